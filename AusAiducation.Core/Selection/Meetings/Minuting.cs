using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Makes the minutes of a meeting in one act, and makes them again as another version when a decision was changed before its release.</summary>
public sealed class Minuting(ViewerDb viewerDb, WholeMinutes whole, ProgrammeClock clock)
{
    /// <summary>Returns the key of the minutes.</summary>
    /// <param name="meetingKey">A meeting that is over.</param>
    /// <param name="reason">Needed from the second version on.</param>
    /// <param name="ct">Given up when the page is left.</param>
    public async Task<string> MakeAsync(string? meetingKey, string? reason = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Key == meetingKey, ct) ?? throw new NotFoundForViewer(nameof(Meeting));
        db.Viewer.Demand(Permission.DecideSelection, meeting.EditionId);
        if (meeting.State != MeetingState.Closed) throw new RuleBroken("Meetings.NotOver");
        var earlier = await db.Minutes.Where(m => m.MeetingId == meeting.Id).OrderByDescending(m => m.Number).ToListAsync(ct);
        if (await db.MinutesLines.AnyAsync(l => l.Minutes!.MeetingId == meeting.Id && db.SelectionDecisions.Any(d => d.Id == l.DecisionId && d.ReleasedAt != null), ct)) throw new RuleBroken("Minutes.Told");
        var problems = new Problems();
        var why = earlier.Count == 0 ? null : problems.Required("Reason", reason, Minutes.ReasonMaxLength);
        problems.ThrowIfAny();
        var content = await whole.GatherAsync(meeting.Id, ct);
        var minutes = new Minutes(meeting, earlier.Count + 1, why, MinutesText.Of(content.Body), content.Lines, db.Viewer.UserId, clock.Now);
        minutes.Annex(content.Names);
        earlier.ForEach(m => m.Replace(clock.Now));
        db.Minutes.Add(minutes);
        await db.SaveNewAsync(ct);
        return minutes.Key;
    }
}
