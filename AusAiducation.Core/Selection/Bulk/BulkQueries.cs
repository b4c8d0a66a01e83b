using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Bulk;

/// <summary>One file of a preview: what would happen to it, or why nothing would.</summary>
/// <param name="Seen">What the preview rests on, to be confirmed with it.</param>
public sealed record BulkLine(string Key, string Name, string NameArabic, string? ProvinceCode, CandidateStage Stage, string Seen, Refusal? Would, Refusal? WhyNot)
{
    /// <summary>Ticked beforehand, unless a person has to judge against the rules.</summary>
    public bool Proposed => WhyNot is null && Would?.Key != AgainstRules;

    internal const string AgainstRules = "Bulk.WouldDeclineAgainst";
}

/// <summary>What one act would do to the chosen files.</summary>
/// <param name="Run">Key the run will bear.</param>
/// <param name="Found">How many files were asked for; more than the lines when some are beyond the limit or hidden.</param>
public sealed record BulkPreview(string Run, BulkAct Act, DocumentKind? Paper, string EditionCode, IReadOnlyList<BulkLine> Lines, int Found)
{
    public int Possible => Lines.Count(l => l.WhyNot is null);
}

/// <summary>Reads what a bulk act would do; changes nothing. The same rules as the acts.</summary>
public sealed class BulkPreviews(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when none of the files is there for this viewer. Six queries at most, whatever the number of files.</summary>
    public async Task<BulkPreview?> OfAsync(BulkAct act, DocumentKind? paper, IReadOnlyList<int> ids, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var chosen = ids.ToList();
        return await OfAsync(db, act, paper, db.Candidates.Where(c => EF.Parameter(chosen).Contains(c.Id)), chosen.Count, ct);
    }

    /// <inheritdoc cref="OfAsync(BulkAct, DocumentKind?, IReadOnlyList{int}, CancellationToken)"/>
    public async Task<BulkPreview?> OfAsync(BulkAct act, DocumentKind? paper, IReadOnlyList<string> keys, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var chosen = keys.ToList();
        return await OfAsync(db, act, paper, db.Candidates.Where(c => EF.Parameter(chosen).Contains(c.Key)), chosen.Count, ct);
    }

    async Task<BulkPreview?> OfAsync(AppDbContext db, BulkAct act, DocumentKind? paper, IQueryable<Candidate> chosen, int found, CancellationToken ct)
    {
        db.Viewer.Demand(act.Duty());
        var files = await chosen.AsNoTracking().Include(c => c.Edition).Include(c => c.File).Include(c => c.Social).Include(c => c.Person.Identity).OrderBy(c => c.SortName).ThenBy(c => c.Id).Take(BulkWork.Most).ToListAsync(ct);
        if (files.Count == 0) return null;
        var edition = files[0].Edition!;
        files.RemoveAll(c => c.EditionId != edition.Id);
        db.Viewer.Demand(act.Duty(), edition.Id);
        var closed = CandidateEditing.WhyNotEdit(edition.Code, edition.ClosedAt is not null);
        var judge = await JudgeAsync(db, act, paper, edition, files, ct);
        return new BulkPreview(Keys.New(), act, paper, edition.Code, files.ConvertAll(c =>
        {
            var (seen, would, whyNot) = judge(c);
            return new BulkLine(c.Key, c.Person.DisplayName, c.Person.DisplayNameArabic ?? "", c.ProvinceCode, c.Stage, seen, would, closed ?? whyNot);
        }), found);
    }

    async Task<Func<Candidate, (string Seen, Refusal? Would, Refusal? WhyNot)>> JudgeAsync(AppDbContext db, BulkAct act, DocumentKind? paper, Edition edition, List<Candidate> files, CancellationToken ct)
    {
        var ids = files.ConvertAll(c => c.Id);
        switch (act)
        {
            case BulkAct.AskPapers:
                var asks = await AskingPapers.OfAsync(db, ids, paper, clock.Today, ct);
                return c => ("-", new("Bulk.WouldAsk", string.Join(", ", asks[c.Id].Kinds.Select(k => Texts.Texts.In(Texts.Texts.CurrentLanguage, k)))), asks[c.Id].WhyNot(c.Stage));
            case BulkAct.Decline:
                var rules = await db.RuleVersions.AsNoTracking().Include(v => v.Rows).SingleAsync(v => v.EditionId == edition.Id && v.State == RulesState.InForce, ct);
                return c =>
                {
                    var proposal = EligibilityProposal.For(rules, edition.BacYear, CandidateFacts.Of(c));
                    return (proposal.Cause.Key, new(proposal.Eligible == false ? "Bulk.WouldDecline" : BulkLine.AgainstRules, proposal.Cause), ConfirmingEligibility.WhyNotDecline(c));
                };
            default:
                var facts = await MovingFiles.FactsAsync(db, ids, ct);
                var withdraw = act == BulkAct.Withdraw;
                return c => (Text(c.Version), new(withdraw ? "Bulk.WouldWithdraw" : "Bulk.WouldReopen", facts[c.Id].LastAnswer is { } answer ? CandidateSteps.StageOf(answer) : CandidateStage.Received),
                    withdraw ? MovingFiles.WhyNotWithdraw(c, facts[c.Id]) : MovingFiles.WhyNotReopen(c, facts[c.Id]));
        }
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A run in the list of the last ones.</summary>
public sealed record RunLine(string Key, BulkAct Act, string By, DateTime At, int Done, int Refused, int Waiting);

/// <summary>One file of a run and what became of it.</summary>
public sealed record RunFile(string Key, string Name, BulkOutcome Outcome, Refusal? WhyNot);

/// <summary>A run as its page shows it.</summary>
public sealed record RunView(string Key, BulkAct Act, DocumentKind? Paper, string? Reason, string EditionCode, string By, bool IsOwn, DateTime At, IReadOnlyList<RunFile> Files)
{
    public int Of(BulkOutcome outcome) => Files.Count(f => f.Outcome == outcome);
}

/// <summary>Reads runs: their page can be left and found again.</summary>
public sealed class BulkRuns(ViewerDb viewerDb)
{
    const int LastShown = 20;

    /// <summary>Null when there is no such run. Two queries.</summary>
    public async Task<RunView?> ReadAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var run = await db.BulkRuns.Where(r => r.Key == key).Select(r => new { r.Id, r.Act, r.Paper, r.Reason, Edition = r.Edition!.Code, By = r.By!.DisplayName, r.ByUserId, r.At }).FirstOrDefaultAsync(ct);
        if (run is null) return null;
        var files = await db.BulkFiles.Where(f => f.BulkRunId == run.Id).Join(db.Candidates, f => f.CandidateId, c => c.Id, (f, c) => new { f.Outcome, f.WhyNotKey, f.WhyNotArgs, c.Key, c.SortName, c.Person.FamilyName, c.Person.GivenName })
            .OrderBy(f => f.SortName).ToListAsync(ct);
        return new RunView(key, run.Act, run.Paper, run.Reason, run.Edition, run.By, run.ByUserId == db.Viewer.UserId, run.At,
            files.ConvertAll(f => new RunFile(f.Key, $"{f.FamilyName.ToUpperInvariant()} {f.GivenName}", f.Outcome, BulkFile.SentenceOf(f.WhyNotKey, f.WhyNotArgs))));
    }

    /// <summary>The last runs this viewer may see, the newest first. One query.</summary>
    public async Task<IReadOnlyList<RunLine>> LastAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        return await db.BulkRuns.OrderByDescending(r => r.Id).Take(LastShown).Select(r => new RunLine(r.Key, r.Act, r.By!.DisplayName, r.At,
            r.Files.Count(f => f.Outcome == BulkOutcome.Done), r.Files.Count(f => f.Outcome == BulkOutcome.Refused), r.Files.Count(f => f.Outcome == BulkOutcome.Waiting))).ToListAsync(ct);
    }
}
