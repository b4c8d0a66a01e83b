using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Figures;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Who was ticked, the reason of the whole batch, and own reasons by candidate key.</summary>
public sealed class ShortlistInput
{
    public string? Edition { get; set; }

    /// <summary>Key of the round whose ranking was on the screen.</summary>
    public string? Round { get; set; }
    public string? Places { get; set; }

    /// <summary>The fingerprint (Seen) of the ranking the ticks were made on.</summary>
    public string? Seen { get; set; }
    public string? Reason { get; set; }
    public List<string> Chosen { get; set; } = [];
    public Dictionary<string, string?> Reasons { get; set; } = [];
}

/// <summary>One candidate moved on or off the shortlist later.</summary>
public sealed class ShortlistChangeInput
{
    public string? Key { get; set; }
    public string? Reason { get; set; }
}

/// <summary>
/// The shortlist, decided by a person for every waiting file at once: decisions, stages and held letters in one transaction.
/// Nothing is sent.
/// </summary>
public sealed class Shortlisting(ViewerDb viewerDb, FiguresShelf shelf, ProgrammeClock clock)
{
    public async Task DecideAsync(ShortlistInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var ranking = await RankingReader.ReadAsync(db, Permission.ShortlistCandidates, input.Edition, input.Round, ct) ?? throw new NotFoundForViewer("Edition");
        RuleBroken.If(ShortlistQueries.WhyNot(ranking));
        if (input.Seen != ranking.Seen) throw new RuleBroken("Shortlist.ListChanged");
        var reasons = Reasons(input, ranking);

        var chosen = input.Chosen.ToHashSet();
        var candidates = await db.Candidates.Include(c => c.Person).Where(c => c.EditionId == ranking.Edition.Id && c.Stage == CandidateStage.Eligible).ToListAsync(ct);
        foreach (var candidate in candidates) Move(db, candidate, chosen.Contains(candidate.Key), reasons[candidate.Key]);
        await db.PrepareAsync(candidates.ConvertAll(Letter), ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts one decided candidate on the other side, until the interview has taken place. A planned interview is called off.</summary>
    public async Task ChangeAsync(ShortlistChangeInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ShortlistCandidates);
        var problems = new Problems();
        var reason = problems.Required(nameof(input.Reason), input.Reason, ShortlistDecision.ReasonMaxLength);
        var candidate = await db.Candidates.Include(c => c.Person).Include(c => c.Edition).SingleOrDefaultAsync(c => c.Key == input.Key, ct) ?? throw new NotFoundForViewer("Candidate");
        db.Viewer.Demand(Permission.ShortlistCandidates, candidate.EditionId);
        problems.ThrowIfAny();
        var interviews = await db.Interviews.Include(i => i.Panel).Where(i => i.CandidateId == candidate.Id).ToListAsync(ct);
        var started = interviews.Exists(i => i.State is InterviewState.Held or InterviewState.NoShow) || await db.InterviewSheets.AnyAsync(s => s.CandidateId == candidate.Id, ct);
        var decided = await db.SelectionDecisions.AnyAsync(d => d.CandidateId == candidate.Id && d.ReplacedAt == null, ct);
        RuleBroken.If(WhyNotChange(candidate.Stage, started, decided));

        // Whoever was told of the interview is told that it is off; a letter that waits is taken back.
        var planned = interviews.FindAll(i => i.State == InterviewState.Planned);
        planned.ForEach(i => i.Cancel(reason, db.Viewer.UserId, clock.Now));
        await Convoking.TellAsync(db, planned.ConvertAll(i => (i, candidate)), ct);
        Move(db, candidate, candidate.Stage == CandidateStage.NotShortlisted, reason);
        await db.PrepareAsync([Letter(candidate)], ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Why a candidate stays on this side of the shortlist.</summary>
    public static Refusal? WhyNotChange(CandidateStage stage, bool interviewStarted, bool decided) =>
        stage is not (CandidateStage.Shortlisted or CandidateStage.NotShortlisted) ? new("Shortlist.NotDecidedHere", stage)
        : interviewStarted ? new("Shortlist.InterviewStarted")
        : decided ? new("Shortlist.AlreadyDecided")
        : null;

    void Move(AppDbContext db, Candidate candidate, bool shortlisted, string reason)
    {
        candidate.GoTo(shortlisted ? CandidateStage.Shortlisted : CandidateStage.NotShortlisted);
        db.ShortlistDecisions.Add(new ShortlistDecision(candidate, shortlisted, reason, db.Viewer.UserId, clock.Now));
    }

    static CandidateMessage Letter(Candidate c) =>
        new(c, c.Stage == CandidateStage.Shortlisted ? MessageTemplate.Shortlisted : MessageTemplate.NotShortlisted);

    /// <summary>The reason of each waiting candidate: its own where one was written, else the batch's; refused where its own is needed and missing.</summary>
    Dictionary<string, string> Reasons(ShortlistInput input, Ranking ranking)
    {
        var problems = new Problems();
        var batch = problems.Required(nameof(input.Reason), input.Reason, ShortlistDecision.ReasonMaxLength);
        var places = problems.Whole(nameof(input.Places), input.Places, 0, ShortlistQueries.MaxPlaces) ?? 0;
        var chosen = input.Chosen.ToHashSet();
        var waiting = ShortlistQueries.Waiting(ranking.WithFigures(shelf, places), places);
        if (chosen.Except(waiting.Select(l => l.Candidate.Key)).Any()) throw new NotFoundForViewer("Candidate");
        var reasons = new Dictionary<string, string>();
        foreach (var line in waiting)
        {
            var key = line.Candidate.Key;
            var own = problems.Optional($"Reasons[{key}]", input.Reasons.GetValueOrDefault(key), ShortlistDecision.ReasonMaxLength);
            if (own is null && line.NeedsOwnReason(chosen.Contains(key)))
                problems.Add($"Reasons[{key}]", line.Candidate.File.IsComplete ? "Shortlist.OwnReasonNeeded" : "Shortlist.TooFewReviews", line.Candidate.File.Done, line.Candidate.File.Expected);
            reasons[key] = own ?? batch;
        }
        problems.ThrowIfAny();
        return reasons;
    }
}
