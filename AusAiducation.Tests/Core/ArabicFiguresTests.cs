using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Texts;

namespace AusAiducation.Tests.Core;

/// <summary>In Arabic a browser shows 482-915-737 as 737-915-482 unless told otherwise: a file number would be noted backwards.</summary>
public class ArabicFiguresTests
{
    const char LeftToRight = '\u200E';

    [Fact]
    public void A_file_number_and_a_telephone_keep_their_direction()
    {
        Assert.Contains($" {LeftToRight}482-915-737 ", Texts.In("ar", "Apply.Number", DossierCode.Shown("482915737"), "2021-2022"), StringComparison.Ordinal);
        Assert.Contains($"{LeftToRight}06 12 34 56 78", Texts.In("ar", "Apply.PhoneHint"), StringComparison.Ordinal);
        Assert.Equal("482915737", DossierCode.Read(LeftToRight + "482-915-737"));
    }

    [Theory]
    [InlineData("12/07/2021 09:01")]
    [InlineData("17,64")]
    [InlineData("7")]
    public void Figures_that_hold_together_by_themselves_get_no_mark(string figures) =>
        Assert.DoesNotContain(LeftToRight, Texts.In("ar", "Apply.SentAt", figures));

    [Fact]
    public void Other_languages_are_left_as_they_are() => Assert.DoesNotContain(LeftToRight, Texts.In("fr", "Apply.Number", "482-915-737", "2021-2022"));
}
