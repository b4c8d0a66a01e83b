using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Documents;

/// <summary>The checklist of an edition as its page shows it, in its order, and the kinds that are not on it yet.</summary>
public sealed record ChecklistFile(string EditionKey, string EditionCode, Refusal? WhyNotChange, IReadOnlyList<RequiredPaper> Lines)
{
    public IReadOnlyList<DocumentKind> FreeKinds => DocumentKinds.OfCandidates.Where(k => !Lines.Any(l => l.Kind == k)).ToList();
}

/// <summary>Keeps the list of papers an edition asks for. It may change while files come in: what is missing is worked out from it anew.</summary>
public sealed class ChecklistKeeping(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such edition.</summary>
    public async Task<ChecklistFile?> OpenAsync(string editionKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        if (await db.Editions.AsNoTracking().FirstOrDefaultAsync(e => e.Key == editionKey, ct) is not { } edition) return null;
        return new ChecklistFile(edition.Key, edition.Code, edition.WhyNotChange(), await Lines(db, edition.Id).AsNoTracking().ToListAsync(ct));
    }

    public Task AddAsync(string editionKey, ChecklistInput input, CancellationToken ct = default) => ChangeAsync(editionKey, (db, edition, lines) =>
    {
        var (kind, terms) = input.Read(null, lines.ConvertAll(l => l.Kind));
        db.RequiredPapers.Add(new RequiredPaper(edition.Id, kind, lines.Count == 0 ? 0 : lines[^1].Position + 1, terms));
    }, ct);

    public Task SetAsync(string editionKey, string lineKey, ChecklistInput input, CancellationToken ct = default) => ChangeAsync(editionKey, (db, _, lines) =>
    {
        var line = LineOf(lines, lineKey);
        db.Expect(line, input.Version);
        line.Set(input.Read(line.Kind, []).Terms);
    }, ct);

    public Task RemoveAsync(string editionKey, string lineKey, CancellationToken ct = default) => ChangeAsync(editionKey, (db, _, lines) => db.RequiredPapers.Remove(LineOf(lines, lineKey)), ct);

    /// <summary>Begins an empty checklist with the usual one.</summary>
    public Task TakeUsualAsync(string editionKey, CancellationToken ct = default) => ChangeAsync(editionKey, (db, edition, lines) =>
    {
        if (lines.Count > 0) throw new RuleBroken("Checklist.NotEmpty");
        db.RequiredPapers.AddRange(UsualPapers.For(edition.Id));
    }, ct);

    static IQueryable<RequiredPaper> Lines(AppDbContext db, int editionId) => db.RequiredPapers.Where(p => p.EditionId == editionId).OrderBy(p => p.Position).ThenBy(p => p.Id);

    static RequiredPaper LineOf(List<RequiredPaper> lines, string key) => lines.Find(l => l.Key == key) ?? throw new NotFoundForViewer(nameof(RequiredPaper));

    async Task ChangeAsync(string editionKey, Action<AppDbContext, Edition, List<RequiredPaper>> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        change(db, edition, await Lines(db, edition.Id).ToListAsync(ct));
        await db.SaveNewAsync(ct);
    }
}
