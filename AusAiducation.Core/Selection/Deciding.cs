using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>The commission's decisions as typed, by candidate key. A line left as it stood is left alone.</summary>
public sealed class DecidingInput
{
    public string? Edition { get; set; }

    /// <summary>Reason of every changed line that has none of its own.</summary>
    public string? Reason { get; set; }
    public Dictionary<string, string?> Outcomes { get; set; } = [];
    public Dictionary<string, string?> Ranks { get; set; } = [];
    public Dictionary<string, string?> Reasons { get; set; } = [];

    /// <summary>Key of the decision each line was typed over; empty when there was none.</summary>
    public Dictionary<string, string?> Over { get; set; } = [];
}

/// <summary>Records the commission's decisions. They are pending: no stage moves, no letter is prepared, nobody outside is told before their release.</summary>
public sealed class Deciding(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task DecideAsync(DecidingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer("Edition");
        db.Viewer.Demand(Permission.DecideSelection, edition.Id);
        if (await db.Meetings.AnyAsync(m => m.EditionId == edition.Id && m.State == MeetingState.Open, ct)) throw new RuleBroken("Decisions.MeetingOpen");
        var keys = input.Outcomes.Where(o => !string.IsNullOrEmpty(o.Value)).Select(o => o.Key).ToList();
        var candidates = await db.Candidates.Where(c => c.EditionId == edition.Id && keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, ct);
        if (candidates.Count < keys.Count) throw new NotFoundForViewer("Candidate");
        var ids = candidates.Values.Select(c => c.Id).ToList();
        var current = await db.SelectionDecisions.Where(d => d.ReplacedAt == null && ids.Contains(d.CandidateId)).ToDictionaryAsync(d => d.CandidateId, ct);

        var whole = db.Viewer.Rows.MeetsWhole(edition.Id);
        var (problems, now, added) = (new Problems(), clock.Now, new List<SelectionDecision>());
        var batch = problems.Optional(nameof(input.Reason), input.Reason, SelectionDecision.ReasonMaxLength);
        foreach (var key in keys)
        {
            var old = current.GetValueOrDefault(candidates[key].Id);
            if (Read(input, key, candidates[key], old, whole, batch, problems) is not var (outcome, rank, reason)) continue;
            added.Add(new SelectionDecision(edition.Id, candidates[key].Id, outcome, rank, reason, db.Viewer.UserId, now));
            old?.Replace(now);
        }
        problems.ThrowIfAny();
        if (added.Count == 0) throw new RuleBroken("Decisions.NothingChanged");

        await SaveAsync(db, added, ct);
    }

    /// <summary>Saves what an act changed together with new decisions. The replaced ones leave first: one decision in force a candidate is a rule of the database.</summary>
    internal static async Task SaveAsync(AppDbContext db, IReadOnlyCollection<SelectionDecision> added, CancellationToken ct, Action? then = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveNewAsync(ct);
        db.SelectionDecisions.AddRange(added);
        then?.Invoke();
        await db.SaveNewAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What one line asks for; null when nothing changes or something is wrong with it.</summary>
    static (SelectionOutcome Outcome, int? Rank, string Reason)? Read(DecidingInput input, string key, Candidate candidate, SelectionDecision? old, bool whole, string? batch, Problems problems)
    {
        var outcome = problems.Choice<SelectionOutcome>($"Outcomes[{key}]", input.Outcomes[key]);
        var typed = input.Ranks.GetValueOrDefault(key);
        // Whoever is not shown the ranks leaves the one that stands by typing none.
        var rank = outcome != SelectionOutcome.Reserve ? null
            : !whole && string.IsNullOrWhiteSpace(typed) && old?.ReserveRank is { } standing ? standing
            : problems.Whole($"Ranks[{key}]", typed, 1, 999);
        var own = problems.Optional($"Reasons[{key}]", input.Reasons.GetValueOrDefault(key), SelectionDecision.ReasonMaxLength);
        if (outcome is not { } decided || (decided == SelectionOutcome.Reserve && rank is null)) return null;
        if (old is not null && old.Outcome == decided && old.ReserveRank == rank && own is null) return null;
        if (candidate.Stage != CandidateStage.Shortlisted) throw new RuleBroken("Decisions.NotShortlisted", candidate.Code, candidate.Stage);
        if ((old?.Key ?? "") != (input.Over.GetValueOrDefault(key) ?? "")) problems.Add($"Outcomes[{key}]", "Decisions.ChangedMeanwhile");
        if ((own ?? batch) is not { } reason) { problems.Add($"Reasons[{key}]", "Common.ReasonNeeded"); return null; }
        return problems.Any ? null : (decided, rank, reason);
    }
}
