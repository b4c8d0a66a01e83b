using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What two files share that makes one wonder. Names alone are nothing: two Khadijas of one list are two people.</summary>
public enum SuspicionCause { Massar, Cin, NameAndBirth, PhoneAndBirth }

/// <summary>One shared fact of two files; the first has the smaller id.</summary>
public sealed class Suspicion
{
    public int FirstId { get; init; }
    public int SecondId { get; init; }
    public SuspicionCause Cause { get; init; }
}

/// <summary>
/// The suspicion search: four joins of the edition's files with themselves, each on an indexed column, in one statement. Pairs somebody
/// told apart are left out.
/// </summary>
static class Suspicions
{
    /// <summary>The facts two files may share.</summary>
    internal sealed class Known
    {
        public int Id { get; init; }
        public string? Massar { get; init; }
        public string? CinHash { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? Phone { get; init; }
        public string? LatinKey { get; init; }
        public string? ArabicKey { get; init; }
    }

    public static IQueryable<Suspicion> Of(AppDbContext db, int editionId)
    {
        var (files, others) = (Files(db, editionId), Files(db, editionId));
        var massar = from a in files join b in others on a.Massar equals b.Massar where a.Massar != null && a.Id < b.Id select new Suspicion { FirstId = a.Id, SecondId = b.Id, Cause = SuspicionCause.Massar };
        var cin = from a in files join b in others on a.CinHash equals b.CinHash where a.CinHash != null && a.Id < b.Id select new Suspicion { FirstId = a.Id, SecondId = b.Id, Cause = SuspicionCause.Cin };
        var born = from a in files join b in others on a.BirthDate equals b.BirthDate where a.BirthDate != null && a.Id < b.Id select new { First = a, Second = b };
        var names = from p in born
                    where p.First.LatinKey == p.Second.LatinKey || (p.First.ArabicKey != null && p.First.ArabicKey == p.Second.ArabicKey)
                    select new Suspicion { FirstId = p.First.Id, SecondId = p.Second.Id, Cause = SuspicionCause.NameAndBirth };
        var phones = from p in born
                     where p.First.Phone != null && p.First.Phone == p.Second.Phone
                     select new Suspicion { FirstId = p.First.Id, SecondId = p.Second.Id, Cause = SuspicionCause.PhoneAndBirth };
        return massar.Concat(cin).Concat(names).Concat(phones).Where(s => !db.DistinctPairs.Any(d => d.CandidateId == s.FirstId && d.OtherId == s.SecondId));
    }

    /// <summary>
    /// The files of an edition that share something with one of them and were not told apart from it: from the shared fact to its people to
    /// their files, each by its index, so that it costs the same in an edition of ten and of ten thousand.
    /// </summary>
    public static IQueryable<int> With(AppDbContext db, int editionId, Known one)
    {
        var massar = db.PersonIdentities.Where(i => one.Massar != null && i.Massar == one.Massar).Select(i => i.PersonId);
        var cin = db.PersonIdentities.Where(i => one.CinHash != null && i.CinHash == one.CinHash).Select(i => i.PersonId);
        var born = db.PersonIdentities.Where(i => one.BirthDate != null && i.BirthDate == one.BirthDate).Select(i => i.PersonId);
        var named = db.People.Where(p => born.Contains(p.Id) && (p.LatinKey == one.LatinKey || (one.ArabicKey != null && p.ArabicKey == one.ArabicKey)
            || (one.Phone != null && p.Contact!.Phone == one.Phone))).Select(p => p.Id);
        var people = massar.Concat(cin).Concat(named);
        return db.Candidates.Where(c => c.EditionId == editionId && c.Id != one.Id && people.Contains(c.PersonId)
            && !db.DistinctPairs.Any(d => (d.CandidateId == c.Id && d.OtherId == one.Id) || (d.CandidateId == one.Id && d.OtherId == c.Id))).Select(c => c.Id);
    }

    static IQueryable<Known> Files(AppDbContext db, int editionId) => db.Candidates.Where(c => c.EditionId == editionId).Select(c => new Known
    {
        Id = c.Id, Massar = c.Person.Identity!.Massar, CinHash = c.Person.Identity.CinHash, BirthDate = c.Person.Identity.BirthDate, Phone = c.Person.Contact!.Phone,
        LatinKey = c.Person.LatinKey, ArabicKey = c.Person.ArabicKey,
    });
}
