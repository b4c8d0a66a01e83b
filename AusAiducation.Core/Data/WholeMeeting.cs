using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What a meeting holds, whoever asks: numbers, never rows.</summary>
/// <param name="Items">Files on its agenda.</param>
/// <param name="Waiting">Those of them without a decision.</param>
/// <param name="Scoring">A round over files or need of the edition is open.</param>
public sealed record MeetingStanding(int Items, int Waiting, bool Scoring);

/// <summary>
/// What must be whole although the person who acts is sent out for some of it: a chair with a cousin among the candidates still prepares an
/// agenda on which the cousin stands, and cannot close the meeting before somebody else led that item. Reads past the row rules; the acts
/// check the duty first, and nothing read here about a hidden file is given back.
/// </summary>
public sealed class WholeMeeting(ViewerDb viewerDb, AppDbContextFactory factory)
{
    /// <summary>The shortlisted of an edition in the order they should be discussed.</summary>
    internal async Task<IReadOnlyList<(int CandidateId, AgendaWhy Why)>> AgendaAsync(string edition, int margin, CancellationToken ct)
    {
        (await viewerDb.ViewerAsync(ct)).Demand(Permission.DecideSelection);
        await using var db = factory.Create(Viewer.System);
        var ranking = await RankingReader.ReadAsync(db, Permission.DecideSelection, edition, null, ct) ?? throw new NotFoundForViewer("Edition");
        return AgendaOrder.Of(ranking, margin);
    }

    internal static async Task<MeetingStanding> StandingAsync(AppDbContext db, int meetingId, CancellationToken ct)
    {
        var items = await db.AgendaItems.IgnoringVisibility().Where(i => i.MeetingId == meetingId)
            .Select(i => new { Waits = i.DecidedAt == null, Scoring = db.Rounds.Any(r => r.EditionId == i.EditionId && r.State == RoundState.Open && (r.Kind == RoundKind.File || r.Kind == RoundKind.Need)) }).ToListAsync(ct);
        return new(items.Count, items.Count(i => i.Waits), items.Exists(i => i.Scoring));
    }

    /// <summary>The files on the agenda and the last place given, for what is added to it.</summary>
    internal static async Task<(HashSet<int> Candidates, int Last)> PlacesAsync(AppDbContext db, int meetingId, CancellationToken ct)
    {
        var rows = await db.AgendaItems.IgnoringVisibility().Where(i => i.MeetingId == meetingId).Select(i => new { i.CandidateId, i.Position }).ToListAsync(ct);
        return (rows.ConvertAll(r => r.CandidateId).ToHashSet(), rows.Count == 0 ? 0 : rows.Max(r => r.Position));
    }
}
