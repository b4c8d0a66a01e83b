using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What the training files of a round do: each member is given each of them, but for ties, and scores them first.</summary>
static class TrainingFiles
{
    /// <summary>A training file that this member still has to score in this round. To be asked of reviews that include training.</summary>
    public static Expression<Func<Review, bool>> IsWaiting(int roundId, int userId) =>
        r => r.RoundId == roundId && r.UserId == userId && r.IsTraining && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft);

    /// <summary>Still in the race of the round's own edition: it will be judged, so nobody may have discussed it before.</summary>
    public static bool IsInRace(Round round, int editionId, CandidateStage stage) =>
        editionId == round.EditionId && stage is CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Shortlisted;

    /// <summary>Codes of those this viewer does not meet. Asked only for whom something is hidden.</summary>
    public static async Task<List<string>> HiddenAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        if (round.Training.Count == 0 || db.Viewer.Rows.HiddenCandidates.Count == 0) return [];
        var met = await db.Candidates.Where(c => round.Training.Contains(c.Code)).Select(c => c.Code).ToListAsync(ct);
        return [.. round.Training.Except(met)];
    }

    /// <summary>Gives these members the training files they do not have yet and have no tie with.</summary>
    public static async Task GiveAsync(AppDbContext db, Round round, IReadOnlyList<int> userIds, CancellationToken ct)
    {
        if (round.Training.Count == 0) return;
        var files = await BlindFacts.TrainingAsync(db, round.Training, ct);
        if (files.Find(f => IsInRace(round, f.EditionId, f.Stage)) is { } late) throw new RuleBroken("Selection.TrainingInRaceNow", db.Viewer.Rows.HiddenCandidates.Contains(late.Id) ? RoundDesk.Withheld : late.Code);
        var without = await BlindFacts.TiedOrTrainedAsync(db, round.Id, [.. userIds], files.ConvertAll(f => f.Id), ct);
        foreach (var userId in userIds)
            foreach (var (i, code) in round.Training.Index())
                if (files.Find(f => f.Code == code) is { } file && !without.Contains((userId, file.Id))) db.Reviews.Add(new Review(round, file.Id, userId, i, training: true));
    }
}
