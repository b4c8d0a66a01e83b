using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Interviews.Tests;

/// <summary>Which column of a list of test marks holds what: who (the file's code, the Massar code or the name), and each test under its name. Throws <see cref="SheetRefused"/>.</summary>
sealed class TestColumns
{
    static readonly HashSet<string> OnlyMark = [.. "note|note du test|test|mark|score|النقطة|نقطة الاختبار".Split('|').Select(TextFolding.Fold)];

    readonly Dictionary<ImportColumn, int> _who = [];
    readonly int? _code;

    TestColumns(SheetRow header, IReadOnlyList<EditionTest> tests)
    {
        HeaderLine = header.Line;
        for (var i = 0; i < header.Cells.Count; i++)
        {
            if (TestOf(header.Cells[i], tests) is { } test) Tests.TryAdd(test.Key, i);
            else if (ResultColumns.IsCode(header.Cells[i])) _code ??= i;
            else if (ImportHeadings.Of(header.Cells[i]) is ImportColumn.Massar or ImportColumn.FullName or ImportColumn.FamilyName or ImportColumn.GivenName) _who.TryAdd(ImportHeadings.Of(header.Cells[i])!.Value, i);
        }
    }

    public int HeaderLine { get; }

    /// <summary>By the test's key, where its marks stand.</summary>
    public Dictionary<string, int> Tests { get; } = [];

    public static TestColumns Find(IEnumerable<SheetRow> rows, IReadOnlyList<EditionTest> tests)
    {
        var best = rows.Take(SheetLimits.HeaderLines).Select(r => new TestColumns(r, tests)).MaxBy(c => c.Tests.Count * 2 + (c.KnowsWho ? 1 : 0)) ?? throw new SheetRefused("Import.NoHeader", SheetLimits.HeaderLines);
        if (best.Tests.Count == 0) throw new SheetRefused("Tests.NoTestColumn", string.Join(", ", tests.Select(t => t.Name.Current)));
        return best.KnowsWho ? best : throw new SheetRefused("Tests.NoWhoColumn");
    }

    public string? Code(SheetRow row) => Cell(row, _code) ?? Cell(row, ImportColumn.Massar);

    public string? Name(SheetRow row) => Cell(row, ImportColumn.FullName) ?? (Cell(row, ImportColumn.FamilyName) is { } family ? $"{family} {Cell(row, ImportColumn.GivenName)}".Trim() : null);

    /// <summary>Words in one order, whichever is written first.</summary>
    public static string NameKey(string name) => string.Join(' ', TextFolding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    bool KnowsWho => _code is not null || _who.Keys.Any(k => k is not ImportColumn.GivenName);

    static EditionTest? TestOf(string heading, IReadOnlyList<EditionTest> tests)
    {
        var folded = TextFolding.Fold(heading);
        if (folded.Length == 0) return null;
        return tests.FirstOrDefault(t => Texts.Texts.Languages.Any(l => TextFolding.Fold(t.Name.In(l)) == folded)) ?? (tests.Count == 1 && OnlyMark.Contains(folded) ? tests[0] : null);
    }

    string? Cell(SheetRow row, ImportColumn column) => _who.TryGetValue(column, out var at) ? Cell(row, at) : null;

    static string? Cell(SheetRow row, int? at) => at is { } i && row[i] is { Length: > 0 } cell && !ImportWords.IsNothing(cell) ? cell : null;
}
