using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What one person gave a training file: by letter for members, by name for the chair.</summary>
public sealed record TrainingMarks(string Who, bool Mine, IReadOnlyDictionary<string, int?> Marks, Ratio Score, string? Comment);

/// <summary>A training file with everybody's marks and what was agreed on it.</summary>
public sealed record TrainingSide(string Code, string? StreamCode, decimal? Average, string? OwnKey, IReadOnlyList<TrainingMarks> Given, string? Agreed, DateTime? AgreedAt);

/// <summary>The training files of a round side by side, with the criteria and their anchors.</summary>
public sealed record TrainingBoard
{
    public required string RoundKey { get; init; }
    public required RoundName Round { get; init; }
    public required string EditionCode { get; init; }
    public RoundState RoundState { get; init; }
    public required IReadOnlyList<SheetCriterion> Criteria { get; init; }
    public required IReadOnlyList<TrainingSide> Files { get; init; }

    /// <summary>Who still has to send, by name; for the chair only.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];
}

/// <summary>Sets the training reviews of a round side by side: to a member once their own are sent, without names; to whoever keeps the round, with them.</summary>
public sealed class TrainingBoards(ViewerDb viewerDb)
{
    /// <summary>Null when this is no member's round or has no training. Throws <see cref="RuleBroken"/> before one's own are all sent.</summary>
    public async Task<TrainingBoard?> OfMemberAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        if (await RoundAsync(db, roundKey, ct) is not { } round || !db.Viewer.Can(Permission.ScoreFiles, round.EditionId)) return null;
        if (!db.Viewer.Rows.TrainedRounds.Contains(round.Id))
            return await db.Reviews.IncludingTraining().AnyAsync(TrainingFiles.IsWaiting(round.Id, db.Viewer.UserId), ct) ? throw new RuleBroken("Selection.TrainFirst") : null;
        return await ReadAsync(db, round, names: false, ct);
    }

    /// <summary>Null when there is no such round for this viewer, or it has no training.</summary>
    public async Task<TrainingBoard?> OfRoundAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        if (await RoundAsync(db, roundKey, ct) is not { } round || !db.Viewer.Can(Permission.ManageRounds, round.EditionId)) return null;
        var waiting = await db.Reviews.IncludingTraining().Where(r => r.RoundId == round.Id && r.IsTraining && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft))
            .Select(r => r.User!.DisplayName).Distinct().OrderBy(n => n).ToListAsync(ct);
        return (await ReadAsync(db, round, names: true, ct)) with { Waiting = waiting };
    }

    static Task<Round?> RoundAsync(AppDbContext db, string roundKey, CancellationToken ct) =>
        db.Rounds.AsNoTrackingWithIdentityResolution().Include(r => r.Rubric.Criteria).ThenInclude(c => c.Levels).AsSingleQuery().SingleOrDefaultAsync(r => r.Key == roundKey, ct);

    static async Task<TrainingBoard> ReadAsync(AppDbContext db, Round round, bool names, CancellationToken ct)
    {
        var (me, codes) = (db.Viewer.UserId, round.Training);
        var files = await db.CandidateFiles.Where(f => codes.Contains(f.Code)).Select(f => new
        {
            f.CandidateId, f.Code, f.StreamCode, f.RulingAverage, Edition = db.Editions.Where(e => e.Id == round.EditionId).Select(e => e.Code).First(),
            Note = db.TrainingNotes.Where(n => n.RoundId == round.Id && n.CandidateId == f.CandidateId).Select(n => new { n.Text, n.At }).FirstOrDefault(),
        }).ToListAsync(ct);
        var ids = files.ConvertAll(f => f.CandidateId);
        var sent = await db.Reviews.IncludingTraining().Where(r => r.RoundId == round.Id && r.IsTraining && r.State == ReviewState.Submitted && ids.Contains(r.CandidateId)).OrderBy(r => r.Key)
            .Select(r => new { r.Key, r.CandidateId, r.UserId, r.Total, r.Weights, r.Comment, Name = names ? r.User!.DisplayName : null, Marks = r.Marks.Select(m => new { m.CriterionId, m.Level }).ToList() }).AsSingleQuery().ToListAsync(ct);
        var keys = round.Rubric.Criteria.ToDictionary(c => c.Id, c => c.Key);
        // One letter a person for all the files; the order of random keys tells nothing of who they are.
        var letters = sent.Where(r => r.UserId != me).Select(r => r.UserId).Distinct().Index().ToDictionary(u => u.Item, u => ((char)('A' + u.Index)).ToString());
        return new TrainingBoard
        {
            RoundKey = round.Key, Round = round.Name, EditionCode = files.FirstOrDefault()?.Edition ?? "", RoundState = round.State, Criteria = SheetCriterion.Of(round.Rubric),
            Files = [.. files.OrderBy(f => codes.ToList().IndexOf(f.Code)).Select(f => new TrainingSide(f.Code, f.StreamCode, round.Kind == RoundKind.Need ? null : f.RulingAverage, sent.Find(r => r.UserId == me && r.CandidateId == f.CandidateId)?.Key,
                [.. sent.Where(r => r.CandidateId == f.CandidateId).Select(r => new TrainingMarks(r.Name ?? letters.GetValueOrDefault(r.UserId, ""), r.UserId == me, r.Marks.ToDictionary(m => keys[m.CriterionId], m => m.Level), new Ratio(r.Total ?? 0, r.Weights), r.Comment))
                    .OrderByDescending(m => m.Mine).ThenBy(m => m.Who, StringComparer.Ordinal)],
                f.Note?.Text, f.Note?.At))],
        };
    }
}
