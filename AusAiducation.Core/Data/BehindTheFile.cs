using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// What stands behind an anonymous file, as far as a round shows it to whom it was given: the name where identity is not hidden, the
/// family's situation in a round about need. Reviewers have no row of people or families; this reads past the row rules, after the review
/// itself was found through them, and hands over these fields only.
/// </summary>
static class BehindTheFile
{
    /// <summary>Nulls where the round, a tie or another round that is still read blind hides it.</summary>
    public static async Task<(FilePerson? Person, FileContext? Context)> OfAsync(AppDbContext db, Review review, CancellationToken ct)
    {
        var round = review.Round;
        var named = !round.HidesIdentity && !db.Viewer.Rows.HiddenCandidates.Contains(review.CandidateId);
        if ((!named && round.HidesContext) || db.Viewer.Rows.ConflictedCandidates.Contains(review.CandidateId)) return (null, null);
        var c = await db.Candidates.IgnoringVisibility().Where(c => c.Id == review.CandidateId).Select(c => new
        {
            c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic, c.School, c.ProvinceCode,
            Income = (IncomeBracket?)c.Social!.IncomeBracket, c.Social.HouseholdSize, c.Social.NeedScore, c.Social.Situation,
        }).SingleAsync(ct);
        var person = named ? new FilePerson($"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", $"{c.GivenNameArabic} {c.FamilyNameArabic}".Trim(), c.School) : null;
        var situation = named ? c.Situation : AnonymousText.Of(c.Situation, [c.FamilyName, c.GivenName, c.FamilyNameArabic, c.GivenNameArabic], c.School);
        return (person, round.HidesContext ? null : new FileContext(c.Income ?? IncomeBracket.Undeclared, c.HouseholdSize, situation, c.NeedScore));
    }
}
