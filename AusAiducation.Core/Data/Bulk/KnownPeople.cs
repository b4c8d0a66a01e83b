using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Somebody on record, and whether that person already applied to the edition looked at.</summary>
sealed record KnownPerson(int PersonId, bool InEdition);

/// <summary>
/// Finds the people on record among lines of a supplied list, a thousand lines at a time and whoever is looking: a file hidden by a tie
/// is a duplicate all the same. Ids only; names are asked for through the viewer's own context.
/// </summary>
sealed class KnownPeople
{
    readonly Dictionary<string, int> _massars = [];
    readonly Dictionary<string, int> _cins = [];
    readonly Dictionary<string, int> _names = [];
    readonly HashSet<int> _inEdition = [];

    public static async Task<KnownPeople> AmongAsync(AppDbContext db, int editionId, IReadOnlyList<ImportLine> lines, IReadOnlyDictionary<int, string> cinHashes, CancellationToken ct)
    {
        var known = new KnownPeople();
        var massars = lines.Select(l => l.Massar).OfType<string>().Distinct().ToList();
        var hashes = cinHashes.Values.Distinct().ToList();
        var days = lines.Select(l => l.BirthDate).OfType<DateOnly>().Distinct().ToList();
        var identities = db.Set<PersonIdentity>().IgnoringVisibility();
        if (massars.Count + hashes.Count > 0)
            foreach (var i in await identities.Where(i => massars.Contains(i.Massar!) || hashes.Contains(i.CinHash!)).Select(i => new { i.PersonId, i.Massar, i.CinHash }).ToListAsync(ct))
            {
                if (i.Massar is not null) known._massars[i.Massar] = i.PersonId;
                if (i.CinHash is not null) known._cins[i.CinHash] = i.PersonId;
            }
        if (days.Count > 0) await known.ReadNamesAsync(db, identities.Where(i => days.Contains(i.BirthDate!.Value)), lines, ct);
        var people = known._massars.Values.Concat(known._cins.Values).Concat(known._names.Values).Distinct().ToList();
        if (people.Count > 0)
            known._inEdition.UnionWith(await db.Set<Candidate>().IgnoringVisibility().Where(c => c.EditionId == editionId && people.Contains(c.PersonId)).Select(c => c.PersonId).ToListAsync(ct));
        return known;
    }

    async Task ReadNamesAsync(AppDbContext db, IQueryable<PersonIdentity> born, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var wanted = lines.SelectMany(l => l.NameAndBirthKeys).ToHashSet();
        var named = from i in born
                    join p in db.Set<Person>().IgnoringVisibility() on i.PersonId equals p.Id
                    select new { p.Id, i.BirthDate, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic };
        await foreach (var p in named.AsAsyncEnumerable().WithCancellation(ct))
            foreach (var key in ImportLine.KeysOf(p.BirthDate, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic))
                if (wanted.Contains(key)) _names[key] = p.Id;
    }

    public KnownPerson? ByMassar(string? massar) => Of(_massars, massar);

    public KnownPerson? ByCin(string? hash) => Of(_cins, hash);

    public KnownPerson? ByName(IEnumerable<string> keys) => keys.Select(k => Of(_names, k)).FirstOrDefault(k => k is not null);

    KnownPerson? Of(Dictionary<string, int> table, string? key) => key is not null && table.TryGetValue(key, out var id) ? new(id, _inEdition.Contains(id)) : null;
}
