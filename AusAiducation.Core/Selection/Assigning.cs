using System.Security.Cryptography;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Assignment;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Files ticked, one member chosen.</summary>
public sealed class AssignInput
{
    public string Member { get; set; } = "";

    /// <summary>Codes; null when nothing was ticked.</summary>
    public List<string>? Files { get; set; }
}

/// <summary>A file that was not given, and why.</summary>
public sealed record NotGiven(string Code, Refusal Why);

/// <summary>How many files were given, and which were not.</summary>
public sealed record Assigned(int Given, IReadOnlyList<NotGiven> Refused);

/// <summary>Gives files to members by hand, and takes back those that were not started. A mail tells each member, once for what is given within ten minutes.</summary>
public sealed class Assigning(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>Gives each of the files that may be given; the others are named with their reason. Each member meets them in an order of their own.</summary>
    public async Task<Assigned> AssignAsync(string roundKey, AssignInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer("Round");
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        RuleBroken.If(round.WhyNotAssign());
        var problems = new Problems();
        var memberKey = problems.Required(nameof(input.Member), input.Member, Keys.Length);
        var codes = (input.Files ?? []).Distinct().ToList();
        if (codes.Count == 0) problems.Add(nameof(input.Files), "Selection.TickFiles");
        problems.ThrowIfAny();
        var member = await RoundPeople.Today(db, round, clock.Today).Where(m => m.User!.Key == memberKey)
            .Select(m => (int?)m.UserId).FirstOrDefaultAsync(ct) ?? throw new InputRefused(nameof(input.Member), "Selection.NotAMember");

        var files = await db.CandidateFiles.Where(f => f.EditionId == round.EditionId && codes.Contains(f.Code)).Select(f => new { f.Code, f.CandidateId }).ToListAsync(ct);
        var ids = files.Select(f => f.CandidateId).ToList();
        var eligible = await AtStageAsync(db, round.Kind, ids, ct);
        var exclusions = await Exclusions.OfAsync(db, round, ct);
        var holders = await BlindFacts.HoldersAsync(db, round.Id, ids, ct);

        Refusal? WhyNot(int candidate) =>
            holders[candidate].Contains(member) ? new("Selection.AlreadyGiven")
            : exclusions.WhyNot(member, candidate)
            ?? (!eligible.Contains(candidate) ? new("Selection.FileNotEligible")
                : holders[candidate].Count() >= round.ReviewsPerFile ? new("Selection.EnoughReviews", round.ReviewsPerFile)
                : null);

        var refused = codes.Except(files.Select(f => f.Code)).Select(code => new NotGiven(code, new Refusal("Selection.NoSuchFile"))).ToList();
        var given = 0;
        foreach (var file in files)
        {
            if (WhyNot(file.CandidateId) is { } why) { refused.Add(new NotGiven(file.Code, why)); continue; }
            db.Reviews.Add(new Review(round, file.CandidateId, member, RandomNumberGenerator.GetInt32(int.MaxValue)));
            given++;
        }
        await TellAsync(db, round, FilesMoved.To(member, given), ct);
        await SaveAsync(db, ct);
        return new Assigned(given, refused);
    }

    /// <summary>Takes a file back from a member who has not started it.</summary>
    public async Task UnassignAsync(string reviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var review = await db.Reviews.Include(r => r.Round).SingleOrDefaultAsync(r => r.Key == reviewKey, ct) ?? throw new NotFoundForViewer("Review");
        db.Viewer.Demand(Permission.ManageRounds, review.EditionId);
        RuleBroken.If(review.WhyNotUnassign());
        db.Reviews.Remove(review);
        await TellAsync(db, review.Round, FilesMoved.From(review.UserId), ct);
        await db.SaveChangesAsync(ct);
    }

    async Task TellAsync(AppDbContext db, Round round, FilesMoved moved, CancellationToken ct)
    {
        if (!db.Offered.Mail || !moved.People.Any()) return;
        var edition = await db.Editions.Where(e => e.Id == round.EditionId).Select(e => e.Code).SingleAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        await ReviewMails.GivenAsync(db, round, edition, await PlanState.PeopleAsync(db, round, clock.Today, ct), moved, now + ReviewMails.ByHandWait, now, ct);
    }

    /// <summary>A file its own reviewer must meet blind was at its stage when it was given; the others are asked.</summary>
    static async Task<List<int>> AtStageAsync(AppDbContext db, RoundKind kind, List<int> ids, CancellationToken ct)
    {
        var (blind, stages) = (db.Viewer.Rows.HiddenCandidates, kind.Stages().ToList());
        var eligible = await db.Candidates.Where(c => ids.Contains(c.Id) && stages.Contains(c.Stage)).Select(c => c.Id).ToListAsync(ct);
        return [.. eligible, .. ids.Where(blind.Contains)];
    }

    /// <summary>The unique index is the last word when two people give the same file to the same member at once.</summary>
    static async Task SaveAsync(AppDbContext db, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException) { throw new RuleBroken("Selection.GivenMeanwhile"); }
    }
}
