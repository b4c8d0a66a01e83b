using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>Which column of a list of official results holds what: who (the file's code or the Massar code) and the marks. Throws <see cref="SheetRefused"/>.</summary>
sealed class ResultColumns
{
    static readonly HashSet<string> CodeHeadings = [.. "Code|Code candidat|Code dossier|Code du dossier|File code|Candidate code|رمز الملف|رمز المترشح|الرمز".Split('|').Select(TextFolding.Fold)];

    static readonly ImportColumn[] Read = [ImportColumn.Massar, ImportColumn.National, ImportColumn.Regional, ImportColumn.ContinuousControl, ImportColumn.PrintedAverage];

    readonly Dictionary<ImportColumn, int> _marks = [];
    readonly int? _code;

    ResultColumns(SheetRow header)
    {
        HeaderLine = header.Line;
        for (var i = 0; i < header.Cells.Count; i++)
        {
            var heading = header.Cells[i];
            if (IsCode(heading)) _code ??= i;
            else if (ImportHeadings.Of(heading) is { } column && Read.Contains(column) && !_marks.TryAdd(column, i)) throw new SheetRefused("Results.DuplicateColumn", header.Cells[_marks[column]], heading);
        }
    }

    public int HeaderLine { get; }

    public static ResultColumns Find(IEnumerable<SheetRow> rows)
    {
        var best = rows.Take(SheetLimits.HeaderLines).MaxBy(Known) ?? throw new SheetRefused("Import.NoHeader", SheetLimits.HeaderLines);
        var found = new ResultColumns(best);
        if (found._code is null && !found._marks.ContainsKey(ImportColumn.Massar)) throw new SheetRefused("Results.NoWhoColumn");
        return found._marks.ContainsKey(ImportColumn.PrintedAverage) ? found : throw new SheetRefused("Results.NoPrintedColumn");
    }

    /// <summary>The file's code where the line has one, else the Massar code.</summary>
    public string? Who(SheetRow row) => Cell(row, _code) ?? this[row, ImportColumn.Massar];

    public string? this[SheetRow row, ImportColumn column] => Cell(row, _marks.TryGetValue(column, out var at) ? at : null);

    /// <summary>Whether a heading names the file's code.</summary>
    public static bool IsCode(string heading) => CodeHeadings.Contains(TextFolding.Fold(heading));

    static string? Cell(SheetRow row, int? at) => at is { } i && row[i] is { Length: > 0 } cell && !ImportWords.IsNothing(cell) ? cell : null;

    static int Known(SheetRow row) => row.Cells.Count(c => c.Length > 0 && (IsCode(c) || (ImportHeadings.Of(c) is { } column && Read.Contains(column))));
}
