using System.Globalization;
using AusAiducation.Core.Programme;
using CsCheck;

namespace AusAiducation.Tests.Core.Programme;

public class TypedTests
{
    [Theory]
    [InlineData("12345,50", "12345.50")]
    [InlineData("12 345,50", "12345.50")]
    [InlineData("12\u00A0345,50", "12345.50")]
    [InlineData("12\u202F345.5", "12345.5")]
    [InlineData("1\u20091234", null)]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1.234.567,50", "1234567.50")]
    [InlineData("-3,5", "-3.5")]
    [InlineData("−3,5", "-3.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("١٢٬٣٤٥٫٥٠", "12345.50")]
    [InlineData(" 7 ", "7")]
    [InlineData("1.234", null)]
    [InlineData("1,234", null)]
    [InlineData("123.456", null)]
    [InlineData("1,234,5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1,,2", null)]
    [InlineData("12 34", null)]
    [InlineData(",5", null)]
    [InlineData("5,", null)]
    [InlineData("1e3", null)]
    [InlineData("0x1F", null)]
    [InlineData("NaN", null)]
    [InlineData("douze", null)]
    [InlineData("99999999999999999999999999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_read_when_it_has_one_meaning(string? typed, string? expected)
    {
        Assert.Equal(expected is not null, Typed.TryDecimal(typed, out var number));
        Assert.Equal(decimal.Parse(expected ?? "0", CultureInfo.InvariantCulture), number);
    }

    [Theory]
    [InlineData("17,64", "17.64")]
    [InlineData("17.64", "17.64")]
    [InlineData("١٧٫٦٤", "17.64")]
    [InlineData("20", "20")]
    [InlineData("0", "0")]
    [InlineData("20,01", null)]
    [InlineData("1.234", null)]
    [InlineData("1,234", null)]
    [InlineData("-1", null)]
    [InlineData("1 2", null)]
    [InlineData("17,", null)]
    [InlineData("17/20", null)]
    [InlineData("dix", null)]
    [InlineData(null, null)]
    public void A_mark_has_two_decimals_at_most_and_stays_under_its_maximum(string? typed, string? expected)
    {
        Assert.Equal(expected is not null, Typed.TryMark(typed, 20, out var mark));
        Assert.Equal(decimal.Parse(expected ?? "0", CultureInfo.InvariantCulture), mark);
    }

    [Theory]
    [InlineData("05/09/2019")]
    [InlineData("5/9/2019")]
    [InlineData("05/9/2019")]
    [InlineData("2019-09-05")]
    [InlineData("05-09-2019")]
    [InlineData("5.9.2019")]
    [InlineData("05 09 2019")]
    [InlineData("05092019")]
    [InlineData(" ٠٥/٠٩/٢٠١٩ ")]
    [InlineData("٢٠١٩-٠٩-٠٥")]
    public void A_day_is_read_day_first(string typed)
    {
        Assert.True(Typed.TryDay(typed, out var day));
        Assert.Equal(new DateOnly(2019, 9, 5), day);
    }

    [Theory]
    [InlineData("31/02/2019")]
    [InlineData("09/13/2019")]
    [InlineData("5/9/19")]
    [InlineData("2019-9-5")]
    [InlineData("5919")]
    [InlineData("05/09/0219")]
    [InlineData("20190905")]
    [InlineData("hier")]
    [InlineData("")]
    [InlineData(null)]
    public void A_day_that_is_none_or_unclear_is_refused(string? typed) => Assert.False(Typed.TryDay(typed, out _));

    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("1 200", 1200)]
    [InlineData("-5", -5)]
    [InlineData("٤٢", 42)]
    [InlineData("12,0", null)]
    [InlineData("1.200", null)]
    [InlineData("1 20", null)]
    [InlineData("3000000000", null)]
    [InlineData("x", null)]
    [InlineData(null, null)]
    public void A_whole_number_has_no_comma_and_no_point(string? typed, int? expected)
    {
        Assert.Equal(expected is not null, Typed.TryInt(typed, out var number));
        Assert.Equal(expected ?? 0, number);
    }

    [Fact]
    public void Any_amount_written_the_moroccan_way_is_read_back() =>
        Gen.Int[-2_000_000_000, 2_000_000_000].Sample(centimes =>
        {
            var amount = centimes / 100m;
            var format = new NumberFormatInfo { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = "," };

            Assert.True(Typed.TryDecimal(amount.ToString("N2", format), out var read));
            Assert.Equal(amount, read);
        });

    [Fact]
    public void No_text_makes_a_parser_throw() =>
        Gen.String.Sample(text =>
        {
            Typed.TryDecimal(text, out _);
            Typed.TryMark(text, 20, out _);
            Typed.TryDay(text, out _);
            Typed.TryInt(text, out _);
            TextFolding.Fold(text);
        });
}
