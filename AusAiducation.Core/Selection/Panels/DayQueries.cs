using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Reads the days of interviews for those who plan.</summary>
public sealed class DayQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>The days of an edition in their order.</summary>
    public async Task<IReadOnlyList<DayLine>> OfEditionAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews, editionId);
        var days = await OpenPanel.DaysAsync(db, db.InterviewDays.Where(d => d.EditionId == editionId), clock.Now, ct);
        return [.. days.Select(d => new DayLine(d.Day.Key, d.Day.Terms, [.. d.Panels.Select(p => p.Panel.Name)], d.Panels.Count * d.Day.Terms.Starts().Count, d.Panels.Sum(p => p.Taken.Count)))];
    }

    /// <summary>Null when there is no such day for this viewer.</summary>
    public async Task<DayView?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        if (await OpenPanel.DaysAsync(db, db.InterviewDays.Where(d => d.Key == key), clock.Now, ct) is not [var (day, panels)] || !db.Viewer.Can(Permission.ScheduleInterviews, day.EditionId)) return null;
        var heard = await HeardAsync(db, [.. panels.Select(p => p.Panel.Id)], ct);
        return new DayView(day.Key, day.Version, day.Edition!.Code, day.Terms, day.Seed, [.. panels.Select(p => Line(p, heard, clock.Now))]);
    }

    /// <summary>Who may sit on a panel of this edition: the people of its round of interviews.</summary>
    public async Task<IReadOnlyList<PanelMemberLine>> ChoicesAsync(string edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var id = await db.Editions.Where(e => e.Code == edition).Select(e => e.Id).SingleOrDefaultAsync(ct);
        return await PlanningQueries.Members(db, id, clock.Today).OrderBy(u => u.DisplayName).Select(u => new PanelMemberLine(u.Key, u.DisplayName)).ToListAsync(ct);
    }

    static PanelLine Line(OpenPanel open, ILookup<(int Panel, DateTime At), HeardCandidate> heard, DateTime now) =>
        new(open.Panel.Key, open.Panel.Version, open.Panel.Name, open.Panel.Room, [.. open.Panel.Members.OrderBy(m => m.User!.DisplayName, StringComparer.CurrentCulture).Select(m => new PanelMemberLine(m.User!.Key, m.User.DisplayName))],
            [.. open.Day.Terms.Starts().Select(start => (start, At: open.At(start))).Select(s => new SlotLine(s.start, heard[(open.Panel.Id, s.At)].LastOrDefault(), !open.Free.Contains(s.start) && (s.At > now || open.Taken.Any(t => t.At == s.At))))]);

    static async Task<ILookup<(int, DateTime), HeardCandidate>> HeardAsync(AppDbContext db, List<int> panels, CancellationToken ct)
    {
        var rows = await db.Interviews.Where(i => panels.Contains(i.PanelOfDayId!.Value) && i.State != InterviewState.Cancelled).OrderBy(i => i.Id).Select(i => new
        {
            Panel = i.PanelOfDayId!.Value, i.StartsAt, i.Key, Candidate = i.Candidate!.Key, i.Candidate.Code, i.Candidate.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic,
            i.State, i.Language, i.Companion, i.TravelAdvance,
            Told = db.Messages.Where(m => m.AppointmentUid == i.Key && m.State != MessageState.Withdrawn).OrderByDescending(m => m.Id).Select(m => new { m.Key, m.State }).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ToLookup(r => (r.Panel, r.StartsAt), r => new HeardCandidate(r.Key, r.Candidate, r.Code, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}", $"{r.GivenNameArabic} {r.FamilyNameArabic}".Trim(),
            r.State, new(r.Language, r.Companion, r.TravelAdvance), r.Told?.State, r.Told?.Key));
    }
}
