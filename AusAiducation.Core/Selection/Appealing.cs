using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>An appeal as typed when it comes in.</summary>
public sealed class AppealInput
{
    public string? Candidate { get; set; }
    public string? ReceivedOn { get; set; }
    public string? Way { get; set; }
    public string? Words { get; set; }
}

/// <summary>The answer as typed. What the new decision is and why is asked only when it changes.</summary>
public sealed class AppealAnswerInput
{
    public string? Appeal { get; set; }
    public string? Version { get; set; }
    public string? Outcome { get; set; }
    public string? NewOutcome { get; set; }
    public string? Rank { get; set; }
    public string? Reason { get; set; }

    /// <summary>What the letter says.</summary>
    public string? Answer { get; set; }
}

/// <summary>Records appeals against decisions that were told and their answers. A changed decision is a new one beside the old; the letter waits in the outbox.</summary>
public sealed class Appealing(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task RecordAsync(AppealInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var decision = await db.SelectionDecisions.SingleOrDefaultAsync(d => db.Candidates.Any(c => c.Id == d.CandidateId && c.Key == input.Candidate) && d.ReplacedAt == null, ct) ?? throw new NotFoundForViewer("Candidate");
        db.Viewer.Demand(Permission.DecideSelection, decision.EditionId);
        var problems = new Problems();
        var told = decision.ReleasedAt is { } at ? DateOnly.FromDateTime(ProgrammeClock.Local(at)) : throw new RuleBroken("Appeals.NotTold");
        var received = problems.Day(nameof(input.ReceivedOn), input.ReceivedOn, notAfter: clock.Today, notBefore: told);
        var way = problems.Choice<AppealWay>(nameof(input.Way), input.Way);
        var words = problems.Required(nameof(input.Words), input.Words?.ReplaceLineEndings("\n"), Appeal.WordsMaxLength);
        problems.ThrowIfAny();
        if (await db.Appeals.AnyAsync(a => a.CandidateId == decision.CandidateId && a.AnsweredAt == null, ct)) throw new RuleBroken("Appeals.OneWaits");
        db.Appeals.Add(new Appeal(decision, received!.Value, way!.Value, words, db.Viewer.UserId));
        await db.SaveNewAsync(ct);
    }

    public async Task AnswerAsync(AppealAnswerInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var appeal = await db.Appeals.SingleOrDefaultAsync(a => a.Key == input.Appeal, ct) ?? throw new NotFoundForViewer(nameof(Appeal));
        db.Viewer.Demand(Permission.DecideSelection, appeal.EditionId);
        RuleBroken.If(appeal.WhyNotAnswer());
        db.Expect(appeal, Typed.TryInt(input.Version, out var seen) ? seen : 0);
        var problems = new Problems();
        var outcome = problems.Choice<AppealOutcome>(nameof(input.Outcome), input.Outcome);
        var changes = outcome == AppealOutcome.DecisionChanged;
        var to = changes ? problems.Choice<SelectionOutcome>(nameof(input.NewOutcome), input.NewOutcome) : null;
        var rank = to == SelectionOutcome.Reserve ? problems.Whole(nameof(input.Rank), input.Rank, 1, 999) : null;
        var reason = changes ? problems.Required(nameof(input.Reason), input.Reason, SelectionDecision.ReasonMaxLength) : "";
        var answer = problems.Required(nameof(input.Answer), input.Answer?.ReplaceLineEndings("\n"), Appeal.AnswerMaxLength);
        problems.ThrowIfAny();
        var candidate = await db.Candidates.Include(c => c.Person).SingleAsync(c => c.Id == appeal.CandidateId, ct);
        var changed = to is { } better ? await ChangeAsync(db, candidate, better, rank, reason, ct) : null;
        List<CandidateMessage> letters = [new(candidate, MessageTemplate.AppealAnswered, new Dictionary<MessageField, object> { [MessageField.Reason] = answer })];
        if (changed is not null) letters.Add(Releasing.Letter(candidate, changed));
        await db.PrepareAsync(letters, ct: ct);
        if (changed is null)
        {
            appeal.Reply(answer, null, db.Viewer.UserId, clock.Now);
            await db.SaveChangesAsync(ct);
            return;
        }
        await Deciding.SaveAsync(db, [changed], ct, () => appeal.Reply(answer, changed, db.Viewer.UserId, clock.Now));
    }

    /// <summary>The old decision gives way, the file goes where it should have gone; the new one is told with the answer.</summary>
    async Task<SelectionDecision> ChangeAsync(AppDbContext db, Candidate candidate, SelectionOutcome to, int? rank, string reason, CancellationToken ct)
    {
        var standing = await WholeEdition.StagesAsync(db, candidate.EditionId, ct);
        var (taken, seats) = (standing.GetValueOrDefault(CandidateStage.Selected) + standing.GetValueOrDefault(CandidateStage.Accepted), await WholeEdition.SeatsAsync(db, candidate.EditionId, ct));
        if (to == SelectionOutcome.Selected && taken >= seats) throw new RuleBroken("Decisions.MoreThanSeats", taken + 1, seats);
        // Whoever does not meet every file cannot know which places are taken, and a refusal would tell.
        if (rank is not null && !db.Viewer.Rows.MeetsWhole(candidate.EditionId)) throw new RuleBroken("Appeals.RankIsAnothers");
        if (rank is not null && await db.SelectionDecisions.AnyAsync(d => d.EditionId == candidate.EditionId && d.ReplacedAt == null && d.ReserveRank == rank, ct)) throw new InputRefused(nameof(AppealAnswerInput.Rank), "Appeals.RankTaken", rank);
        candidate.Reconsider(Releasing.StageOf(to));
        (await db.SelectionDecisions.SingleAsync(d => d.CandidateId == candidate.Id && d.ReplacedAt == null, ct)).GiveWay(clock.Now);
        var decision = new SelectionDecision(candidate.EditionId, candidate.Id, to, rank, reason, db.Viewer.UserId, clock.Now);
        decision.Release(db.Viewer.UserId, clock.Now);
        return decision;
    }
}
