using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The sponsor's report as content in one language: facts, money, each student, notes on privacy, places to sign.</summary>
public static class SponsorReportContent
{
    /// <summary>FME has been the Jadara Foundation since this day (its announcement of 31 March 2022).</summary>
    static readonly DateOnly JadaraSince = new(2022, 3, 31);

    public static ReportDocument Of(SponsorReport report, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        string Dh(decimal amount) => Formats.Money(amount, language);
        var by = report.Today < JadaraSince ? "Reports.OperatorFme" : "Reports.OperatorJadara";
        return new ReportDocument
        {
            Language = language,
            Title = T("Reports.SponsorTitle", report.SponsorName),
            Subtitle = T("Reports.SponsorSubtitle", report.Year),
            GeneratedAt = T("Reports.GeneratedAt", report.Today, Formats.Time(report.GeneratedAt)),
            FooterNote = T("Reports.FooterNote", report.SponsorName),
            Sections =
            [
                new(T("Reports.InShort"),
                    new Paragraph(Summary(report, T, Dh)),
                    new Facts([
                        new(T("Reports.Sponsor"), report.SponsorName),
                        new(T("Reports.Period"), T("Reports.FromTo", StudyYears.Start(report.Year), StudyYears.End(report.Year))),
                        new(T("Reports.Students"), Formats.Number(report.Students.Count, language)),
                        .. report.Seats.Select(s => new Fact(T("Reports.SeatsOf", s.Edition), T("Reports.SeatsTaken", s.Seats, s.Students))),
                        new(T("Reports.PaidInYear", report.Year), Dh(report.OfYear.Paid)),
                        new(T("Reports.LeftInYear", report.Year), Dh(report.OfYear.Remaining)),
                    ])),
                new(T("Reports.MoneyHeading"), [.. SponsorReportMoney.Blocks(report, language)]),
                .. report.Students.Select(s => SponsorReportStudent.Section(s, report.Year, report.Today, language)),
                new(T("Reports.PrivacyHeading"), new Paragraph(T("Reports.Privacy")), new Paragraph(T("Reports.PrivacyContact", T(by)))),
                new(T("Reports.SignaturesHeading"), new Signatures(new SignatureLine("AUSIM", ""), new SignatureLine(T(by), ""))),
            ],
        };
    }

    static string Summary(SponsorReport report, Func<string, object?[], string> t, Func<decimal, string> dh)
    {
        if (report.Students.Count == 0) return t("Reports.SummaryNobody", [report.SponsorName]);
        var withResults = report.Students.Count(s => s.Results.Any(r => r.Year == report.Year));
        return string.Join(' ',
            t("Reports.SummaryStudents", [report.Students.Count, report.SponsorName]),
            t("Reports.SummaryMoney", [dh(report.Money.Committed), dh(report.Money.Paid), dh(report.Money.Remaining)]),
            t("Reports.SummaryResults", [withResults]));
    }
}
