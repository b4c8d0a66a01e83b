using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One person's answer on one file. <see cref="CauseKey"/> is the proposal that person was shown.</summary>
public sealed class EligibilityInput
{
    /// <summary>"yes" or "no".</summary>
    public string? Eligible { get; set; }
    public string? Reason { get; set; }
    public string? CauseKey { get; set; }
}

/// <summary>One person's answer on the ticked files of one cause; the reason is asked for where it is not what the rules propose.</summary>
public sealed class BulkEligibilityInput
{
    /// <summary>"yes" or "no".</summary>
    public string? Eligible { get; set; }
    public string? Reason { get; set; }
    public string? CauseKey { get; set; }
    public IReadOnlyList<string> Keys { get; set; } = [];
}

/// <summary>What became of one file of a bulk act; null where it was done.</summary>
public sealed record FileResult(string Key, string Name, Refusal? WhyNot);

/// <summary>The rules propose, a named person confirms or overrides with a reason; one by one, or all files of one cause at once.</summary>
public sealed class ConfirmingEligibility(ViewerDb viewerDb, ProgrammeClock clock)
{
    public const int ReasonMaxLength = 300;

    /// <summary>How many files one confirmation takes at most; a longer list is confirmed in several.</summary>
    public const int AtOnce = 200;

    public async Task DecideAsync(string key, EligibilityInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        var candidate = (await LoadAsync(db, [key], ct)).SingleOrDefault() ?? throw new NotFoundForViewer("The file");
        var problems = new Problems();
        var (eligible, reason) = Read(problems, input.Eligible, input.Reason);
        problems.ThrowIfAny();
        var proposal = ProposalOf(candidate);
        RuleBroken.If(WhyNotDecide(db, candidate, proposal, eligible!.Value, input.CauseKey));
        if (eligible != proposal.Eligible && reason is null) throw new InputRefused(nameof(input.Reason), "Eligibility.OverrideNeedsReason");
        Decide(db, candidate, proposal, eligible.Value, reason);
        await EligibilityLetters.PrepareAsync(db, [(candidate, eligible.Value, EligibilityLetters.ReasonOf(proposal, reason))], ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>"Not eligible" on one file of many, with the reason the letter gives: whoever answered meanwhile is not answered again.</summary>
    public async Task DeclineAsync(string key, string reason, string causeKey, CancellationToken ct = default)
    {
        await using (var db = await viewerDb.OpenAsync(ct))
        {
            db.Viewer.Demand(Permission.ConfirmEligibility);
            RuleBroken.If(WhyNotDecline(await db.Candidates.AsNoTracking().FirstOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer("The file")));
        }
        await DecideAsync(key, new EligibilityInput { Eligible = "no", Reason = reason, CauseKey = causeKey }, ct);
    }

    /// <summary>Before the shortlist, and once.</summary>
    internal static Refusal? WhyNotDecline(Candidate candidate) => candidate.Stage == CandidateStage.Ineligible ? new("Bulk.AlreadyDeclined") : candidate.WhyNotRule(eligible: false);

    /// <summary>The same answer for these files, all shown under one cause. A file that moved on meanwhile stays as it is and is told; the others are done.</summary>
    public async Task<IReadOnlyList<FileResult>> DecideAllAsync(BulkEligibilityInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        var problems = new Problems();
        var (eligible, reason) = Read(problems, input.Eligible, input.Reason);
        problems.ThrowIfAny();
        var keys = input.Keys.Distinct().ToList();
        if (keys.Count == 0) throw new RuleBroken("Eligibility.NobodyTicked");
        if (keys.Count > AtOnce) throw new RuleBroken("Eligibility.TooManyAtOnce", AtOnce);

        var files = (await LoadAsync(db, keys, ct)).Select(c => (Candidate: c, Proposal: ProposalOf(c))).ToList();
        if (reason is null && files.Any(f => f.Proposal.Eligible != eligible && f.Proposal.Cause.Key == input.CauseKey)) throw new InputRefused(nameof(input.Reason), "Eligibility.OverrideNeedsReason");
        var results = new List<FileResult>();
        var answered = new List<(Candidate, bool, object)>();
        foreach (var (candidate, proposal) in files)
        {
            var whyNot = candidate.Stage == CandidateStage.Received ? WhyNotDecide(db, candidate, proposal, eligible!.Value, input.CauseKey) : new Refusal("Eligibility.AnsweredMeanwhile");
            if (whyNot is null)
            {
                Decide(db, candidate, proposal, eligible!.Value, reason);
                answered.Add((candidate, eligible.Value, EligibilityLetters.ReasonOf(proposal, reason)));
            }
            results.Add(new(candidate.Key, candidate.Person.DisplayName, whyNot));
        }
        await EligibilityLetters.PrepareAsync(db, answered, ct);
        await db.SaveChangesAsync(ct);
        // Absent and hidden look the same, here too: such a file has no name.
        return [.. results.OrderBy(r => r.WhyNot is null), .. keys.Except(results.Select(r => r.Key)).Select(k => new FileResult(k, "", new Refusal("Common.GoneMeanwhile")))];
    }

    static (bool? Eligible, string? Reason) Read(Problems problems, string? eligible, string? reason)
    {
        if (eligible is not ("yes" or "no")) problems.Add(nameof(EligibilityInput.Eligible), "Common.ChooseOne");
        return (eligible switch { "yes" => true, "no" => false, _ => null }, problems.Optional(nameof(EligibilityInput.Reason), reason, ReasonMaxLength));
    }

    static Refusal? WhyNotDecide(AppDbContext db, Candidate candidate, EligibilityProposal proposal, bool eligible, string? causeKey)
    {
        db.Viewer.Demand(Permission.ConfirmEligibility, candidate.EditionId);
        return CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null)
            ?? (proposal.Cause.Key == causeKey ? null : new Refusal("Eligibility.ProposalChanged"))
            ?? candidate.WhyNotRule(eligible);
    }

    void Decide(AppDbContext db, Candidate candidate, EligibilityProposal proposal, bool eligible, string? reason)
    {
        candidate.Rule(eligible);
        db.EligibilityDecisions.Add(new EligibilityDecision(candidate, proposal, eligible, reason, db.Viewer.UserId, clock.Now));
    }

    static async Task<List<Candidate>> LoadAsync(AppDbContext db, IReadOnlyList<string> keys, CancellationToken ct)
    {
        var candidates = await db.Candidates.Include(c => c.Edition).Include(c => c.File).Include(c => c.Social).Include(c => c.Person.Identity).Where(c => keys.Contains(c.Key))
            .OrderBy(c => c.SortName).ToListAsync(ct);
        // Apart from the files: joined, each rule would repeat every file.
        var editions = candidates.Select(c => c.EditionId).Distinct().ToList();
        await db.RuleVersions.Include(v => v.Rows).Where(v => editions.Contains(v.EditionId) && v.State == RulesState.InForce).LoadAsync(ct);
        return candidates;
    }

    static EligibilityProposal ProposalOf(Candidate c) => EligibilityProposal.For(c.Edition!.Eligibility, c.Edition.BacYear, CandidateFacts.Of(c));
}
