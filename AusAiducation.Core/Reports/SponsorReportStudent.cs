using AusAiducation.Core.Students;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>
/// What a sponsor reads about one student. The report has one such section a student; the student's own page shows exactly this section,
/// so "what my sponsor sees" cannot drift from what the sponsor sees.
/// </summary>
public static class SponsorReportStudent
{
    public static ReportSection Section(SponsoredStudent s, string year, DateOnly today, string language) => new(Heading(s, language), [.. Blocks(s, year, today, language)]);

    static string Heading(SponsoredStudent s, string language) =>
        s.NameArabic is not { } arabic ? s.Name : language == "ar" ? $"{arabic} · {s.Name}" : $"{s.Name} · {arabic}";

    static IEnumerable<ReportBlock> Blocks(SponsoredStudent s, string year, DateOnly today, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        yield return new Facts(
            new(T("Reports.Studies"), Joined(s.Level, s.StudyPath)),
            new(T("Reports.School"), s.School ?? "–"),
            new(T("Reports.Edition"), s.Edition),
            new(T("Reports.Status"), T(StatusKey(s.Status))),
            new(T("Reports.Committed"), Formats.Money(s.Money.Committed, language)),
            new(T("Reports.Paid"), Formats.Money(s.Money.Paid, language)),
            new(T("Reports.Remaining"), Formats.Money(s.Money.Remaining, language)));
        yield return s.Results.Count == 0 ? new Paragraph(T("Reports.NoResults")) : Results(s, language);
        var lived = s.Activities.Where(a => a.Came == true && a.From <= StudyYears.End(year) && a.To >= StudyYears.Start(year) && a.From <= today).ToList();
        yield return lived.Count == 0
            ? new Paragraph(T("Reports.NoActivities"))
            : new Table([new(T("Reports.When"), 1.3), new(T("Reports.What")), new(T("Reports.Where"), 1.6)],
                [.. lived.Select(a => (IReadOnlyList<string>)[Days(a), T(a.IsInternship ? "Reports.Internship" : "Reports.Event"), $"{a.Title} : {a.Detail}"])], caption: T("Reports.Activities"));
        yield return new Paragraph(T("Reports.NextHeading") + " " + Next(s, today, T, language));
    }

    static LineChart Results(SponsoredStudent s, string language)
    {
        // Every term between the first published result and the last: a term that is missing breaks the line, it is never a zero.
        var terms = s.Results.Select(r => r.Year).Distinct().SelectMany(y => new[] { (Year: y, Term: Term.First), (Year: y, Term: Term.Second) }).ToList();
        var from = terms.FindIndex(t => t.Year == s.Results[0].Year && t.Term == s.Results[0].Term);
        var to = terms.FindLastIndex(t => t.Year == s.Results[^1].Year && t.Term == s.Results[^1].Term);
        return new LineChart(Texts.Texts.In(language, "Reports.Results"), [.. terms[from..(to + 1)].Select(t => new ChartPoint(
            Texts.Texts.In(language, t.Term == Term.First ? "Reports.FirstTerm" : "Reports.SecondTerm", t.Year),
            s.Results.FirstOrDefault(r => r.Year == t.Year && r.Term == t.Term) is { } r ? new ChartValue(r.Average, Formats.Mark(r.Average, language)) : null))],
            new ChartValue(0, "0"), new ChartValue(20, "20"));
    }

    static string Next(SponsoredStudent s, DateOnly today, Func<string, object?[], string> t, string language)
    {
        var parts = new List<string>();
        if (s.NextPayment is { } next) parts.Add(t("Reports.NextPayment", [Formats.Money(next.Amount, language), next.DueOn]));
        parts.AddRange(s.Activities.Where(a => a.From > today).Select(a => t(a.IsInternship ? "Reports.NextInternship" : "Reports.NextEvent", [a.Title, a.From])));
        return parts.Count == 0 ? t("Reports.NothingNext", []) : string.Join(' ', parts);
    }

    static string Days(Activity a) => a.From == a.To ? Formats.Day(a.From) : $"{Formats.Day(a.From)} – {Formats.Day(a.To)}";

    static string Joined(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } text ? text : "–";

    static string StatusKey(StudentStatus status) => status switch
    {
        StudentStatus.Active => "Reports.StatusActive",
        StudentStatus.Suspended => "Reports.StatusSuspended",
        StudentStatus.Completed => "Reports.StatusCompleted",
        StudentStatus.Left => "Reports.StatusLeft",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
