using System.Globalization;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Bidirectional character types of Unicode Standard Annex 9, table 4, without the explicit embeddings.</summary>
internal enum BidiClass : byte { L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON }

/// <summary>The type of each character: from its block for what reads from right to left, from its general category for the rest.</summary>
internal static class BidiClasses
{
    /// <summary>
    /// Types of a paragraph, one per UTF-16 unit (the second half of a pair repeats the first).
    /// A departure from the annex, for figures as they are typed here: a single space or a hyphen between two digits ("12 345",
    /// "2019-2020") and a sign before a digit ("-5", "+212") belong to the number, which would otherwise be turned round in Arabic text.
    /// </summary>
    public static BidiClass[] Of(string text)
    {
        var classes = new BidiClass[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsSurrogatePair(text, i);
            classes[i] = Of(pair ? char.ConvertToUtf32(text, i) : text[i]);
            if (pair) classes[i + 1] = classes[i++];
        }
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsAsciiDigit(text[i + 1]) && JoinsNumber(text, i)) classes[i] = BidiClass.EN;
        return classes;
    }

    private static bool JoinsNumber(string text, int i) => text[i] switch
    {
        ' ' or '-' or '\u2013' when i > 0 && char.IsAsciiDigit(text[i - 1]) => true,
        '-' or '+' or '\u2212' => i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] == '(',
        _ => false,
    };

    public static BidiClass Of(int c) => c switch
    {
        >= '0' and <= '9' => BidiClass.EN,
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' => BidiClass.L,
        '+' or '-' or 0x207A or 0x207B or 0x2212 => BidiClass.ES,
        ',' or '.' or '/' or ':' or 0xA0 or 0x060C or 0x202F or 0x2044 => BidiClass.CS,
        '#' or '$' or '%' or >= 0xA2 and <= 0xA5 or 0xB0 or 0xB1 or 0x0609 or 0x060A or 0x066A
            or >= 0x2030 and <= 0x2034 or >= 0x20A0 and <= 0x20CF or 0x2213 => BidiClass.ET,
        0xB2 or 0xB3 or 0xB9 or >= 0x06F0 and <= 0x06F9 or 0x2070 or >= 0x2074 and <= 0x2079 or >= 0x2080 and <= 0x2089 => BidiClass.EN,
        >= 0x0600 and <= 0x0605 or >= 0x0660 and <= 0x0669 or 0x066B or 0x066C or 0x06DD or 0x08E2 => BidiClass.AN,
        '\n' or '\r' or 0x85 or 0x2029 => BidiClass.B,
        '\t' => BidiClass.S,
        0x200E => BidiClass.L,
        0x200F => BidiClass.R,
        0x061C => BidiClass.AL,
        _ => OfCategory(c),
    };

    private static BidiClass OfCategory(int c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NSM,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => BidiClass.WS,
        UnicodeCategory.Control or UnicodeCategory.Format => BidiClass.BN,
        _ when IsArabic(c) => c is 0x0606 or 0x0607 or 0x060E or 0x060F or 0x06DE or 0x06E9 or 0xFD3E or 0xFD3F ? BidiClass.ON : BidiClass.AL,
        _ when c is >= 0x0590 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF => BidiClass.R,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol
            or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol => BidiClass.ON,
        _ => BidiClass.L,
    };

    /// <summary>Arabic and the scripts that share its type: Arabic, Syriac, Thaana blocks, supplements and presentation forms.</summary>
    public static bool IsArabic(int c) =>
        c is >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC;
}
