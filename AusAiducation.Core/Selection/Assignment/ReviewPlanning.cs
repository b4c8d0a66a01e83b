using System.Security.Cryptography;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Ties;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>How many files were given, to how many members, and how many were told by mail.</summary>
public sealed record PlanDone(int Given, int TakenBack, int Told);

/// <summary>
/// Proposes who reads what and, once somebody confirms what they were shown, gives it in one transaction and tells each member once.
/// Files hidden from the viewer are dealt out with the others and appear in no count and no sentence.
/// </summary>
public sealed class ReviewPlanning(ViewerDb viewerDb, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>The people of a round, and a proposal when its terms are given; null when there is no such round for this viewer. Four queries, with a proposal six.</summary>
    public async Task<AssignmentView?> ReadAsync(string? roundKey, PlanInput? ask = null, CancellationToken ct = default)
    {
        var terms = ask?.Read();
        await using var db = await viewerDb.OpenAsync(ct);
        if (await RoundChoice.OfAsync(db, roundKey, ct) is not { } found) return null;
        var round = found.Round;
        if (!round.Kind.GivesFiles()) return null;
        var earlier = await db.ReviewAssignments.Where(a => a.RoundId == round.Id).OrderByDescending(a => a.Number)
            .Select(a => new ConfirmedPlan(a.Number, a.Seed, a.Replanned, a.By!.DisplayName, a.At)).ToListAsync(ct);
        var hidden = db.Viewer.Rows.HiddenCandidates.ToHashSet();
        var seed = SeedOf(terms, round, earlier.Count);
        var (state, plan, changes) = (default(PlanState), default(ReviewPlan), default(PlanChanges));
        if (terms is not null && round.WhyNotAssign() is null)
        {
            state = await PlanState.LoadAsync(db, round, clock.Today, ct);
            plan = state.Plan(terms, seed);
            changes = PlanChanges.Of(state, plan, terms);
        }
        var people = state?.People ?? await PlanState.PeopleAsync(db, round, clock.Today, ct);
        var held = (state?.Held ?? await BlindFacts.HeldAsync(db, round, ct)).Where(h => !hidden.Contains(h.CandidateId)).ToLookup(h => h.UserId);
        return new AssignmentView
        {
            Round = found.Head, ClosesOn = round.ClosesOn, ReviewsPerFile = round.ReviewsPerFile, RemindDays = round.RemindDays, WhyNotAssign = round.WhyNotAssign(), Earlier = earlier, Seed = seed,
            Members = [.. people.Select(p => new PlanMember(p.Key, p.Name, p.Streams, p.MostFiles, held[p.UserId].Count(), held[p.UserId].Count(h => h.State != ReviewState.Assigned),
                changes?.Given.Count(g => g.Person == p && !hidden.Contains(g.File.CandidateId)) ?? 0, changes?.TakenBack.Count(h => h.UserId == p.UserId && !hidden.Contains(h.CandidateId)) ?? 0))],
            Plan = state is null ? null : Preview(state, plan!, changes!, hidden),
        };
    }

    /// <summary>Gives what was shown. Refused when a file, a tie, a member or a review changed since.</summary>
    public async Task<PlanDone> ConfirmAsync(string roundKey, PlanInput input, CancellationToken ct = default)
    {
        var terms = input.Read();
        await using var db = await viewerDb.OpenAsync(ct);
        var (round, head) = await RoundChoice.OfAsync(db, roundKey, ct) ?? throw new NotFoundForViewer(nameof(Round));
        RuleBroken.If(round.WhyNotAssign());
        var number = await db.ReviewAssignments.CountAsync(a => a.RoundId == round.Id, ct);
        var seed = SeedOf(terms, round, number);
        var state = await PlanState.LoadAsync(db, round, clock.Today, ct);
        var changes = PlanChanges.Of(state, state.Plan(terms, seed), terms);
        if (changes.Fingerprint(state) != input.Shown) throw new RuleBroken("Selection.PlanMoved");
        RuleBroken.If(WhyNotConfirm(changes));

        foreach (var review in await BlindFacts.ReviewsAsync(db, [.. changes.TakenBack.Select(h => h.Id)], ct))
        {
            RuleBroken.If(review.WhyNotUnassign());
            db.Reviews.Remove(review);
        }
        foreach (var (file, person) in changes.Given) db.Reviews.Add(new Review(round, file.CandidateId, person.UserId, RandomNumberGenerator.GetInt32(int.MaxValue)));
        db.ReviewAssignments.Add(new ReviewAssignment(round, number + 1, seed, terms.Unstarted == UnstartedFiles.DealtAgain, db.Viewer.UserId, clock.Now));
        var now = time.GetUtcNow().UtcDateTime;
        var moved = new FilesMoved(changes.Given.CountBy(g => g.Person.UserId).ToDictionary(), changes.TakenBack.CountBy(h => h.UserId).ToDictionary());
        var told = await ReviewMails.GivenAsync(db, round, head.EditionCode, state.People, moved, now, now, ct);
        await SaveAsync(db, ct);
        // As in the preview: what is hidden from this person is in no count they read.
        var hidden = db.Viewer.Rows.HiddenCandidates;
        return new PlanDone(changes.Given.Count(g => !hidden.Contains(g.File.CandidateId)), changes.TakenBack.Count(h => !hidden.Contains(h.CandidateId)), told);
    }

    static string SeedOf(PlanTerms? terms, Round round, int earlier) => terms?.Seed ?? $"{round.Key}-{earlier + 1}";

    static Refusal? WhyNotConfirm(PlanChanges changes) => changes.IsEmpty ? new("Selection.NothingToGive") : null;

    static PlanPreview Preview(PlanState state, ReviewPlan plan, PlanChanges changes, HashSet<int> hidden)
    {
        var shown = state.Files.Where(f => !hidden.Contains(f.CandidateId)).ToList();
        var (codes, unseen) = (shown.Select(f => f.Code).ToHashSet(), state.Files.Where(f => hidden.Contains(f.CandidateId)).Select(f => f.Code).ToList());
        var takenBack = changes.TakenBack.Select(h => h.Id).ToHashSet();
        var holders = state.Held.Where(h => !takenBack.Contains(h.Id)).Select(h => h.CandidateId).Concat(changes.Given.Select(g => g.File.CandidateId)).CountBy(c => c).ToDictionary();
        return new PlanPreview
        {
            Files = shown.Count, Hidden = unseen.Count, Given = changes.Given.Count(g => codes.Contains(g.File.Code)), TakenBack = changes.TakenBack.Count(h => !hidden.Contains(h.CandidateId)),
            Missing = shown.Sum(f => Math.Max(0, state.Round.ReviewsPerFile - holders.GetValueOrDefault(f.CandidateId))), Apart = plan.Apart,
            // A bottleneck is named by its files: one that has a hidden file is told without any.
            Shortages = [.. plan.Shortages.Select(s => s.Args.OfType<string>().Any(a => unseen.Exists(code => a.Contains(code, StringComparison.Ordinal))) ? new Refusal("Selection.HiddenShort") : s).DistinctBy(s => (s.Key, string.Join('|', s.Args)))],
            Fingerprint = changes.Fingerprint(state), WhyNotConfirm = WhyNotConfirm(changes),
        };
    }

    /// <summary>Somebody gave, took back, started or confirmed in the same instant: the unique indexes and versions are the last word.</summary>
    static async Task SaveAsync(AppDbContext db, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("Selection.PlanMoved"); }
        catch (DbUpdateException e) when (e.IsDuplicate()) { throw new RuleBroken("Selection.PlanMoved"); }
    }
}
