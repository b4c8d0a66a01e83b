using AusAiducation.Core.Candidates.Dossiers;

namespace AusAiducation.Tests.Core.Candidates.Dossiers;

public class DossierSecretsTests
{
    [Fact]
    public void A_code_reads_back_from_however_it_was_noted()
    {
        var code = DossierCode.New();

        Assert.Equal(code, DossierCode.Read(code));
        Assert.Equal(code, DossierCode.Read(" " + DossierCode.Shown(code) + " "));
        Assert.Equal(code, DossierCode.Read(string.Concat(code.Select(c => (char)('\u0660' + (c - '0'))))));
    }

    [Fact]
    public void A_misheard_digit_or_two_exchanged_ones_are_no_code()
    {
        for (var n = 0; n < 200; n++)
        {
            var code = DossierCode.New();
            for (var i = 0; i < code.Length; i++)
            {
                var wrong = code.ToCharArray();
                wrong[i] = (char)('0' + (code[i] - '0' + 1 + n % 9) % 10);
                Assert.Null(DossierCode.Read(new string(wrong)));
            }
        }
        Assert.All(["", "12345678", "482915737x", "0604050607", null], typed => Assert.Null(DossierCode.Read(typed)));
    }

    [Theory]
    [InlineData("bari-toko-lima-fasi", "Bari Toko Lima Fasi")]
    [InlineData("bari-toko-lima-fasi", "baritokolimafasi")]
    [InlineData("bari-toko-lima-fasi", "pari tocou lima vazi")]
    [InlineData("bari-toko-lima-fasi", "Bàré-tuku-lina-fasé")]
    public void Words_written_as_they_were_heard_are_the_same_phrase(string given, string typed) => Assert.Equal(Passphrase.Fold(given), Passphrase.Fold(typed));

    [Fact]
    public void No_two_phrases_fold_into_one()
    {
        var made = Enumerable.Range(0, 2000).Select(_ => Passphrase.New()).Distinct().ToList();

        Assert.True(made.Count > 1995);
        Assert.Equal(made.Count, made.Select(Passphrase.Fold).Distinct().Count());
        Assert.All(made, words => Assert.Equal(words.Replace("-", "", StringComparison.Ordinal), Passphrase.Fold(words)));
    }
}
