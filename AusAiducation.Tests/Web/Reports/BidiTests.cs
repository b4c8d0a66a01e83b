using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Tests.Web.Reports;

public class BidiTests
{
    /// <summary>The characters as they stand from left to right, Arabic letters not mirrored nor shaped.</summary>
    private static string Seen(string text, bool rightToLeft) =>
        string.Concat(Bidi.VisualOrder(Bidi.Levels(text, rightToLeft)).Select(i => text[i]));

    private static string Turned(string arabic) => new([.. arabic.Reverse()]);

    [Fact]
    public void Latin_text_keeps_its_order() => Assert.Equal("Amal Benali, 12 345,50 DH", Seen("Amal Benali, 12 345,50 DH", false));

    [Fact]
    public void An_arabic_word_in_a_french_line_is_turned_where_it_stands() =>
        Assert.Equal($"Amal ({Turned("أمل بنعلي")}), Rabat", Seen("Amal (أمل بنعلي), Rabat", false));

    [Fact]
    public void A_french_name_in_an_arabic_line_is_not_turned() =>
        Assert.Equal($"{Turned(" تدرس")}Amal Benali{Turned("الطالبة ")}", Seen("الطالبة Amal Benali تدرس", true));

    [Theory]
    [InlineData("12 345,50")]
    [InlineData("12\u202F345,50")]
    [InlineData("12\u00A0345,50")]
    [InlineData("12/07/2021")]
    [InlineData("10:15")]
    [InlineData("2019-2020")]
    [InlineData("+212 5 22 00 00 00")]
    [InlineData("-5,25")]
    public void A_number_is_not_turned_inside_arabic(string number)
    {
        Assert.Equal($"{Turned(" فقط")}{number}{Turned("المبلغ ")}", Seen($"المبلغ {number} فقط", true));
    }

    [Fact]
    public void An_amount_and_its_unit_follow_each_other_in_reading_order() =>
        Assert.Equal($"DH 12 345,50{Turned("المبلغ ")}", Seen("المبلغ 12 345,50 DH", true));

    [Fact]
    public void A_percent_sign_stays_on_the_side_where_reading_ends() =>
        Assert.Equal($"%85{Turned("نسبة ")}", Seen("نسبة 85%", true));

    [Fact]
    public void A_percent_sign_is_part_of_a_number_that_no_arabic_precedes() =>
        Assert.Equal($"{Turned(" من الالتزام")}85%", Seen("85% من الالتزام", true));

    [Fact]
    public void A_pair_of_brackets_takes_the_side_of_its_context()
    {
        // Rule N0: both ends at level 1 in an Arabic line, though one touches a Latin word.
        var levels = Bidi.Levels("أمل (Amal) طالبة", true);
        Assert.Equal((1, 1), (levels[4], levels[9]));

        levels = Bidi.Levels("Amal (أمل) suit", false);
        Assert.Equal((0, 0), (levels[5], levels[9]));
    }

    /// <summary>UAX 9, examples of rule N0: "AB(CD[&amp;ef]!)gh" read from right to left (capitals are right to left).</summary>
    [Fact]
    public void Nested_brackets_follow_the_example_of_the_annex()
    {
        var levels = Bidi.Levels("אב(גד[&ef]!)gh", true);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 2, 2], levels.Select(level => (int)level));
    }

    [Theory]
    [InlineData("Amal Benali", true, false)]
    [InlineData("12 345,50 DH", true, false)]
    [InlineData("أمل Benali", true, true)]
    [InlineData("ENSA مراكش", true, true)]
    [InlineData("أمل بنعلي (1)", false, true)]
    [InlineData("Amal أمل", false, false)]
    [InlineData("12/07/2021", true, false)]
    public void A_text_wholly_of_the_other_side_keeps_its_own_direction(string text, bool documentIsRightToLeft, bool expected) =>
        Assert.Equal(expected, Bidi.IsRightToLeft(text, documentIsRightToLeft));
}
