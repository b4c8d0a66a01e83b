using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>Whose place came free, who is called for it, and why somebody ranked before is not.</summary>
public sealed class CallUpInput
{
    public string? Edition { get; set; }
    public string? InsteadOf { get; set; }
    public string? Candidate { get; set; }
    public string? SkipReason { get; set; }
}

/// <summary>
/// Calls the next of the reserve list for a place that was refused, or whose holder stayed silent past a deadline that runs from a confirmed
/// contact. One transaction: the place and its seat come free, the reserve is selected by a decision of its own, the letter waits in the outbox.
/// </summary>
public sealed class CallingUp(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task CallAsync(CallUpInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var view = await CallUpQueries.ReadAsync(db, input.Edition, clock.Today, ct) ?? throw new NotFoundForViewer("Edition");
        RuleBroken.If(view.WhyNot);
        var problems = new Problems();
        var offer = view.Offers.FirstOrDefault(o => o.CandidateKey == input.InsteadOf);
        if (offer?.Cause is not { } cause) throw new RuleBroken(offer is null ? new Refusal("CallUps.NoSuchOffer") : new Refusal("CallUps.StillTime"));
        var chosen = view.Reserve.FirstOrDefault(r => r.CandidateKey == input.Candidate);
        if (chosen is null) problems.Add(nameof(input.Candidate), "Common.ChooseOne");
        var skip = chosen is not null && chosen != view.Reserve[0] ? problems.Required(nameof(input.SkipReason), input.SkipReason, CallUp.ReasonMaxLength) : null;
        problems.ThrowIfAny();

        var people = await db.Candidates.Include(c => c.Person).Where(c => c.Key == input.InsteadOf || c.Key == input.Candidate).ToDictionaryAsync(c => c.Key, ct);
        var (instead, called) = (people[input.InsteadOf!], people[input.Candidate!]);
        if (cause == CallUpCause.Silent) instead.GoTo(CandidateStage.Withdrawn);
        foreach (var seat in await db.Placements.Where(p => p.CandidateId == instead.Id && p.EndedAt == null).ToListAsync(ct)) seat.End(Texts.Texts.In(Texts.Texts.CurrentLanguage, cause), clock.Now);
        (await db.SelectionDecisions.SingleAsync(d => d.CandidateId == called.Id && d.ReplacedAt == null, ct)).GiveWay(clock.Now);
        called.GoTo(CandidateStage.Selected);
        var decision = new SelectionDecision(called.EditionId, called.Id, SelectionOutcome.Selected, null, Texts.Texts.In(Texts.Texts.CurrentLanguage, "CallUps.DecisionReason", cause), db.Viewer.UserId, clock.Now);
        decision.Release(db.Viewer.UserId, clock.Now);
        db.CallUps.Add(new CallUp(called.EditionId, called.Id, instead.Id, cause, chosen!.Rank ?? 0, skip, db.Viewer.UserId, clock.Now));
        await db.PrepareAsync([new CandidateMessage(called, MessageTemplate.Selected)], ct: ct);
        await Deciding.SaveAsync(db, [decision], ct);
    }
}
