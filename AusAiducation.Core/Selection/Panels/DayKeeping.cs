using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Makes, changes and removes days of interviews. What families were told is not changed here.</summary>
public sealed class DayKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <returns>The key of the day.</returns>
    public async Task<string> SaveAsync(string? editionCode, DayInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        if (!string.IsNullOrEmpty(input.Key)) return await ChangeAsync(db, input, ct);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == editionCode, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        db.Viewer.Demand(Permission.ScheduleInterviews, edition.Id);
        RuleBroken.If(await InterviewRounds.WhyNotPlanAsync(db, edition.Id, ct));
        var day = new InterviewDay(edition.Id, input.Read(clock.Today));
        db.InterviewDays.Add(day);
        await db.SaveChangesAsync(ct);
        return day.Key;
    }

    /// <summary>Refused while an interview stands on it.</summary>
    public async Task RemoveAsync(string? key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var day = await PanelRows.DayAsync(db, key, ct);
        RuleBroken.If(await PanelRows.WhyNotRemoveAsync(db, [.. day.Panels.Select(p => p.Id)], ct));
        db.InterviewDays.Remove(day);
        await db.SaveChangesAsync(ct);
    }

    async Task<string> ChangeAsync(AppDbContext db, DayInput input, CancellationToken ct)
    {
        var day = await PanelRows.DayAsync(db, input.Key, ct);
        var terms = input.Read(Typed.TryDay(input.Date, out var date) && date == day.Date ? null : clock.Today);
        db.Expect(day, Typed.TryInt(input.Version, out var seen) ? seen : 0);
        foreach (var panel in day.Panels) await PanelRows.DemandFreeAsync(db, terms, panel.Id, [.. panel.Members.Select(m => m.UserId)], panel.Room, nameof(input.OpensAt), ct);
        day.Change(terms, await WholeEdition.PlacedAsync(db, [.. day.Panels.Select(p => p.Id)], ct));
        await db.SaveChangesAsync(ct);
        return day.Key;
    }
}
