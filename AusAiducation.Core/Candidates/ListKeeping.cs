using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>The supplier's agreement and the families' being told, as typed on a received list.</summary>
public sealed class BasisInput
{
    public string? AgreementReference { get; set; }
    public string? AgreedOn { get; set; }
    public string? InformedOn { get; set; }
    public int Version { get; set; }
}

/// <summary>A file of a received list that waits to be erased.</summary>
public sealed record FileToErase(string Key, string Name, string? NameArabic, DateOnly On);

/// <summary>One received list with what waits to be erased.</summary>
public sealed record ListView(ReceivedList List, int Version, IReadOnlyList<FileToErase> ToErase, int ToEraseInAll);

/// <summary>Completes the basis of a received list, and keeps the files whose families answered.</summary>
public sealed class ListKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    public const int Shown = 200;

    /// <summary>Null when there is no such list for this viewer. Three queries.</summary>
    public async Task<ListView?> ReadAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        var row = await db.SourceLists.AsNoTracking().Where(l => l.Key == key)
            .Select(l => new { List = l, l.Organisation!.Name, By = l.ImportedBy!.DisplayName, Edition = db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First() }).FirstOrDefaultAsync(ct);
        if (row is null) return null;
        var waiting = db.Candidates.Where(c => c.SourceListId == row.List.Id && c.PurgeOn != null);
        var inAll = await waiting.CountAsync(ct);
        var files = await waiting.OrderBy(c => c.Person.SearchKey).ThenBy(c => c.Id).Take(Shown)
            .Select(c => new { c.Key, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic, On = c.PurgeOn!.Value }).ToListAsync(ct);
        return new ListView(ReceivedList.Of(row.List, row.Edition, row.Name.Current, row.By), row.List.Version,
            files.ConvertAll(f => new FileToErase(f.Key, $"{f.FamilyName.ToUpperInvariant()} {f.GivenName}", $"{f.GivenNameArabic} {f.FamilyNameArabic}".Trim(), f.On)), inAll);
    }

    /// <summary>Records what the supplier sent since. Whole, it keeps every file of the list; the rest of the lines comes with the next upload.</summary>
    public async Task RestAsync(string key, BasisInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        var list = await db.SourceLists.FirstOrDefaultAsync(l => l.Key == key, ct) ?? throw new NotFoundForViewer("The list");
        db.Viewer.Demand(Permission.ImportCandidates, list.EditionId);
        var p = new Problems();
        var basis = SupplyBasis.Read(p, input.AgreementReference, input.AgreedOn, input.InformedOn, clock.Today);
        p.ThrowIfAny();
        db.Expect(list, input.Version);
        list.Rest(basis);
        if (basis.IsWhole)
            foreach (var file in await db.Candidates.Where(c => c.SourceListId == list.Id && c.PurgeOn != null).ToListAsync(ct)) file.Keep();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One family answered: its file stays.</summary>
    public async Task KeepAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ImportCandidates);
        var file = await db.Candidates.FirstOrDefaultAsync(c => c.Key == candidateKey, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.ImportCandidates, file.EditionId);
        file.Keep();
        await db.SaveChangesAsync(ct);
    }
}
