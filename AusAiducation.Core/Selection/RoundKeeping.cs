using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What is asked when a round of file scoring is prepared.</summary>
public sealed class RoundInput
{
    public string Edition { get; set; } = "";
    public string ClosesOn { get; set; } = "";
    public string ReviewsPerFile { get; set; } = "3";
    public string OthersVisible { get; set; } = nameof(Selection.OthersVisible.AfterOwn);
}

/// <summary>Prepares, opens and closes an edition's round of file scoring.</summary>
public sealed class RoundKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Prepares the round from the edition's rubric for files. Identity is hidden in it, always.</summary>
    public async Task CreateAsync(RoundInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var problems = new Problems();
        var closesOn = problems.Day(nameof(input.ClosesOn), input.ClosesOn, notBefore: clock.Today);
        var reviews = problems.Whole(nameof(input.ReviewsPerFile), input.ReviewsPerFile, 1, 9);
        var others = problems.Choice<OthersVisible>(nameof(input.OthersVisible), input.OthersVisible);
        if (others == OthersVisible.Always) problems.Add(nameof(input.OthersVisible), "Common.ChooseOne");
        problems.ThrowIfAny();
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer("Edition");
        db.Viewer.Demand(Permission.ManageRounds, edition.Id);
        if (edition.ClosedAt is not null) throw new RuleBroken("Selection.EditionClosed");
        if (await db.Rounds.AnyAsync(r => r.EditionId == edition.Id, ct)) throw new RuleBroken("Selection.RoundExists");
        var rubric = await db.Rubrics.SingleOrDefaultAsync(r => r.EditionId == edition.Id && r.Purpose == RubricPurpose.File, ct) ?? throw new RuleBroken("Selection.NoFileRubric");
        db.Rounds.Add(new Round(edition.Id, rubric, closesOn!.Value, reviews!.Value, hidesIdentity: true, others!.Value));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens the round: its rules are frozen and hashed from here on.</summary>
    public async Task OpenAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        var eligible = await db.Candidates.CountAsync(c => c.EditionId == round.EditionId && c.Stage == CandidateStage.Eligible, ct);
        RuleBroken.If(round.WhyNotOpen(eligible, await BlindFacts.MembersAsync(db, round.EditionId, clock.Today, ct)));
        round.Open(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Closes the round: drafts stay readable to their authors and count nowhere.</summary>
    public async Task CloseAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        round.Close(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    static async Task<Round> LoadAsync(AppDbContext db, string roundKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.Include(r => r.Rubric.Criteria).SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer("Round");
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        return round;
    }
}
