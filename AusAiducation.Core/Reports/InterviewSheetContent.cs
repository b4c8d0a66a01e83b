using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The sheets of a day: the order of each panel, then a page for each candidate with the rubric's criteria and room for notes.</summary>
public static class InterviewSheetContent
{
    const int NoteLines = 8;

    public static ReportDocument Of(PrintedSheets sheets, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        return new ReportDocument
        {
            Title = T("Sheets.Title", Formats.LongDay(sheets.Day, language)), Subtitle = T("Sheets.Subtitle", sheets.Edition, sheets.Interviews.Count), Language = language, FooterNote = T("Sheets.Footer"),
            Sections = [.. OnPages([.. Orders(sheets, T), .. sheets.Interviews.Select(interview => Sheet(interview, sheets, T, language))])],
        };
    }

    /// <summary>Each begins on a page of its own.</summary>
    static IEnumerable<ReportSection> OnPages(List<ReportSection> sections) =>
        sections.Select((section, i) => i == sections.Count - 1 ? section : section with { Blocks = [.. section.Blocks, new PageBreak()] });

    /// <summary>Who comes after whom; one candidate alone needs no order.</summary>
    static IEnumerable<ReportSection> Orders(PrintedSheets sheets, Func<string, object?[], string> t) => sheets.Interviews.Count == 1 ? [] : sheets.Interviews.GroupBy(i => i.Panel).Select(panel => new ReportSection(
        panel.Key.Length == 0 ? t("Sheets.OrderOnly", []) : t("Sheets.Order", [panel.Key]),
        new Paragraph(string.Join(", ", panel.First().Members) + " · " + panel.First().Place),
        new Table([new(t("Interviews.Time", []), 1), new(t("Ranking.Code", []), 1.4), new(t("Candidates.Name", []), 3), new(t("Sheets.Remark", []), 3)],
            [.. panel.Select(i => (IReadOnlyList<string>)[Formats.Time(i.StartsAt), i.Code, $"{i.Name} {i.NameArabic}".Trim(), ""])])));

    static ReportSection Sheet(PrintedInterview i, PrintedSheets sheets, Func<string, object?[], string> t, string language) => new($"{i.Code} · {i.Name} {i.NameArabic}".Trim(),
        new Facts(
            new Fact(t("Interviews.When", []), Formats.Moment(i.StartsAt)), new Fact(t("Interviews.Place", []), i.Place), new Fact(t("Interviews.Panel", []), string.Join(", ", i.Members)),
            new Fact(t("Interviews.Language", []), i.Language is { } spoken ? t("Interviews.Language" + spoken, []) : "–"), new Fact(t("Candidates.Stream", []), CandidateInputs.StreamName(i.StreamCode) ?? "–"),
            new Fact(t("Candidates.Average", []), Formats.Mark(i.Average, language)), new Fact(t("Interviews.Wish", []), i.StudyWish ?? "–")),
        new Table([new(t("Sheets.Criterion", []), 3), TableColumn.Number(t("Tests.Weight", []), 0.8), new(t("Sheets.Levels", []), 5), new(t("Sheets.Mark", []), 1, CellAlignment.Center)],
            [.. sheets.Criteria.Select(c => (IReadOnlyList<string>)[c.Name.In(language), Formats.Number(c.Weight, language), string.Join(" · ", c.Levels.Select(l => $"{l.Level} {l.Text.In(language)}")), ""])]),
        new Table([new(t("Interviews.Notes", []))], [.. Enumerable.Range(0, NoteLines).Select(_ => (IReadOnlyList<string>)[" "])]));
}
