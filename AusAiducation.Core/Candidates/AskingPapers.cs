using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What a family would be asked for, and whether such a request already waits to be released.</summary>
public sealed record PaperAsk(IReadOnlyList<DocumentKind> Kinds, bool Waits)
{
    /// <summary>Why nothing is asked of a file at this stage.</summary>
    public Refusal? WhyNot(CandidateStage stage) =>
        !FileLines.Open.Contains(stage) ? new("Bulk.StageAsksNothing", stage)
        : Kinds.Count == 0 ? new("Bulk.NothingToAsk")
        : !PaperMoment.Shortlist.Asks(stage) && Kinds.Where(k => k.IsCollectedLate()).Select(k => (DocumentKind?)k).FirstOrDefault() is { } late ? new("Documents.AskedLater", late, late.Earliest())
        : Waits ? new("Bulk.RequestWaits")
        : null;
}

/// <summary>Asks a family for the papers its file lacks: a message prepared, held in the outbox.</summary>
public sealed class AskingPapers(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <param name="only">One paper to ask for; null for every required one that is missing or was refused.</param>
    public async Task AskAsync(string key, DocumentKind? only, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await db.Candidates.Include(c => c.Edition).Include(c => c.Person).FirstOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        var ask = (await OfAsync(db, [candidate.Id], only, clock.Today, ct))[candidate.Id];
        RuleBroken.If(ask.WhyNot(candidate.Stage));
        await db.PrepareAsync(candidate, MessageTemplate.PapersMissing, new Dictionary<MessageField, object> { [MessageField.Papers] = ask.Kinds }, ct: ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What each of these files would be asked for. Three queries.</summary>
    internal static async Task<Dictionary<int, PaperAsk>> OfAsync(AppDbContext db, List<int> ids, DocumentKind? only, DateOnly today, CancellationToken ct)
    {
        var files = db.Candidates.Where(c => EF.Parameter(ids).Contains(c.Id));
        var asked = only is { } kind
            ? (await files.Where(c => !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind && d.State != DocumentState.Refused)).Select(c => c.Id).ToListAsync(ct)).ToLookup(id => id, _ => kind)
            : await LackingAsync(db, files, today, ct);
        var waits = await db.Messages.Where(m => m.Template == MessageTemplate.PapersMissing && m.State == MessageState.Held && EF.Parameter(ids).Contains(m.CandidateId!.Value)).Select(m => m.CandidateId!.Value).ToListAsync(ct);
        return ids.ToDictionary(id => id, id => new PaperAsk(asked[id].Order().ToList(), waits.Contains(id)));
    }

    static async Task<ILookup<int, DocumentKind>> LackingAsync(AppDbContext db, IQueryable<Candidate> files, DateOnly today, CancellationToken ct)
    {
        var required = await db.RequiredPapers.Where(p => p.Required && files.Any(c => c.EditionId == p.EditionId)).Select(p => p.Kind).Distinct().ToListAsync(ct);
        var lacking = required.Select(kind => files.LackingPapers(db, today, kind).Select(c => new { c.Id, Paper = (int)kind })).ToList();
        if (lacking.Count == 0) return Enumerable.Empty<int>().ToLookup(id => id, _ => DocumentKind.Other);
        return (await lacking.Aggregate((all, one) => all.Concat(one)).ToListAsync(ct)).ToLookup(l => l.Id, l => (DocumentKind)l.Paper);
    }
}
