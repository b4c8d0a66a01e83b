using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Makes, changes and removes the panels of a day. A change of members reaches the interviews already placed.</summary>
public sealed class PanelKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task SaveAsync(PanelInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var day = await PanelRows.DayAsync(db, input.Day, ct);
        RuleBroken.If(await InterviewRounds.WhyNotPlanAsync(db, day.EditionId, ct));
        var panel = string.IsNullOrEmpty(input.Key) ? null : day.Panels.FirstOrDefault(p => p.Key == input.Key) ?? throw new NotFoundForViewer(nameof(InterviewPanel));
        var problems = new Problems();
        var (name, room) = (problems.Required(nameof(input.Name), input.Name, InterviewPanel.NameMaxLength), problems.Optional(nameof(input.Room), input.Room, InterviewPanel.RoomMaxLength));
        var members = await PlanningQueries.Members(db, day.EditionId, clock.Today).Where(u => input.Members.Contains(u.Key)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct);
        if (members.Count < InterviewPanel.FewestMembers) problems.Add(nameof(input.Members), "Interviews.PanelTooSmall", InterviewPanel.FewestMembers);
        problems.ThrowIfAny();
        var ids = members.ConvertAll(m => m.Id);
        await PanelRows.DemandFreeAsync(db, day.Terms, panel?.Id ?? 0, ids, room, nameof(input.Members), ct);
        if (panel is null) db.InterviewPanels.Add(new InterviewPanel(day, name, room, ids));
        else
        {
            db.Expect(panel, Typed.TryInt(input.Version, out var seen) ? seen : 0);
            if (room != panel.Room && await WholeEdition.PlacedAsync(db, [panel.Id], ct) is { Count: > 0 and var placed }) throw new InputRefused(nameof(input.Room), "Interviews.DayFixed", placed);
            await ReseatAsync(db, panel, members.ToDictionary(m => m.Id, m => m.DisplayName), ct);
            panel.Rename(name, room);
            panel.Seat(ids);
        }
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(string? dayKey, string? key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var day = await PanelRows.DayAsync(db, dayKey, ct);
        var panel = day.Panels.FirstOrDefault(p => p.Key == key) ?? throw new NotFoundForViewer(nameof(InterviewPanel));
        RuleBroken.If(await PanelRows.WhyNotRemoveAsync(db, [panel.Id], ct));
        db.InterviewPanels.Remove(panel);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The interviews still to come hear the new members, unless a sheet was begun or a tie forbids it.</summary>
    static async Task ReseatAsync(AppDbContext db, InterviewPanel panel, Dictionary<int, string> members, CancellationToken ct)
    {
        var now = panel.Members.Select(m => m.UserId).ToHashSet();
        if (now.SetEquals(members.Keys)) return;
        foreach (var interview in await WholeEdition.PlannedOfAsync(db, panel.Id, ct))
        {
            if (await WholeEdition.SheetAuthorAsync(db, interview.Id, ct) is { } author) throw new RuleBroken("Interviews.SheetStarted", author);
            var kept = await Ties.OfAsync(db, interview.CandidateId, ct);
            if (members.FirstOrDefault(m => kept.Contains(m.Key)) is { Value: not null } tied) throw db.Viewer.Rows.HiddenCandidates.Contains(interview.CandidateId)
                ? new InputRefused(nameof(PanelInput.Members), "Interviews.TiedHere", tied.Value)
                : new InputRefused(nameof(PanelInput.Members), "Interviews.TiedAt", tied.Value, Texts.Formats.Moment(interview.StartsAt));
            interview.Seat(members.Keys);
        }
    }
}
