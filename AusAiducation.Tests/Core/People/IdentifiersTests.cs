using AusAiducation.Core.People;

namespace AusAiducation.Tests.Core.People;

public class IdentifiersTests
{
    [Theory]
    [InlineData(" m145092428 ", "M145092428", null)]
    [InlineData("M 145-092-428", "M145092428", null)]
    [InlineData("١٢٣٤٥٦٧٨٩٠", "1234567890", null)]
    [InlineData("M14509242", "M14509242", "People.MassarDoubt")]
    [InlineData("MM45092428", "MM45092428", "People.MassarDoubt")]
    [InlineData("  ", null, null)]
    [InlineData(null, null, null)]
    public void A_massar_code_is_tidied_and_doubted_when_unusual(string? typed, string? code, string? doubt)
    {
        Assert.Equal(code, Massar.Normalise(typed));
        Assert.Equal(doubt, Massar.Doubt(typed));
    }

    [Theory]
    [InlineData("bk 12345", "BK12345", null, null)]
    [InlineData("A123456", "A123456", null, null)]
    [InlineData("A1234", "A1234", null, "People.CinDoubt")]
    [InlineData("AB1234567", "AB1234567", null, "People.CinDoubt")]
    [InlineData("AB12345678", "AB12345678", "People.CinFormat", null)]
    [InlineData("ABC12345", "ABC12345", "People.CinFormat", null)]
    [InlineData("12345678901", "12345678901", "People.CinFormat", null)]
    [InlineData("AB", "AB", "People.CinFormat", null)]
    [InlineData("", null, null, null)]
    public void A_cin_is_tidied_refused_when_impossible_and_doubted_when_unusual(string? typed, string? cin, string? whyNot, string? doubt)
    {
        Assert.Equal(cin, Cin.Normalise(typed));
        Assert.Equal(whyNot, Cin.WhyNot(typed));
        Assert.Equal(doubt, Cin.Doubt(typed));
    }
}
