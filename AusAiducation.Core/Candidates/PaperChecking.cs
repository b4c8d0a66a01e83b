using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One document beside what the file says, for the person who judges it.</summary>
public sealed record PaperCheck
{
    public required string Key { get; init; }
    public DocumentKind Kind { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public DocumentState State { get; init; }
    public DocumentScan Scan { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public string? RefusedBecause { get; init; }
    public DateTime UploadedAt { get; init; }
    public string? JudgedBy { get; init; }
    public DateTime? JudgedAt { get; init; }

    public required string CandidateKey { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public required string Code { get; init; }
    public required string EditionCode { get; init; }
    public string? School { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Massar { get; init; }
    public string? StreamCode { get; init; }
    public int? BacYear { get; init; }
    public BacMarks Marks { get; init; }

    /// <summary>Who found the marks of the file on the transcript, and when; null until then and after every correction.</summary>
    public string? MarksVerifiedBy { get; init; }
    public DateTime? MarksVerifiedAt { get; init; }
    public IncomeBracket? Income { get; init; }
    public int? HouseholdSize { get; init; }

    /// <summary>Why this person cannot judge it; null when they can.</summary>
    public Refusal? WhyNotJudge { get; init; }

    /// <summary>How many documents of the edition still wait, this one included.</summary>
    public int Waiting { get; init; }

    /// <summary>The next one that waits, so that a pile is worked through without going back; null at the end of it.</summary>
    public string? NextKey { get; init; }
}

/// <summary>Reads a document for its judge; two queries whatever the pile.</summary>
public sealed class PaperChecking(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such document about a candidate this viewer meets.</summary>
    public async Task<PaperCheck?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var found = await db.Documents.Where(d => d.Key == key && d.CandidateId != null && d.Kind != DocumentKind.HomeVisitPhoto).Join(db.Candidates, d => d.CandidateId, c => c.Id, (d, c) => new
        {
            d.Id, d.Kind, d.FileName, d.ContentType, d.State, d.Scan, d.ValidUntil, d.RefusedBecause, d.UploadedAt, d.JudgedAt,
            JudgedBy = db.Users.Where(u => u.Id == d.JudgedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
            c.EditionId, Edition = c.Edition!.Code, c.Edition.ClosedAt, CandidateKey = c.Key, c.Code, c.School, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
            c.Person.Identity!.BirthDate, c.Person.Identity.Massar, c.File.StreamCode, c.File.BacYear,
            c.File.National, c.File.Regional, c.File.ContinuousControl, c.File.PrivateCandidate, c.File.PrintedAverage, c.File.MarksVerifiedAt,
            VerifiedBy = db.Users.Where(u => u.Id == c.File.MarksVerifiedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
            Income = (IncomeBracket?)c.Social!.IncomeBracket, c.Social.HouseholdSize,
        }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var pile = await Waiting(db, found.EditionId).Select(d => new { d.Id, d.Key }).ToListAsync(ct);
        // The next after this one; at the end of the pile, the first that was left aside.
        var next = pile.Find(d => d.Id > found.Id) ?? pile.Find(d => d.Id < found.Id);
        return new PaperCheck
        {
            Key = key, Kind = found.Kind, FileName = found.FileName, ContentType = found.ContentType, State = found.State, Scan = found.Scan, ValidUntil = found.ValidUntil, RefusedBecause = Document.ReasonShown(found.RefusedBecause), UploadedAt = found.UploadedAt,
            JudgedBy = found.JudgedBy, JudgedAt = found.JudgedAt, CandidateKey = found.CandidateKey, Name = $"{found.FamilyName.ToUpperInvariant()} {found.GivenName}",
            NameArabic = found.FamilyNameArabic is null && found.GivenNameArabic is null ? null : $"{found.GivenNameArabic} {found.FamilyNameArabic}".Trim(), Code = found.Code, EditionCode = found.Edition,
            School = found.School, BirthDate = found.BirthDate, Massar = found.Massar, StreamCode = found.StreamCode, BacYear = found.BacYear,
            Marks = new BacMarks(found.National, found.Regional, found.ContinuousControl, found.PrivateCandidate, found.PrintedAverage),
            MarksVerifiedBy = found.VerifiedBy, MarksVerifiedAt = found.MarksVerifiedAt, Income = found.Income, HouseholdSize = found.HouseholdSize,
            WhyNotJudge = CandidateEditing.WhyNotEdit(found.Edition, found.ClosedAt is not null) ?? Document.WhyNotJudge(found.Scan), Waiting = pile.Count,
            NextKey = next?.Key,
        };
    }

    /// <summary>Documents to check in this edition, in the order in which they came.</summary>
    static IQueryable<Document> Waiting(AppDbContext db, int editionId) =>
        db.Documents.ToCheck().Where(d => db.Candidates.Any(c => c.Id == d.CandidateId && c.EditionId == editionId)).OrderBy(d => d.Id);
}
