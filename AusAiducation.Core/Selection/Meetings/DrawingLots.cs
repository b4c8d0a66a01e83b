using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Lots;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>
/// Draws lots among files that are exactly tied over the last seat, after the discussion, and only where the rules of the round announced
/// where the seed would come from before the first score. The draw proposes an order; the decisions stay the commission's.
/// </summary>
public sealed class DrawingLots(ViewerDb viewerDb, WholeMeeting whole, ProgrammeClock clock, Signals signals)
{
    /// <param name="meetingKey">The open meeting.</param>
    /// <param name="seed">What the announced source gave: a closing index, a public draw.</param>
    /// <param name="ct">Given up when the page is left.</param>
    public async Task DrawAsync(string? meetingKey, string? seed, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Key == meetingKey, ct) ?? throw new NotFoundForViewer(nameof(Meeting));
        db.Viewer.Demand(Permission.DecideSelection, meeting.EditionId);
        RuleBroken.If(meeting.WhyNotAct());
        var problems = new Problems();
        var given = problems.Required("Seed", seed, LotPlace.SeedMaxLength);
        problems.ThrowIfAny();
        if (await SourceAsync(db, meeting.EditionId, ct) is not { } source) throw new RuleBroken("Meetings.LotsOff");
        var tied = await whole.TiedAsync(meeting.Id, ct);
        if (tied.Count < 2) throw new RuleBroken("Meetings.NothingTied");
        if (await db.LotPlaces.AnyAsync(l => l.MeetingId == meeting.Id, ct)) throw new RuleBroken("Meetings.LotDrawn");
        var lot = DrawnLot.Draw(tied.Keys, given);
        var draw = Keys.New();
        db.LotPlaces.AddRange(lot.Order.Select((code, i) => new LotPlace(tied[code], db.Viewer.UserId, draw, source, given, lot.Digests[i], i + 1, clock.Now)));
        await db.SaveNewAsync(ct);
        await MeetingSignal.ChangedAsync(signals, meeting, ct);
    }

    /// <summary>Where the seed was announced to come from; null: the rules know no lot.</summary>
    internal static Task<string?> SourceAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.Rounds.Where(r => r.EditionId == editionId && r.Kind == RoundKind.File && r.State == RoundState.Closed).OrderByDescending(r => r.Number).Select(r => r.LotSource).FirstOrDefaultAsync(ct);
}
