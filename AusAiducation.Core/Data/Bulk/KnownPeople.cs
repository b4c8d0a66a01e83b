using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>Somebody on record, and the file that person already has in the edition looked at.</summary>
sealed record KnownPerson(int PersonId, KnownFile? File);

/// <summary>A file of the edition: whose list or school brought it, and how far it is.</summary>
sealed record KnownFile(int CandidateId, int? SupplierId, CandidateStage Stage);

/// <summary>
/// Finds the people on record among lines of a supplied list, a thousand lines at a time and whoever is looking: a file hidden by a tie
/// is a duplicate all the same, and a merged one stands for the file it went into. Ids only; names are asked for through the viewer's own context.
/// </summary>
sealed class KnownPeople
{
    readonly Dictionary<string, int> _massars = [];
    readonly Dictionary<string, int> _cins = [];
    readonly Dictionary<string, int> _names = [];
    readonly Dictionary<string, int> _phones = [];
    readonly Dictionary<int, KnownFile> _files = [];

    /// <summary>Lines whose number is on record for a person they surely are not.</summary>
    readonly HashSet<int> _ofOthers = [];

    public static async Task<KnownPeople> AmongAsync(AppDbContext db, ImportAim aim, IReadOnlyList<ImportLine> lines, IReadOnlyDictionary<int, string> cinHashes, CancellationToken ct)
    {
        var known = new KnownPeople();
        var massars = lines.Select(l => l.Massar).OfType<string>().Distinct().ToList();
        var hashes = cinHashes.Values.Distinct().ToList();
        var days = lines.Select(l => l.BirthDate).OfType<DateOnly>().Distinct().ToList();
        var identities = db.Set<PersonIdentity>().IgnoringVisibility();
        if (massars.Count + hashes.Count > 0)
            await known.ReadNumbersAsync(db, identities.Where(i => massars.Contains(i.Massar!) || hashes.Contains(i.CinHash!)), lines, cinHashes, ct);
        if (days.Count > 0) await known.ReadNamesAsync(db, identities.Where(i => days.Contains(i.BirthDate!.Value)), lines, ct);
        await known.ReadPhonesAsync(db, aim, lines, ct);
        await known.ReadFilesAsync(db, aim.EditionId, ct);
        return known;
    }

    async Task ReadNumbersAsync(AppDbContext db, IQueryable<PersonIdentity> numbered, IReadOnlyList<ImportLine> lines, IReadOnlyDictionary<int, string> cinHashes, CancellationToken ct)
    {
        var (byMassar, byCin) = (lines.Where(l => l.Massar is not null).ToLookup(l => l.Massar), lines.ToLookup(l => cinHashes.GetValueOrDefault(l.Number)));
        var found = from i in numbered
                    join p in db.Set<Person>().IgnoringVisibility() on i.PersonId equals p.Id
                    orderby i.PersonId descending
                    select new { i.PersonId, i.Massar, i.CinHash, i.BirthDate, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic };
        foreach (var i in await found.ToListAsync(ct))
        {
            if (i.Massar is not null) _massars[i.Massar] = i.PersonId;
            if (i.CinHash is not null) _cins[i.CinHash] = i.PersonId;
            foreach (var line in byMassar[i.Massar].Concat(i.CinHash is null ? [] : byCin[i.CinHash]))
                if (line.IsSurelyNot(i.BirthDate, i.FamilyName, i.GivenName, i.FamilyNameArabic, i.GivenNameArabic)) _ofOthers.Add(line.Number);
        }
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

    /// <summary>The supplier's own files that hold nothing but a name and a contact: the whole list often follows.</summary>
    async Task ReadPhonesAsync(AppDbContext db, ImportAim aim, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var phones = lines.Select(l => l.Phone).OfType<string>().Distinct().ToList();
        if (phones.Count == 0 || aim.Suppliers.Count == 0) return;
        var bare = from c in db.Set<Candidate>().IgnoringVisibility()
                   where c.EditionId == aim.EditionId && aim.Suppliers.Contains(c.SuppliedByOrganisationId!.Value) && phones.Contains(c.Person.Contact!.Phone!) && c.Person.Identity!.BirthDate == null
                   select new { c.PersonId, c.Person.Contact!.Phone, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic };
        foreach (var p in await bare.ToListAsync(ct))
            foreach (var key in ImportLine.KeysOf(p.Phone, p.FamilyName, p.GivenName, p.FamilyNameArabic, p.GivenNameArabic))
                _phones[key] = p.PersonId;
    }

    async Task ReadFilesAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var people = _massars.Values.Concat(_cins.Values).Concat(_names.Values).Concat(_phones.Values).Distinct().ToList();
        if (people.Count == 0) return;
        var files = await db.Set<Candidate>().IncludingMerged().IgnoringVisibility().Where(c => c.EditionId == editionId && people.Contains(c.PersonId))
            .Select(c => new
            {
                Own = c.PersonId, Id = c.MergedIntoId ?? c.Id, PersonId = c.MergedInto == null ? c.PersonId : c.MergedInto.PersonId,
                SupplierId = c.MergedInto == null ? c.SuppliedByOrganisationId : c.MergedInto.SuppliedByOrganisationId, Stage = c.MergedInto == null ? c.Stage : c.MergedInto.Stage,
            }).ToListAsync(ct);
        foreach (var f in files)
        {
            _files[f.PersonId] = new(f.Id, f.SupplierId, f.Stage);
            if (f.Own == f.PersonId) continue;
            foreach (var table in new[] { _massars, _cins, _names, _phones })
                foreach (var key in table.Where(t => t.Value == f.Own).Select(t => t.Key).ToList()) table[key] = f.PersonId;
        }
    }

    /// <summary>Whether the line's Massar code or card number is somebody else's, as far as birth date and names tell.</summary>
    public bool BearsAnothersNumber(ImportLine line) => _ofOthers.Contains(line.Number);

    public KnownPerson? ByMassar(string? massar) => Of(_massars, massar);

    public KnownPerson? ByCin(string? hash) => Of(_cins, hash);

    public KnownPerson? ByName(IEnumerable<string> keys) => keys.Select(k => Of(_names, k)).FirstOrDefault(k => k is not null);

    public KnownPerson? ByPhone(IEnumerable<string> keys) => keys.Select(k => Of(_phones, k)).FirstOrDefault(k => k is not null);

    KnownPerson? Of(Dictionary<string, int> table, string? key) => key is not null && table.TryGetValue(key, out var id) ? new(id, _files.GetValueOrDefault(id)) : null;
}
