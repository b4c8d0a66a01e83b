using System.Globalization;
using System.Text;

namespace AusAiducation.Core.People;

/// <summary>Arabic names as people mean them: copied from elsewhere they bring vowel signs, stretched letters, letters of presentation and marks of direction.</summary>
public static class ArabicName
{
    const char Tatweel = '\u0640';

    /// <summary>The letters only, single spaces between words; hamza and madda stay on their letter. Latin text passes unchanged but for its spaces.</summary>
    public static string Clean(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in Composed(name))
        {
            if (c == Tatweel || char.GetUnicodeCategory(c) == UnicodeCategory.Format || IsVowelSign(c)) continue;
            if (!char.IsWhiteSpace(c)) letters.Append(c);
            else if (letters.Length > 0 && letters[^1] != ' ') letters.Append(' ');
        }
        return letters.ToString().TrimEnd();
    }

    // Letters of presentation are how some PDFs store a shaped word; compatibility composition gives the letters back.
    static string Composed(string name) => name.Any(c => c is >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE') ? WellFormed(name).Normalize(NormalizationForm.FormKC) : WellFormed(name).Normalize();

    // Half a pair, as broken exports have, cannot be composed.
    static string WellFormed(string name) => string.Concat(name.EnumerateRunes());

    static bool IsVowelSign(char c) => c is (>= '\u064B' and <= '\u0652') or '\u0670' or (>= '\u0610' and <= '\u061A') or (>= '\u06D6' and <= '\u06ED');
}
