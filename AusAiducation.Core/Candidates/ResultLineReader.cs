using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Core.Candidates;

/// <summary>One line of a list of results: whose marks, or why it stays out.</summary>
sealed record ResultLineRead(string Who, BacMarks Marks, Refusal? WhyNot);

/// <summary>Reads the cells of a line of results. Nothing is mended: an official mark that cannot be right keeps its line out.</summary>
static class ResultLineReader
{
    public static ResultLineRead Read(ResultColumns columns, SheetRow row)
    {
        Refusal? whyNot = null;
        decimal? Mark(ImportColumn column)
        {
            if (columns[row, column] is not { } cell) return null;
            if (ImportWords.TryMark(cell, out var mark)) return mark;
            whyNot ??= new Refusal("Import.NotAMark", cell);
            return null;
        }
        var who = columns.Who(row) ?? "";
        var marks = new BacMarks(Mark(ImportColumn.National), Mark(ImportColumn.Regional), Mark(ImportColumn.ContinuousControl), Printed: Mark(ImportColumn.PrintedAverage));
        if (who.Length == 0) whyNot ??= new Refusal("Results.NoWho");
        if (marks.Printed is null) whyNot ??= new Refusal("Results.PrintedNeeded");
        // 15.9975 was computed, not printed; taken or rounded, it would give a mention that nobody gave.
        else if (decimal.Round(marks.Printed.Value, 2) != marks.Printed) whyNot ??= new Refusal("Results.NotPrinted", columns[row, ImportColumn.PrintedAverage]!);
        return new(who, marks, whyNot);
    }
}
