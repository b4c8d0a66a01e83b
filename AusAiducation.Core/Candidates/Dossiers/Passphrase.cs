using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// The secret of a file: four made-up words of two syllables, "bari-toko-lima-fasi". Made by the program, never chosen: people in a hurry
/// would choose the phone number their family knows. Nine consonants and three vowels that Arabic and French hear alike give 38 bits.
/// </summary>
public static class Passphrase
{
    public const int Words = 4;
    public const int MaxLength = 100;

    const string Consonants = "bdfklmrst";
    const string Vowels = "aio";

    public static string New() => string.Join('-', Enumerable.Range(0, Words).Select(_ => Syllable() + Syllable()));

    /// <summary>
    /// What was typed as it is compared: no case, accents or separators, and the letters people write for the same sound made one
    /// (p and b, v and f, c, q and k, z and s, n and m, e, é, y and i, u, ou and o). No two passphrases become one by it.
    /// </summary>
    public static string Fold(string? typed)
    {
        var plain = TextFolding.Squash(typed?.Length > MaxLength ? "" : typed).Replace("ou", "o", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal);
        var folded = new StringBuilder(plain.Length);
        foreach (var c in plain)
            folded.Append(c switch { 'p' => 'b', 'v' => 'f', 'c' or 'q' => 'k', 'z' => 's', 'n' => 'm', 'e' or 'y' => 'i', 'u' => 'o', _ => c });
        return folded.ToString();
    }

    static string Syllable() => RandomNumberGenerator.GetString(Consonants, 1) + RandomNumberGenerator.GetString(Vowels, 1);
}
