using AusAiducation.Core.People;

namespace AusAiducation.Tests.Core.People;

public class MoroccanPhoneTests
{
    [Theory]
    [InlineData("0612345678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12-34/56\u00A078")]
    [InlineData("00212612345678")]
    [InlineData("+212612345678")]
    [InlineData("+212 (0)6 12 34 56 78")]
    [InlineData("00212 0612345678")]
    [InlineData("\u202A+212612345678\u202C")]
    [InlineData("٠٦١٢٣٤٥٦٧٨")]
    public void Every_usual_way_of_writing_a_number_gives_one_form(string typed)
    {
        Assert.True(MoroccanPhone.TryE164(typed, out var e164));
        Assert.Equal("+212612345678", e164);
        Assert.Null(MoroccanPhone.WhyNot(typed));
    }

    [Theory]
    [InlineData("0712345678", true)]
    [InlineData("+212612345678", true)]
    [InlineData("0522123456", false)]
    [InlineData("abc", false)]
    public void Six_and_seven_are_mobile_five_is_fixed(string number, bool mobile) => Assert.Equal(mobile, MoroccanPhone.IsMobile(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0812345678")]
    [InlineData("061234567")]
    [InlineData("06123456789")]
    [InlineData("+33612345678")]
    [InlineData("06123456a8")]
    public void Anything_else_is_refused(string? typed)
    {
        Assert.False(MoroccanPhone.TryE164(typed, out var e164));
        Assert.Equal("", e164);
        Assert.Equal("People.PhoneFormat", MoroccanPhone.WhyNot(typed));
    }
}
