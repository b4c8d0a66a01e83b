using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;

namespace AusAiducation.Core.Candidates;

/// <summary>What becomes of a line: a new person, somebody of another edition who applies again, already there, or kept out.</summary>
public enum LineOutcome { New, Returning, Known, Refused }

/// <summary>By what a duplicate was recognised. Names alone are never enough.</summary>
public enum MatchedBy { Massar, Cin, NameAndBirth }

/// <summary>A line with what becomes of it; for a duplicate, by what, of whom, or of which earlier line of the same file.</summary>
public sealed record JudgedLine(ImportLine Line, LineOutcome Outcome, MatchedBy? By = null, int? PersonId = null, int? SameAsLine = null);

/// <summary>Reads a list and judges each line, a thousand at a time: the preview and the confirmation walk the same way.</summary>
sealed class ImportScan(AppDbContext db, FieldVault vault, int editionId, DateOnly today)
{
    public const int BatchSize = 1000;

    readonly Dictionary<string, int> _seen = [];

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
            var known = await KnownPeople.AmongAsync(db, editionId, lines, _hashes, ct);
            yield return Array.ConvertAll(lines, line => Judge(line, known));
        }
    }

    JudgedLine Judge(ImportLine line, KnownPeople known)
    {
        if (line.IsRefused) return new(line, LineOutcome.Refused);
        (MatchedBy By, KnownPerson Person)[] found =
        [
            .. Found(MatchedBy.Massar, known.ByMassar(line.Massar)),
            .. Found(MatchedBy.Cin, known.ByCin(_hashes.GetValueOrDefault(line.Number))),
            .. Found(MatchedBy.NameAndBirth, known.ByName(line.NameAndBirthKeys)),
        ];
        // A card of one person beside the pupil's number of another: nobody but the school can say who this is.
        if (found.Where(f => f.By != MatchedBy.NameAndBirth).Select(f => f.Person.PersonId).Distinct().Count() > 1)
            return new(line with { Remarks = [.. line.Remarks, new(line.Number, null, new Refusal("Import.TwoPeople"), Refuses: true)] }, LineOutcome.Refused);
        if (Earlier(line) is var (by, earlier)) return new(line, LineOutcome.Known, by, SameAsLine: earlier);
        if (found.Length == 0) return new(line, LineOutcome.New);
        var match = found[0];
        return new(line, match.Person.InEdition ? LineOutcome.Known : LineOutcome.Returning, match.By, match.Person.PersonId);
    }

    static IEnumerable<(MatchedBy, KnownPerson)> Found(MatchedBy by, KnownPerson? person) => person is null ? [] : [(by, person)];

    /// <summary>The line of this file that named the same person first; remembers this one when there is none.</summary>
    (MatchedBy By, int Line)? Earlier(ImportLine line)
    {
        (MatchedBy By, string Key)[] keys =
        [
            .. line.Massar is { } massar ? [(MatchedBy.Massar, "m" + massar)] : Array.Empty<(MatchedBy, string)>(),
            .. line.Cin is { } cin ? [(MatchedBy.Cin, "c" + cin)] : Array.Empty<(MatchedBy, string)>(),
            .. line.NameAndBirthKeys.Select(k => (MatchedBy.NameAndBirth, "n" + k)),
        ];
        foreach (var (by, key) in keys)
            if (_seen.TryGetValue(key, out var earlier)) return (by, earlier);
        foreach (var (_, key) in keys) _seen.Add(key, line.Number);
        return null;
    }
}
