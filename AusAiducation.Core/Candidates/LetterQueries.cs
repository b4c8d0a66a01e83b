using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One letter as it stands, with who prepared it and who handed it over.</summary>
public sealed record LetterView(string Key, int Version, LetterKind Kind, LetterState State, string Subject, string Body, string Edition,
    string CandidateKey, string Code, string Name, string? NameArabic, string? PreparedBy, DateTime PreparedAt, string? ReleasedBy, DateTime? ReleasedAt, HandOverWay? ReleasedWay, bool MayWrite);

/// <summary>Reads a letter for its page and its print.</summary>
public sealed class LetterQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such letter for this viewer.</summary>
    public async Task<LetterView?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewMail);
        var l = await db.Letters.Where(l => l.Key == key).Join(db.Candidates, l => l.CandidateId, c => c.Id, (l, c) => new
        {
            l.Key, l.Version, l.Kind, l.State, l.Subject, l.Body, l.EditionId, l.CreatedAt, l.ReleasedAt, l.ReleasedWay, Edition = c.Edition!.Code, CandidateKey = c.Key, c.Code,
            c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
            PreparedBy = db.Users.Where(u => u.Id == l.PreparedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
            ReleasedBy = db.Users.Where(u => u.Id == l.ReleasedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        return l is null ? null : new LetterView(l.Key, l.Version, l.Kind, l.State, l.Subject, l.Body, l.Edition, l.CandidateKey, l.Code,
            $"{l.FamilyName.ToUpperInvariant()} {l.GivenName}", $"{l.GivenNameArabic} {l.FamilyNameArabic}".Trim(),
            l.PreparedBy, l.CreatedAt, l.ReleasedBy, l.ReleasedAt, l.ReleasedWay, l.State == LetterState.Held && db.Viewer.Can(l.Kind.Duty(), l.EditionId));
    }
}
