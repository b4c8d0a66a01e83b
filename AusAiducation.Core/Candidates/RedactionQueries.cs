using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A redacted copy as the team sees it.</summary>
public sealed record RedactedCopy(string Key, DateTime MadeAt, bool IsConfirmed, string? ConfirmedBy, DateTime? ConfirmedAt);

/// <summary>A document with its redacted copies, for the person who makes them.</summary>
public sealed record RedactionPage
{
    public required string Key { get; init; }
    public DocumentKind Kind { get; init; }
    public required string ContentType { get; init; }
    public required string CandidateKey { get; init; }
    public required string Name { get; init; }
    public required string Code { get; init; }
    public string? School { get; init; }
    public required string EditionCode { get; init; }
    public Refusal? WhyNotRedact { get; init; }
    public required IReadOnlyList<RedactedCopy> Copies { get; init; }

    /// <summary>How many documents of the edition wait for a confirmed copy, and the next of them; null at the end of the pile.</summary>
    public int Waiting { get; init; }
    public string? NextKey { get; init; }

    public bool IsPicture => ContentType is DocumentTypes.Jpeg or DocumentTypes.Png;
}

/// <summary>Which documents members will score by still lack a redacted copy, and one of them with its copies.</summary>
public sealed class RedactionQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such document about a candidate this viewer meets. Three queries.</summary>
    public async Task<RedactionPage?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var found = await db.Documents.AsNoTracking().Where(d => d.Key == key && d.CandidateId != null).Join(db.Candidates, d => d.CandidateId, c => c.Id, (d, c) => new
        {
            Document = d, c.EditionId, Edition = c.Edition!.Code, c.Edition.ClosedAt, CandidateKey = c.Key, c.Code, c.School, c.Person.FamilyName, c.Person.GivenName,
        }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var copies = await db.Documents.IncludingCopies().Where(d => d.RedactedOfId == found.Document.Id).OrderBy(d => d.Id)
            .Select(d => new RedactedCopy(d.Key, d.UploadedAt, d.State == DocumentState.Accepted, db.Users.Where(u => u.Id == d.JudgedByUserId).Select(u => u.DisplayName).FirstOrDefault(), d.JudgedAt)).ToListAsync(ct);
        var pile = await ToRedact(db, db.Candidates.Where(c => c.EditionId == found.EditionId)).OrderBy(d => d.Id).Select(d => new { d.Id, d.Key }).ToListAsync(ct);
        return new RedactionPage
        {
            Key = key, Kind = found.Document.Kind, ContentType = found.Document.ContentType, CandidateKey = found.CandidateKey, Name = $"{found.FamilyName.ToUpperInvariant()} {found.GivenName}",
            Code = found.Code, School = found.School, EditionCode = found.Edition, Copies = copies, Waiting = pile.Count,
            WhyNotRedact = CandidateEditing.WhyNotEdit(found.Edition, found.ClosedAt is not null) ?? found.Document.WhyNotRedact(),
            NextKey = (pile.Find(d => d.Id > found.Document.Id) ?? pile.Find(d => d.Id < found.Document.Id))?.Key,
        };
    }

    /// <summary>How many of the edition's documents wait for a confirmed copy; of the newest edition when none is named.</summary>
    public async Task<int> WaitingAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        return await ToRedact(db, PaperListing.CandidatesOf(db, edition)).CountAsync(ct);
    }

    /// <summary>Accepted documents of these candidates, of a kind members score by, of files they score or will, without a confirmed copy.</summary>
    internal static IQueryable<Document> ToRedact(AppDbContext db, IQueryable<Candidate> candidates) => db.Documents.IncludingCopies().Where(d => d.RedactedOfId == null && d.State == DocumentState.Accepted
        && candidates.Any(c => c.Id == d.CandidateId && (c.Stage == CandidateStage.Received || c.Stage == CandidateStage.Eligible)
            && db.RequiredPapers.Any(p => p.EditionId == c.EditionId && p.Kind == d.Kind && p.ForReviewers))
        && !db.Documents.Any(copy => copy.RedactedOfId == d.Id && copy.State == DocumentState.Accepted));
}
