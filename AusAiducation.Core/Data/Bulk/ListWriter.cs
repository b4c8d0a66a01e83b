using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Bulk;

/// <summary>
/// Writes a list's candidates a batch at a time in the caller's transaction, forgetting each batch once saved, so that memory stays flat;
/// one line of history stands for the whole list.
/// </summary>
sealed class ListWriter
{
    readonly AppDbContext _db;
    readonly FieldVault _vault;
    readonly int _listId;
    readonly DateTime _at;
    readonly int _editionId;
    readonly HashSet<string> _codes = [];

    ListWriter(AppDbContext db, FieldVault vault, SourceList list) => (_db, _vault, _listId, _editionId, ListKey, _at) = (db, vault, list.Id, list.EditionId, list.Key, list.CreatedAt);

    public string ListKey { get; }
    public int ListId => _listId;
    public int Written { get; private set; }

    public static async Task<ListWriter> BeginAsync(AppDbContext db, FieldVault vault, PendingImport pending, Organisation? newSupplier, DateOnly today, CancellationToken ct)
    {
        if (newSupplier is not null)
        {
            db.Organisations.Add(newSupplier);
            await db.SaveChangesAsync(ct);
        }
        db.SkipHistory = true;
        var list = new SourceList(pending.EditionId, newSupplier?.Id ?? pending.OrganisationId, pending.FileName, pending.Basis, db.Viewer.UserId, today, lines: 0);
        db.SourceLists.Add(list);
        await db.SaveChangesAsync(ct);
        return new ListWriter(db, vault, list);
    }

    public async Task WriteAsync(IReadOnlyList<JudgedLine> lines, CancellationToken ct)
    {
        _db.ChangeTracker.Clear();
        if (lines.Count == 0) return;
        var edition = await _db.Editions.FirstAsync(e => e.Id == _editionId, ct);
        var list = await _db.SourceLists.FirstAsync(l => l.Id == _listId, ct);
        var ids = lines.Select(l => l.PersonId).OfType<int>().ToList();
        var people = ids.Count == 0 ? [] : await _db.People.IgnoringVisibility().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var candidates = new List<Candidate>(lines.Count);
        foreach (var line in lines)
        {
            var known = line.PersonId is { } id ? people[id] : null;
            var cin = known is null && line.Line.Cin is { } plain ? await _vault.SealAsync(VaultField.Cin, plain, ct) : null;
            candidates.Add(line.Line.ToCandidate(edition, list, known, cin));
        }
        await GiveFreeCodesAsync(candidates, ct);
        await InsertAsync(candidates, ct);
        Written += candidates.Count;
        _db.ChangeTracker.Clear();
    }

    /// <summary>Everything a candidate of a list consists of, table by table: owners first.</summary>
    async Task InsertAsync(List<Candidate> candidates, CancellationToken ct)
    {
        var strangers = candidates.Select(c => c.Person).Where(p => p.Id == 0).ToList();
        var ids = new Dictionary<Person, int>(ReferenceEqualityComparer.Instance);
        var people = new RowInsert<Person>(_db, _at, (nameof(Person.Id), (p, _) => ids[p]));
        foreach (var (person, id) in strangers.Zip(await people.ReserveAsync(strangers.Count, ct))) ids[person] = id;
        int IdOf(Person person) => person.Id == 0 ? ids[person] : person.Id;
        await people.WriteAsync(strangers, ct);
        await new RowInsert<PersonIdentity>(_db, _at, (nameof(PersonIdentity.PersonId), (_, i) => ids[strangers[i]])).WriteAsync(strangers.ConvertAll(p => p.Identity!), ct);
        await new RowInsert<PersonContact>(_db, _at, (nameof(PersonContact.PersonId), (_, i) => ids[strangers[i]])).WriteAsync(strangers.ConvertAll(p => p.Contact!), ct);
        await new RowInsert<PersonLink>(_db, _at, (nameof(PersonLink.PersonId), (_, i) => IdOf(candidates[i].Person))).WriteAsync(candidates.ConvertAll(c => c.Person.Links[^1]), ct);

        var keys = new List<int>();
        var rows = new RowInsert<Candidate>(_db, _at, (nameof(Candidate.Id), (_, i) => keys[i]), (nameof(Candidate.PersonId), (c, _) => IdOf(c.Person)), (nameof(Candidate.SourceListId), (_, _) => _listId));
        keys = await rows.ReserveAsync(candidates.Count, ct);
        await rows.WriteAsync(candidates, ct);
        await new RowInsert<CandidateFile>(_db, _at, (nameof(CandidateFile.CandidateId), (_, i) => keys[i])).WriteAsync(candidates.ConvertAll(c => c.File), ct);
        await new RowInsert<SocialFile>(_db, _at, (nameof(SocialFile.CandidateId), (_, i) => keys[i])).WriteAsync(candidates.ConvertAll(c => c.Social!), ct);
    }

    public async Task EndAsync(DateTime at, int changed, string uploadKey, CancellationToken ct)
    {
        var list = await _db.SourceLists.FirstAsync(l => l.Id == _listId, ct);
        list.Brought(Written);
        list.Corrected(changed, uploadKey);
        _db.History.Add(HistoryRecord.OfList(_db.Viewer, at, list, HistoryAction.Batch, Written));
        await _db.SaveChangesAsync(ct);
        _db.SkipHistory = false;
    }

    /// <summary>Of ten thousand five-letter codes two or three would be taken by chance.</summary>
    async Task GiveFreeCodesAsync(List<Candidate> candidates, CancellationToken ct)
    {
        var unsure = candidates;
        while (unsure.Count > 0)
        {
            var codes = unsure.Select(c => c.Code).ToList();
            var taken = (await _db.Candidates.IgnoringVisibility().Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(ct)).ToHashSet();
            unsure = unsure.Where(c => taken.Contains(c.Code) || !_codes.Add(c.Code)).ToList();
            unsure.ForEach(c => c.Recode());
        }
    }
}
