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
            Sections = [.. sheets.Interviews.Count > 1 ? sheets.Interviews.GroupBy(i => i.Panel).Select(panel => Order(panel.Key, [.. panel], T)) : [], .. sheets.Interviews.SelectMany((interview, i) => Sheet(interview, sheets, i > 0 || sheets.Interviews.Count > 1, T, language))],
        };
    }

    static ReportSection Order(string panel, List<PrintedInterview> interviews, Func<string, object?[], string> t) => new(t("Sheets.Order", [panel.Length == 0 ? "–" : panel]),
        new Paragraph(string.Join(", ", interviews[0].Members) + " · " + interviews[0].Place),
        new Table([new(t("Interviews.Time", []), 1), new(t("Ranking.Code", []), 1.4), new(t("Candidates.Name", []), 3), new(t("Sheets.Remark", []), 3)],
            [.. interviews.Select(i => (IReadOnlyList<string>)[Formats.Time(i.StartsAt), i.Code, $"{i.Name} {i.NameArabic}".Trim(), ""])]));

    static IEnumerable<ReportSection> Sheet(PrintedInterview i, PrintedSheets sheets, bool onNewPage, Func<string, object?[], string> t, string language)
    {
        var facts = new Facts(
            new Fact(t("Interviews.When", []), Formats.Moment(i.StartsAt)), new Fact(t("Interviews.Place", []), i.Place), new Fact(t("Interviews.Panel", []), string.Join(", ", i.Members)),
            new Fact(t("Interviews.Language", []), i.Language is { } spoken ? t("Interviews.Language" + spoken, []) : "–"), new Fact(t("Candidates.Stream", []), CandidateInputs.StreamName(i.StreamCode) ?? "–"),
            new Fact(t("Candidates.Average", []), Formats.Mark(i.Average, language)), new Fact(t("Interviews.Wish", []), i.StudyWish ?? "–"));
        var criteria = new Table([new(t("Sheets.Criterion", []), 3), TableColumn.Number(t("Tests.Weight", []), 0.8), new(t("Sheets.Levels", []), 5), new(t("Sheets.Mark", []), 1, CellAlignment.Center)],
            [.. sheets.Criteria.Select(c => (IReadOnlyList<string>)[c.Name.In(language), Formats.Number(c.Weight, language), string.Join(" · ", c.Levels.Select(l => $"{l.Level} {l.Text.In(language)}")), ""])]);
        var notes = new Table([new(t("Interviews.Notes", []))], [.. Enumerable.Range(0, NoteLines).Select(_ => (IReadOnlyList<string>)[" "])]);
        var head = $"{i.Code} · {i.Name} {i.NameArabic}".Trim();
        if (onNewPage) yield return new ReportSection(null, new PageBreak());
        yield return new ReportSection(head, facts, criteria, notes, new Signatures([.. i.Members.Select(m => new SignatureLine(t("Sheets.Member", []), m))]));
    }
}
