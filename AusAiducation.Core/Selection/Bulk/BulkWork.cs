using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Bulk;

/// <summary>What a person confirmed under a preview.</summary>
public sealed class BulkInput
{
    public string? Act { get; set; }

    /// <summary>A <see cref="DocumentKind"/>; empty for whatever each file lacks.</summary>
    public string? Paper { get; set; }
    public string? Reason { get; set; }

    /// <summary>Key the run will bear; see <see cref="BulkRun"/>.</summary>
    public string? Run { get; set; }

    /// <summary>"key|what the preview rested on" of each ticked file.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];
}

/// <summary>
/// One act on many files, each in its own transaction: one that is refused holds no other back, and a run that was interrupted goes on
/// where it stopped, because a file done twice is refused the second time.
/// </summary>
public sealed class BulkWork(ViewerDb viewerDb, ConfirmingEligibility eligibility, AskingPapers asking, MovingFiles moving, BulkQueue queue, ProgrammeClock clock)
{
    /// <summary>Files one run takes at most.</summary>
    public const int Most = 500;

    /// <summary>More than these are left to the job, so that the page answers at once.</summary>
    public const int AtOnce = 20;

    /// <summary>Writes the run down and does it, or leaves a long one to the job. Answers the run's key.</summary>
    public async Task<string> StartAsync(BulkInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var problems = new Problems();
        var act = problems.Choice<BulkAct>(nameof(input.Act), input.Act);
        var paper = string.IsNullOrEmpty(input.Paper) ? null : problems.Choice<DocumentKind>(nameof(input.Paper), input.Paper);
        if (paper is { } kind && !DocumentKinds.OfCandidates.Contains(kind)) problems.Add(nameof(input.Paper), "Common.ChooseOne");
        var needsReason = act is { } chosen && chosen.NeedsReason();
        var reason = needsReason ? problems.Required(nameof(input.Reason), input.Reason, ConfirmingEligibility.ReasonMaxLength) : null;
        problems.ThrowIfAny();
        if (!Keys.IsKey(input.Run)) throw new NotFoundForViewer("The preview");
        if (await db.BulkRuns.AnyAsync(r => r.Key == input.Run, ct)) return input.Run!;

        var seen = input.Files.Select(f => f.Split('|', 2)).Where(f => f.Length == 2).DistinctBy(f => f[0]).ToDictionary(f => f[0], f => f[1]);
        if (seen.Count == 0) throw new RuleBroken("Eligibility.NobodyTicked");
        if (seen.Count > Most) throw new RuleBroken("Bulk.TooMany", Most);
        var keys = seen.Keys.ToList();
        var candidates = await db.Candidates.Where(c => EF.Parameter(keys).Contains(c.Key)).OrderBy(c => c.SortName).ThenBy(c => c.Id).Select(c => new { c.Id, c.Key, c.EditionId }).ToListAsync(ct);
        if (candidates.Count == 0) throw new NotFoundForViewer("The files");
        db.Viewer.Demand(act!.Value.Duty(), candidates[0].EditionId);
        var run = new BulkRun(input.Run!, candidates[0].EditionId, act.Value, paper, reason, db.Viewer.UserId, clock.Now);
        foreach (var c in candidates.Where(c => c.EditionId == run.EditionId)) run.Add(c.Id, seen[c.Key]);
        db.BulkRuns.Add(run);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // The other tab, or the second click, was quicker.
            return run.Key;
        }
        if (run.Files.Count > AtOnce) queue.Ask(run.Key, run.ByUserId);
        // Whoever leaves the page leaves no file half done.
        else await ContinueAsync(run.Key, CancellationToken.None);
        return run.Key;
    }

    /// <summary>Asks the job to go on with a run that stopped; its author alone does what is left, with the rights of that moment.</summary>
    public async Task ResumeAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var run = await db.BulkRuns.FirstOrDefaultAsync(r => r.Key == key, ct) ?? throw new NotFoundForViewer("The run");
        if (run.ByUserId != db.Viewer.UserId) throw new RuleBroken("Bulk.NotYours");
        queue.Ask(run.Key, run.ByUserId);
    }

    /// <summary>Does what still waits of a run.</summary>
    internal async Task ContinueAsync(string key, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var run = await db.BulkRuns.Include(r => r.Files.Where(f => f.Outcome == BulkOutcome.Waiting)).FirstOrDefaultAsync(r => r.Key == key, ct) ?? throw new NotFoundForViewer("The run");
        var ids = run.Files.Select(f => f.CandidateId).ToList();
        var keys = await db.Candidates.Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Key }).ToDictionaryAsync(c => c.Id, c => c.Key, ct);
        foreach (var file in run.Files)
        {
            var whyNot = await TryAsync(run, file, keys.GetValueOrDefault(file.CandidateId), ct);
            file.Settle(whyNot, run.Reason);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Settled by another worker of the same run: its result stands.
                db.Entry(file).State = EntityState.Detached;
            }
        }
    }

    async Task<Refusal?> TryAsync(BulkRun run, BulkFile file, string? key, CancellationToken ct)
    {
        try
        {
            if (key is null) throw new NotFoundForViewer("The file");
            await (run.Act switch
            {
                BulkAct.AskPapers => asking.AskAsync(key, run.Paper, ct),
                BulkAct.Decline => eligibility.DeclineAsync(key, run.Reason!, file.Seen, ct),
                BulkAct.Withdraw => moving.WithdrawAsync(key, VersionOf(file), ct),
                BulkAct.Reopen => moving.ReopenAsync(key, VersionOf(file), ct),
            });
            return null;
        }
        catch (RuleBroken e) { return e.Refusal; }
        catch (InputRefused e) { return e.Problems[0].Refusal; }
        catch (AccessDenied) { return new("Common.NotAllowed"); }
        catch (NotFoundForViewer) { return new("Common.GoneMeanwhile"); }
        catch (DbUpdateConcurrencyException) { return new("Bulk.MovedOn"); }
    }

    static int VersionOf(BulkFile file) => Typed.TryInt(file.Seen, out var version) ? version : 0;
}
