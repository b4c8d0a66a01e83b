using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// Looks, among everybody on record, for people a sent file may be. Never on names alone. The answer goes to the team as rows of
/// <see cref="DossierTwin"/>; the applicant's pages never read them.
/// </summary>
static class TwinSearch
{
    public sealed record Found(int PersonId, TwinSign Sign, string? Claimed);

    public static async Task<List<Found>> OfAsync(AppDbContext db, IdentityFacts facts, int ownPersonId, CancellationToken ct)
    {
        var near = await (from i in db.PersonIdentities.IgnoringVisibility()
                          join p in db.People.IgnoringVisibility() on i.PersonId equals p.Id
                          where i.PersonId != ownPersonId && ((facts.Massar != null && i.Massar == facts.Massar) || i.BirthDate == facts.BirthDate)
                          select new
                          {
                              p.Id, i.Massar, i.BirthDate, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic,
                              Phone = db.PersonContacts.IgnoringVisibility().Where(c => c.PersonId == p.Id).Select(c => c.Phone).FirstOrDefault(),
                          }).ToListAsync(ct);
        var names = ImportLine.KeysOf(facts.BirthDate, facts.FamilyName, facts.GivenName, facts.FamilyNameArabic, facts.GivenNameArabic).ToHashSet();
        var found = new List<Found>();
        foreach (var p in near)
        {
            if (facts.Massar is not null && p.Massar == facts.Massar) found.Add(new(p.Id, TwinSign.Massar, facts.Massar));
            else if (ImportLine.KeysOf(p.BirthDate, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic).Any(names.Contains)) found.Add(new(p.Id, TwinSign.NameAndBirth, null));
            else if (facts.Phone is not null && p.Phone == facts.Phone && p.BirthDate == facts.BirthDate) found.Add(new(p.Id, TwinSign.PhoneAndBirth, null));
        }
        return found;
    }

    /// <summary>Whoever already has this card number.</summary>
    public static async Task<Found?> OfCinAsync(AppDbContext db, Sealed cin, int ownPersonId, CancellationToken ct) =>
        await db.PersonIdentities.IgnoringVisibility().Where(i => i.CinHash == cin.Hash && i.PersonId != ownPersonId).Select(i => (int?)i.PersonId).FirstOrDefaultAsync(ct) is { } other
            ? new Found(other, TwinSign.Cin, cin.Cipher) : null;

    /// <summary>Writes those of the suspicions that are not there yet.</summary>
    public static async Task NoteAsync(AppDbContext db, Candidate candidate, IEnumerable<Found> found, CancellationToken ct)
    {
        var known = await db.DossierTwins.IgnoringVisibility().Where(t => t.CandidateId == candidate.Id).Select(t => new { t.OtherPersonId, t.Sign }).ToListAsync(ct);
        foreach (var f in found.Where(f => !known.Any(k => k.OtherPersonId == f.PersonId && k.Sign == f.Sign)))
            db.DossierTwins.Add(new DossierTwin(candidate.EditionId, candidate.Id, f.PersonId, f.Sign, f.Claimed));
    }
}
