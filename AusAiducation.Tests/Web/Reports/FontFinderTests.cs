using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Tests.Web.Reports;

public sealed class FontFinderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void This_machine_has_a_font_for_each_script() => Assert.True(FontFinder.OnThisMachine().IsComplete);

    [Fact]
    public void An_empty_or_absent_folder_gives_none() =>
        Assert.Equal(new FontReport(null, null, null, null), FontFinder.Find(folder, Path.Combine(folder, "absent")));

    [Fact]
    public void A_configured_folder_comes_before_the_machines_own()
    {
        var copy = Path.Combine(folder, Path.GetFileName(Printed.Fonts.Report.LatinPath!));
        File.Copy(Printed.Fonts.Report.LatinPath!, copy);

        Assert.Equal(copy, FontFinder.OnThisMachine(folder).LatinPath);
    }

    [Fact]
    public void A_file_that_only_has_the_name_of_a_font_is_passed_over()
    {
        File.WriteAllText(Path.Combine(folder, "NotoSans-Regular.ttf"), "not a font");

        Assert.Null(FontFinder.Find(folder).LatinPath);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
