using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What becomes of a line: a new person, somebody of another edition who applies again, a file of the same supplier it corrects, already there, or kept out.</summary>
public enum LineOutcome { New, Returning, Changed, Known, Refused }

/// <summary>By what a duplicate was recognised. Names alone are never enough.</summary>
public enum MatchedBy { Massar, Cin, NameAndBirth, NameAndPhone }

/// <summary>A field a line would correct, as it stands and as it would.</summary>
public sealed record FieldChange(FileField Field, string? Before, string? After);

/// <summary>A line with what becomes of it; for a duplicate, by what, of whom, or of which earlier line of the same file.</summary>
public sealed record JudgedLine(ImportLine Line, LineOutcome Outcome, MatchedBy? By = null, int? PersonId = null, int? SameAsLine = null)
{
    /// <summary>The file a changed line corrects, and how.</summary>
    public int? CandidateId { get; init; }
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
}

/// <summary>Reads a list and judges each line, a thousand at a time: the preview and the confirmation walk the same way.</summary>
sealed class ImportScan(AppDbContext db, FieldVault vault, ImportAim aim, DateOnly today)
{
    public const int BatchSize = 1000;

    readonly Dictionary<string, ImportLine> _seen = [];

    /// <summary>CIN hashes of the current batch, by line number.</summary>
    Dictionary<int, string> _hashes = [];

    public async IAsyncEnumerable<IReadOnlyList<JudgedLine>> JudgeAsync(SheetReader sheet, ImportColumns columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new ImportLineReader(columns, today);
        foreach (var rows in columns.DataOf(sheet.Rows()).Chunk(BatchSize))
        {
            var lines = Array.ConvertAll(rows, reader.Read);
            _hashes = [];
            foreach (var line in lines)
                if (line.Cin is { } cin) _hashes[line.Number] = await vault.HashAsync(VaultField.Cin, cin, ct);
            var known = await KnownPeople.AmongAsync(db, aim, lines, _hashes, ct);
            yield return await CompareAsync(Array.ConvertAll(lines, line => Judge(line, known)), ct);
        }
    }

    JudgedLine Judge(ImportLine line, KnownPeople known)
    {
        // What may not be kept still tells whether this person is known.
        var kept = aim.Whole ? line : line.Bare();
        if (line.IsRefused) return new(line, LineOutcome.Refused);
        (MatchedBy By, KnownPerson Person)[] found =
        [
            .. Found(MatchedBy.Massar, known.ByMassar(line.Massar)),
            .. Found(MatchedBy.Cin, known.ByCin(_hashes.GetValueOrDefault(line.Number))),
            .. Found(MatchedBy.NameAndBirth, known.ByName(line.NameAndBirthKeys)),
            .. Found(MatchedBy.NameAndPhone, known.ByPhone(line.NameAndPhoneKeys)),
        ];
        // A card of one person beside the pupil's number of another: nobody but the school can say who this is.
        if (found.Where(f => f.By is MatchedBy.Massar or MatchedBy.Cin).Select(f => f.Person.PersonId).Distinct().Count() > 1)
            return Refused(line, "Import.TwoPeople");
        if (known.BearsAnothersNumber(line)) return Refused(line, "Import.AnothersNumber");
        if (Earlier(line) is var (by, earlier))
            return earlier.IsSurelyNot(line) ? Refused(line, "Import.NumberOfLine", earlier.Number) : new(kept, LineOutcome.Known, by, SameAsLine: earlier.Number);
        if (found.Length == 0) return new(kept, LineOutcome.New);
        var match = found[0];
        var judged = new JudgedLine(kept, match.Person.File is null ? LineOutcome.Returning : LineOutcome.Known, match.By, match.Person.PersonId);
        return match.Person.File is { SupplierId: { } supplier } file && aim.Suppliers.Contains(supplier) && IsOpen(file.Stage) ? judged with { CandidateId = file.CandidateId } : judged;
    }

    static JudgedLine Refused(ImportLine line, string key, params object[] args) =>
        new(line with { Remarks = [.. line.Remarks, new(line.Number, null, new Refusal(key, args), Refuses: true)] }, LineOutcome.Refused);

    /// <summary>A list corrects a file until the shortlist rests on it.</summary>
    static bool IsOpen(CandidateStage stage) => stage is CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Ineligible;

    /// <summary>Lines that say something else than the file their supplier brought before; a file hidden from this viewer stays merely known.</summary>
    async Task<IReadOnlyList<JudgedLine>> CompareAsync(JudgedLine[] lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.CandidateId).OfType<int>().ToList();
        if (ids.Count == 0) return lines;
        var met = await db.Candidates.Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        // A school's helper meets the file but not its columns: those it may fill are read here, and only the empty ones are shown.
        var files = await Whole(db.Candidates.IgnoringVisibility().AsNoTracking()).Where(c => met.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return Array.ConvertAll(lines, line =>
        {
            if (line.CandidateId is not { } id || !files.TryGetValue(id, out var file)) return line with { CandidateId = null };
            var before = FileValues.Of(file);
            var after = line.Line.Over(before, _hashes.TryGetValue(line.Line.Number, out var hash) && line.Line.Cin is { Length: >= 4 } cin ? new Sealed("", hash, cin[^4..]) : null, aim.FillOnly);
            var changes = FileValues.Differences(before, after).Select(f => new FieldChange(f, before.Shown(f), after.Shown(f))).ToList();
            return changes.Count == 0 ? line with { CandidateId = null } : line with { Outcome = LineOutcome.Changed, Changes = changes };
        });
    }

    /// <summary>With everything <see cref="FileValues"/> reads.</summary>
    internal static IQueryable<Candidate> Whole(IQueryable<Candidate> rows) =>
        rows.Include(c => c.Person.Identity).Include(c => c.Person.Contact).Include(c => c.File).Include(c => c.Social);

    static IEnumerable<(MatchedBy, KnownPerson)> Found(MatchedBy by, KnownPerson? person) => person is null ? [] : [(by, person)];

    /// <summary>The line of this file that named the same person first; remembers this one when there is none.</summary>
    (MatchedBy By, ImportLine Line)? Earlier(ImportLine line)
    {
        (MatchedBy By, string Key)[] keys =
        [
            .. line.Massar is { } massar ? [(MatchedBy.Massar, "m" + massar)] : Array.Empty<(MatchedBy, string)>(),
            .. line.Cin is { } cin ? [(MatchedBy.Cin, "c" + cin)] : Array.Empty<(MatchedBy, string)>(),
            .. line.NameAndBirthKeys.Select(k => (MatchedBy.NameAndBirth, "n" + k)),
            // Where a list has nothing else, the same name beside the same telephone is the same line pasted twice.
            .. line is { BirthDate: null, Massar: null, Cin: null } ? line.NameAndPhoneKeys.Select(k => (MatchedBy.NameAndPhone, "p" + k)) : [],
        ];
        foreach (var (by, key) in keys)
            if (_seen.TryGetValue(key, out var earlier)) return (by, earlier);
        var who = line.NameOnly();
        foreach (var (_, key) in keys) _seen.Add(key, who);
        return null;
    }
}
