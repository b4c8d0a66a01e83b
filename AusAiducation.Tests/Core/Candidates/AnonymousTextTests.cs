using AusAiducation.Core.Candidates;

namespace AusAiducation.Tests.Core.Candidates;

public class AnonymousTextTests
{
    static string? Hide(string? text, string family = "El Idrissi", string given = "Fatima Zahra", string? school = "Lycée Ibn Sina") =>
        AnonymousText.Of(text, [family, given, "الإدريسي", "فاطمة الزهراء"], school);

    [Theory]
    [InlineData("Je m'appelle Fatima Zahra El Idrissi.", "Je m'appelle […] […].")]
    [InlineData("Chez les EL-IDRISSI, on lit.", "Chez les […], on lit.")]
    [InlineData("ELIDRISSI fatimazahra", "[…] […]")]
    [InlineData("Fatima aime Idrissi, pas idrissite.", "[…] aime […], pas idrissite.")]
    [InlineData("L'élève d'Idrissi", "L'élève d'[…]")]
    [InlineData("Au lycée Ibn Sina de Zagora", "Au lycée […] de Zagora")]
    [InlineData("أنا فاطمة الزهراء الإدريسي", "أنا […] […]")]
    [InlineData("وفاطمة تقرأ", "[…] تقرأ")]
    [InlineData("Le ciel et el azur", "Le ciel et el azur")]
    public void Names_in_any_dress_are_masked_and_other_words_stay(string written, string read) => Assert.Equal(read, Hide(written));

    [Fact]
    public void Nothing_written_stays_nothing_and_a_file_without_names_stays_whole()
    {
        Assert.Null(Hide("  "));
        Assert.Equal("Je veux comprendre.", AnonymousText.Of("Je veux comprendre.", [null, ""], null));
    }

    [Fact]
    public void An_apostrophe_inside_a_name_does_not_save_it() => Assert.Equal("[…] Alami", Hide("M’hamed Alami", "Mhamed", "Mhamed"));
}
