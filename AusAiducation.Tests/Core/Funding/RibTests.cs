using System.Globalization;
using AusAiducation.Core.Funding;
using CsCheck;

namespace AusAiducation.Tests.Core.Funding;

public class RibTests
{
    [Theory]
    [InlineData("011519000001205000534921", "MA64011519000001205000534921")]
    [InlineData("007780000123456789012396", "MA64007780000123456789012396")]
    public void A_right_number_is_read_and_written_as_an_iban(string digits, string iban)
    {
        Assert.True(Rib.TryParse(digits, out var rib));
        Assert.Equal(iban, rib.Iban);
        Assert.Equal(digits, rib.Digits);
    }

    [Theory]
    [InlineData("230780000111111111111102")]
    [InlineData("011780000000000000005097")]
    [InlineData(" 011 519 0000012050005349 21 ")]
    [InlineData("011\u00A0519\u202F0000012050005349\t21")]
    public void Spaces_and_the_key_97_are_accepted(string typed)
    {
        Assert.Null(Rib.WhyNot(typed));
        Assert.True(Rib.TryParse(typed, out _));
    }

    [Theory]
    [InlineData(null, "Funding.RibEmpty")]
    [InlineData("  ", "Funding.RibEmpty")]
    [InlineData("000000000000000000000097", "Funding.RibEmpty")]
    [InlineData("01151900000120500053492", "Funding.RibLength")]
    [InlineData("0115190000012050005349211", "Funding.RibLength")]
    [InlineData("01151900000120500053492X", "Funding.RibLength")]
    [InlineData("MA64011519000001205000534921", "Funding.RibLength")]
    [InlineData("011519000001205000534922", "Funding.RibKey")]
    [InlineData("011780000000000000005000", "Funding.RibKey")]
    public void A_wrong_number_says_why(string? typed, string key)
    {
        Assert.Equal(key, Rib.WhyNot(typed));
        Assert.False(Rib.TryParse(typed, out var rib));
        Assert.Null(rib);
    }

    [Fact]
    public void Only_the_last_four_digits_are_ever_printed()
    {
        Assert.True(Rib.TryParse("011519000001205000534921", out var rib));

        Assert.Equal("•••• 4921", rib.Masked);
        Assert.Equal(rib.Masked, $"{rib}");
    }

    [Fact]
    public void Any_digit_changed_and_any_two_neighbours_exchanged_are_noticed() =>
        Body.Sample(digits =>
        {
            Assert.Null(Rib.WhyNot(digits));
            for (var i = 0; i < digits.Length; i++)
            {
                for (var other = '0'; other <= '9'; other++)
                    if (other != digits[i]) Assert.NotNull(Rib.WhyNot(digits[..i] + other + digits[(i + 1)..]));
                if (i > 0 && digits[i] != digits[i - 1])
                    Assert.NotNull(Rib.WhyNot(digits[..(i - 1)] + digits[i] + digits[i - 1] + digits[(i + 1)..]));
            }
        });

    private static Gen<string> Body => Gen.Char['0', '9'].Array[22].Where(body => body.Any(digit => digit != '0')).Select(body =>
    {
        var digits = new string(body);
        var rest = System.Numerics.BigInteger.Parse(digits + "00", CultureInfo.InvariantCulture) % 97;
        return digits + ((int)(97 - rest)).ToString("00", CultureInfo.InvariantCulture);
    });
}
