using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Tells a family that a condition is not met, and how to correct what the answer rests on. Held in the outbox, with the answer's own transaction.</summary>
static class EligibilityLetters
{
    /// <summary>What the letter gives as the reason: the rule's sentence in both languages, or, where a person judged otherwise, what they wrote.</summary>
    public static object ReasonOf(EligibilityProposal proposal, string? reason) => proposal.Eligible == false || reason is null ? proposal.Cause : reason;

    /// <summary>An answer overtakes the letter still held about the one before. The caller saves.</summary>
    public static async Task PrepareAsync(AppDbContext db, IReadOnlyCollection<(Candidate Candidate, bool Eligible, object Reason)> answers, CancellationToken ct)
    {
        var ids = answers.Select(a => (int?)a.Candidate.Id).ToList();
        foreach (var overtaken in await db.Messages.Where(m => ids.Contains(m.CandidateId) && m.Template == MessageTemplate.Ineligible && m.State == MessageState.Held).ToListAsync(ct)) overtaken.Withdraw();
        await db.PrepareAsync(answers.Where(a => !a.Eligible).Select(a => new CandidateMessage(a.Candidate, MessageTemplate.Ineligible, new Dictionary<MessageField, object> { [MessageField.Reason] = a.Reason })).ToList(), ct: ct);
    }
}
