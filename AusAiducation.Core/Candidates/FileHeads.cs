using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What stands at the top of every page of a candidate's file.</summary>
public sealed record FileHead
{
    public required string Key { get; init; }
    public required string Code { get; init; }
    public int EditionId { get; init; }
    public required string EditionCode { get; init; }
    public bool EditionClosed { get; init; }
    public CandidateStage Stage { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public required string NameArabic { get; init; }
    public LocalText? Supplier { get; init; }
    public DateTime ReceivedAt { get; init; }

    /// <summary>The public form brought something with it that this viewer meets.</summary>
    public bool FromForm { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string? ListSupplier => Supplier?.Current;
}

/// <summary>Reads the head of a file for the pages beside it; one query.</summary>
public sealed class FileHeads(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such file for this viewer.</summary>
    public async Task<FileHead?> ReadAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var fromForm = FromForm(db);
        return await db.Candidates.Where(c => c.Key == key).Select(c => new FileHead
        {
            Key = c.Key, Code = c.Code, EditionId = c.EditionId, EditionCode = c.Edition!.Code, EditionClosed = c.Edition.ClosedAt != null, Stage = c.Stage,
            FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, NameArabic = ((c.Person.GivenNameArabic ?? "") + " " + (c.Person.FamilyNameArabic ?? "")).Trim(),
            Supplier = c.SourceList == null ? null : c.SourceList.Organisation!.Name,
            ReceivedAt = c.CreatedAt, FromForm = fromForm.Any(id => id == c.Id),
        }).SingleOrDefaultAsync(ct);
    }

    /// <summary>The candidates of whom the public form brought something this viewer meets; a file may stand several times.</summary>
    internal static IQueryable<int> FromForm(AppDbContext db) =>
        db.Dossiers.Where(d => d.CandidateId != null).Select(d => d.CandidateId!.Value)
            .Concat(db.RepresentativeAgreements.Select(r => r.CandidateId)).Concat(db.CandidateConsents.Select(c => c.CandidateId)).Concat(db.DossierTwins.Select(t => t.CandidateId));
}
