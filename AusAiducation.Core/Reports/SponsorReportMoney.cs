using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The money of a sponsor's report: by academic year, by student, and the same as bars. The sums are those of the rows.</summary>
static class SponsorReportMoney
{
    public static IEnumerable<ReportBlock> Blocks(SponsorReport report, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        if (report.Money.Committed == 0)
        {
            yield return new Paragraph(T("Reports.NoMoney"));
            yield break;
        }
        yield return Table(T("Reports.ByYear"), T("Reports.Year"), [.. report.ByYear.Select(y => (y.Year, y.Money))], report.Money, language);
        yield return Chart(report, language);
        yield return Table(T("Reports.ByStudent"), T("Reports.Student"), [.. report.Students.Select(s => (s.Name, s.Money))], report.Money, language);
    }

    static Table Table(string caption, string first, IReadOnlyList<(string Label, Money Money)> rows, Money total, string language)
    {
        string T(string key) => Texts.Texts.In(language, key);
        IReadOnlyList<string> Cells(string label, Money m) => [label, Formats.Money(m.Committed, language), Formats.Money(m.Paid, language), Formats.Money(m.Remaining, language)];
        return new Table(
            [new(first, 1.4), TableColumn.Number(T("Reports.Committed")), TableColumn.Number(T("Reports.Paid")), TableColumn.Number(T("Reports.Remaining"))],
            [.. rows.Select(r => Cells(r.Label, r.Money))], Cells(T("Reports.Total"), total), caption);
    }

    static BarChart Chart(SponsorReport report, string language)
    {
        ChartValue Value(decimal amount) => new(amount, Formats.Money(amount, language));
        return new BarChart(Texts.Texts.In(language, "Reports.ChartByYear"), "", [Texts.Texts.In(language, "Reports.Paid"), Texts.Texts.In(language, "Reports.Remaining")],
            [.. report.ByYear.Select(y => new Bar(y.Year, Formats.Money(y.Money.Committed, language), Value(y.Money.Paid), Value(y.Money.Remaining)))]);
    }
}
