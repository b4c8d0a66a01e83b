using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// Which required papers are missing, asked of the database. A list projects the kinds of <see cref="StandingOn"/> into its rows and asks
/// the checklist of each; a filter, a count or a bulk act narrows its candidates with <see cref="LackingPapers"/>.
/// </summary>
public static class MissingPapers
{
    /// <summary>Born after this day one is under age today.</summary>
    public static DateOnly MinorSince(DateOnly today) => today.AddYears(-IdentityAnswers.MajorityAge);

    /// <summary>Documents that count: neither refused nor out of date. Redacted copies are in no query but their own.</summary>
    public static IQueryable<Document> StandingOn(this IQueryable<Document> documents, DateOnly today) =>
        documents.Where(d => d.State != DocumentState.Refused && (d.ValidUntil == null || d.ValidUntil >= today));

    /// <summary>Candidates whose file lacks a paper their stage asks for; with a kind, those who lack that one. One statement, on both databases.</summary>
    public static IQueryable<Candidate> LackingPapers(this IQueryable<Candidate> candidates, AppDbContext db, DateOnly today, DocumentKind? kind = null)
    {
        var minorSince = MinorSince(today);
        var (first, later, last) = (PaperMoment.Application.Stages(), PaperMoment.Shortlist.Stages(), PaperMoment.Selection.Stages());
        var asked = db.RequiredPapers.Where(p => p.Required);
        if (kind is { } one) asked = asked.Where(p => p.Kind == one);
        var standing = db.Documents.StandingOn(today);
        return candidates.Where(c => asked.Any(p => p.EditionId == c.EditionId
            && ((p.From == PaperMoment.Application && first.Contains(c.Stage)) || (p.From == PaperMoment.Shortlist && later.Contains(c.Stage)) || (p.From == PaperMoment.Selection && last.Contains(c.Stage)))
            && (!p.MinorsOnly || c.Person.Identity!.BirthDate > minorSince)
            // What the representative said on the telephone, logged, is as good as the signed page.
            && !(p.Kind == DocumentKind.RepresentativeAgreement && db.RepresentativeAgreements.Any(r => r.CandidateId == c.Id && r.Means != AgreementMeans.None))
            && standing.Count(d => d.CandidateId == c.Id && d.Kind == p.Kind) < p.MinimumCount));
    }
}
