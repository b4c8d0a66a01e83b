using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Bulk;

/// <summary>What a move must know of a file beside its stage.</summary>
/// <param name="Decided">A decision of the commission is prepared for it and not yet told.</param>
/// <param name="Shortlist">Somebody decided on its shortlisting.</param>
/// <param name="OwnWithdrawal">The candidate took it back on the public form.</param>
/// <param name="LastAnswer">The last answer on eligibility.</param>
public sealed record MoveFacts(bool Decided, bool Shortlist, bool OwnWithdrawal, bool? LastAnswer);

/// <summary>The steps of a file that are nobody's decision: the family withdraws, or takes that back.</summary>
public sealed class MovingFiles(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <param name="version">The file's as it was shown.</param>
    public async Task WithdrawAsync(string key, int version, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (candidate, facts) = await LoadAsync(db, key, version, ct);
        RuleBroken.If(WhyNotWithdraw(candidate, facts));
        candidate.GoTo(CandidateStage.Withdrawn);
        await CallingOff.InterviewsOfAsync(db, candidate, clock.Now, ct);
        await db.PrepareAsync(candidate, MessageTemplate.WithdrawalNoted, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <inheritdoc cref="WithdrawAsync"/>
    public async Task ReopenAsync(string key, int version, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (candidate, facts) = await LoadAsync(db, key, version, ct);
        RuleBroken.If(WhyNotReopen(candidate, facts));
        candidate.Reopen(facts.LastAnswer);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>After a decision was released, or while one is prepared, withdrawing is more than a step: a place or a rank hangs on it.</summary>
    internal static Refusal? WhyNotWithdraw(Candidate candidate, MoveFacts facts) =>
        candidate.Stage is CandidateStage.Selected or CandidateStage.Reserve ? new("Bulk.DecisionReleased", candidate.Stage)
        : facts.Decided ? new("Bulk.DecisionPrepared")
        : candidate.WhyNotGoTo(CandidateStage.Withdrawn);

    internal static Refusal? WhyNotReopen(Candidate candidate, MoveFacts facts) =>
        candidate.WhyNotReopen()
        ?? (facts.OwnWithdrawal ? new Refusal("Bulk.WithdrawnByCandidate") : null)
        ?? (facts.Decided || facts.Shortlist ? new Refusal("Bulk.ShortlistDecided") : null);

    /// <summary>One query.</summary>
    internal static Task<Dictionary<int, MoveFacts>> FactsAsync(AppDbContext db, List<int> ids, CancellationToken ct) =>
        db.Candidates.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new
        {
            c.Id,
            Decided = db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReplacedAt == null),
            Shortlist = db.ShortlistDecisions.Any(d => d.CandidateId == c.Id),
            Own = db.Dossiers.Any(d => d.CandidateId == c.Id && d.WithdrawnAt != null),
            LastAnswer = db.EligibilityDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.Id).Select(d => (bool?)d.Eligible).FirstOrDefault(),
        }).ToDictionaryAsync(c => c.Id, c => new MoveFacts(c.Decided, c.Shortlist, c.Own, c.LastAnswer), ct);

    static async Task<(Candidate Candidate, MoveFacts Facts)> LoadAsync(AppDbContext db, string key, int version, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await db.Candidates.Include(c => c.Edition).Include(c => c.Person).FirstOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        db.Expect(candidate, version);
        return (candidate, (await FactsAsync(db, [candidate.Id], ct))[candidate.Id]);
    }
}
