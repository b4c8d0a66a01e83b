using AusAiducation.Core.Programme;

namespace AusAiducation.Tests.Core.Programme;

public class StreamsTests
{
    [Fact]
    public void Each_stream_is_found_by_its_code_and_by_its_name_in_each_language() =>
        Assert.All(Streams.All, stream =>
        {
            Assert.Same(stream, Streams.Of(stream.Code));
            foreach (var name in new[] { stream.Code.ToLowerInvariant(), stream.French.ToUpperInvariant(), stream.Arabic, stream.English })
                Assert.Same(stream, Streams.Find(name));
        });

    [Theory]
    [InlineData("SM A", "SMA")]
    [InlineData("S.M.-B", "SMB")]
    [InlineData("Sc. Maths A", "SMA")]
    [InlineData("sciences mathematiques (b)", "SMB")]
    [InlineData("2Bac PC BIOF", "PC")]
    [InlineData("Sciences Physiques option française", "PC")]
    [InlineData("2ème bac SVT", "SVT")]
    [InlineData("ste", "STE")]
    [InlineData("STM", "STM")]
    [InlineData("Sciences Eco", "ECO")]
    [InlineData("S.G.C", "SGC")]
    [InlineData("علوم رياضية أ", "SMA")]
    [InlineData("العلوم الرياضية - ب", "SMB")]
    [InlineData("مسلك علوم الحياة و الأرض", "SVT")]
    [InlineData("العلوم الفيزيائية خيار فرنسية", "PC")]
    [InlineData("Bac pro", "PRO")]
    public void Usual_abbreviations_and_spellings_are_found(string typed, string code) => Assert.Equal(code, Streams.Find(typed)?.Code);

    [Theory]
    [InlineData("SM")]
    [InlineData("Sciences expérimentales")]
    [InlineData("Bac")]
    [InlineData("")]
    [InlineData(null)]
    public void What_may_be_two_streams_or_none_is_not_guessed(string? typed) => Assert.Null(Streams.Find(typed));
}
