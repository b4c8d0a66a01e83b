using System.Globalization;
using System.Text;

namespace AusAiducation.Core.Programme;

/// <summary>
/// Reduces a text, Latin or Arabic, to what people agree on when they type it: no case, accents, apostrophes or vowel signs, one
/// form of alef, ya and ta marbuta, plain digits, single spaces. For comparing and searching, never for showing.
/// </summary>
public static class TextFolding
{
    /// <summary>Folded words separated by one space; empty for nothing.</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        var pendingSpace = false;
        // The spacing acute stands for an apostrophe on many keyboards; compatibility decomposition would make it a space.
        foreach (var rune in WellFormed(text).Replace('´', '\'').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsSilent(rune)) continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (pendingSpace) folded.Append(' ');
            pendingSpace = false;
            folded.Append(Letter(rune));
        }

        return folded.ToString();
    }

    /// <summary>Folded without its spaces, for names that people join or part at will: Aït Baha, Ait-Baha, Aitbaha.</summary>
    public static string Squash(string? text) => Fold(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Digits of any script as 0-9, invisible direction marks removed, the rest untouched.</summary>
    public static string LatinDigits(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            var digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            plain.Append(digit >= 0 ? (char)('0' + digit) : c);
        }

        return plain.ToString();
    }

    private static string WellFormed(string? text) => string.Concat((text ?? "").EnumerateRunes());

    private static bool IsSilent(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format
        || rune.Value is '\'' or '`' or '‘' or '’' or '‛' or '′' or 'ʼ' or 'ʹ' or 'ʾ' or 'ʿ' or 'ـ' or 'ء';

    private static string Letter(Rune rune) => Rune.ToLowerInvariant(rune).Value switch
    {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ٱ' => "ا",
        'ة' or 'ە' or 'ہ' => "ه",
        'ى' or 'ی' => "ي",
        // Moroccan spellings of g: Agadir is written with kaf, gaf or the kaf with three dots.
        'ک' or 'گ' or 'ڭ' or 'ݣ' => "ك",
        _ when Rune.GetNumericValue(rune) is var value and >= 0 && Rune.IsDigit(rune) => ((int)value).ToString(CultureInfo.InvariantCulture),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
