using AusAiducation.Core.Reports;
using AusAiducation.Tests.Core.Reports;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Features.Reports;
using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Tests.Web.Reports;

public class SponsorReportPdfTests
{
    [Theory]
    [InlineData("fr", "36 201,00")]
    [InlineData("ar", "36 201,00")]
    [InlineData("en", "36 201.00")]
    public async Task The_printed_report_is_read_back_with_its_names_and_totals(string language, string total)
    {
        var report = await ReportAsync();

        var text = PdfText.All(Printed.Pdf(SponsorReportContent.Of(report, language))).Replace('\u202f', ' ').Replace('\u00a0', ' ');

        foreach (var expected in new[] { "ALAOUI Amal", "BERRADA Amal", "AUSIM", "2020-2021", total }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("العربي", text, StringComparison.Ordinal);
        Assert.Equal($"ausim-2020-2021-{language}.pdf", ReportEndpoints.FileName(report, language));
    }

    [Fact]
    public async Task Without_an_arabic_font_nothing_is_printed_and_the_sentence_is_known()
    {
        var document = SponsorReportContent.Of(await ReportAsync(), "fr");
        var fonts = new PdfFonts(Printed.Fonts.Report with { ArabicPath = null, ArabicBoldPath = null });

        var missing = Assert.Throws<MissingFontException>(() => Printed.Pdf(document, fonts));

        Assert.True(AusAiducation.Core.Texts.Texts.Knows(missing.Key));
    }

    static async Task<SponsorReport> ReportAsync()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await SponsorReportTests.TwoStudentsAsync(programme);
        return (await programme.As<SponsorReports>(sponsor).ReadAsync(world.Ausim.Key, null))!;
    }
}
