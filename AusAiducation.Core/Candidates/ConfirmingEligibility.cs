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
        if (input.Eligible is not ("yes" or "no")) problems.Add(nameof(input.Eligible), "Common.ChooseOne");
        var reason = problems.Optional(nameof(input.Reason), input.Reason, ReasonMaxLength);
        var proposal = ProposalOf(candidate);
        if (input.Eligible is "yes" or "no" && input.Eligible == "yes" != proposal.Eligible && reason is null) problems.Add(nameof(input.Reason), "Eligibility.OverrideNeedsReason");
        problems.ThrowIfAny();
        if (proposal.Cause.Key != input.CauseKey) throw new RuleBroken("Eligibility.ProposalChanged");
        Decide(db, candidate, proposal, input.Eligible == "yes", reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Confirms what was proposed for these files, all for the same cause; one that no longer has it stops the whole.</summary>
    public async Task ConfirmAllAsync(string causeKey, IReadOnlyList<string> keys, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ConfirmEligibility);
        if (keys.Count == 0) throw new RuleBroken("Eligibility.NobodyTicked");
        if (keys.Count > AtOnce) throw new RuleBroken("Eligibility.TooManyAtOnce", AtOnce);
        var candidates = await LoadAsync(db, keys, ct);
        foreach (var candidate in candidates)
        {
            var proposal = ProposalOf(candidate);
            if (candidate.Stage != CandidateStage.Received || proposal.Cause.Key != causeKey) throw new RuleBroken("Eligibility.ProposalChanged");
            Decide(db, candidate, proposal, proposal.Eligible, reason: null);
        }
        if (candidates.Count != keys.Distinct().Count()) throw new RuleBroken("Eligibility.ProposalChanged");
        await db.SaveChangesAsync(ct);
    }

    void Decide(AppDbContext db, Candidate candidate, EligibilityProposal proposal, bool eligible, string? reason)
    {
        db.Viewer.Demand(Permission.ConfirmEligibility, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        candidate.Rule(eligible);
        db.EligibilityDecisions.Add(new EligibilityDecision(candidate, proposal, eligible, reason, db.Viewer.UserId, clock.Now));
    }

    static Task<List<Candidate>> LoadAsync(AppDbContext db, IReadOnlyList<string> keys, CancellationToken ct) =>
        db.Candidates.Include(c => c.Edition).Include(c => c.File).Include(c => c.Social).Where(c => keys.Contains(c.Key)).ToListAsync(ct);

    static EligibilityProposal ProposalOf(Candidate c) =>
        EligibilityProposal.For(c.Edition!.Eligibility, c.Edition.BacYear, c.File.Marks, c.File.BacYear, c.Social?.IncomeBracket is { } income && income != IncomeBracket.Undeclared);
}
