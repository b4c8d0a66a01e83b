using AusAiducation.Core.Candidates.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Removes people of whom no file, scholarship or account is left, and the suspicions that named them.</summary>
static class RemovedPeople
{
    /// <summary>Files suspected to be one of these people whose card number waits in the suspicion: it could not be given back.</summary>
    public static IQueryable<DossierTwin> WithCardNumber(AppDbContext db) => db.DossierTwins.IgnoringVisibility().Where(t => t.Sign == TwinSign.Cin);

    public static async Task RemoveAsync(AppDbContext db, List<int> people, CancellationToken ct)
    {
        // Somebody met in another edition, or who has an account, was not brought by this list alone.
        var gone = db.People.IgnoringVisibility().Where(p => people.Contains(p.Id) && !db.Candidates.IncludingMerged().Any(c => c.PersonId == p.Id)
            && !db.Students.Any(s => s.PersonId == p.Id) && !db.Users.Any(u => u.PersonId == p.Id));
        var twins = await db.DossierTwins.IgnoringVisibility().Where(t => gone.Any(p => p.Id == t.OtherPersonId)).ToListAsync(ct);
        if (twins.Count > 0) await ForgetAsync(db, twins, ct);
        await gone.ExecuteDeleteAsync(ct);
    }

    /// <summary>A Massar code was kept apart because it seemed somebody else's: with that person gone it is its giver's.</summary>
    static async Task ForgetAsync(AppDbContext db, List<DossierTwin> twins, CancellationToken ct)
    {
        var files = twins.Select(t => t.CandidateId).Distinct().ToList();
        var identities = await db.Candidates.IgnoringVisibility().IncludingMerged().Where(c => files.Contains(c.Id)).Select(c => new { c.Id, c.Person.Identity }).ToDictionaryAsync(c => c.Id, c => c.Identity, ct);
        foreach (var twin in twins.Where(t => t.Sign == TwinSign.Massar && identities.GetValueOrDefault(t.CandidateId) is { Massar: null }))
            identities[twin.CandidateId]!.Correct(identities[twin.CandidateId]!.BirthDate, twin.Claimed);
        db.DossierTwins.RemoveRange(twins);
        await db.SaveChangesAsync(ct);
    }
}
