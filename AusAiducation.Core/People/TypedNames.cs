using System.Globalization;
using AusAiducation.Core.Access;

namespace AusAiducation.Core.People;

/// <summary>Names as people type or paste them into a form: cleaned of what nobody sees, and in the script their field asks for.</summary>
public static class TypedNames
{
    const char Tatweel = 'ـ';

    public static string? Latin(Problems problems, string field, string? typed, bool required) => Read(problems, field, typed, required, IsLatin, "People.WriteLatin");

    public static string? Arabic(Problems problems, string field, string? typed, bool required) => Read(problems, field, typed, required, IsArabic, "People.WriteArabic");

    /// <summary>Without direction marks, vowel signs and tatweel, which only spoil search; blanks made single.</summary>
    public static string Clean(string? typed)
    {
        var kept = string.Concat((typed ?? "").Where(c => c != Tatweel && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) && !IsVowelSign(c)));
        return string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize();
    }

    static string? Read(Problems problems, string field, string? typed, bool required, Func<char, bool> inScript, string otherwise)
    {
        var name = Clean(WellFormed(typed));
        if (name.Length == 0)
        {
            if (required) problems.Add(field, "Common.Required");
            return null;
        }
        if (name.Length > Person.NameMaxLength) problems.Add(field, "Common.TooLong", Person.NameMaxLength);
        else if (!name.Any(char.IsLetter) || name.Any(c => !(inScript(c) || c is ' ' or '-' or '\'' or '’' or '.'))) problems.Add(field, otherwise);
        return name;
    }

    // A lone surrogate cannot be normalised, nor stored.
    static string WellFormed(string? typed) => string.Concat((typed ?? "").EnumerateRunes());

    static bool IsLatin(char c) => char.IsLetter(c) && c < 'Ͱ' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark && c < '֑';

    static bool IsArabic(char c) => char.IsLetter(c) && c is >= '\u0600' and <= '\u08ff';

    static bool IsVowelSign(char c) => c is >= '\u064b' and <= '\u0652' or '\u0670';
}
