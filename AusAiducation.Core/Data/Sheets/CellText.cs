using System.Globalization;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Text as cells hold it.</summary>
internal static partial class CellText
{
    // Marks of direction and of width zero surround copied Arabic and cannot be seen.
    private static readonly char[] Invisible = ['\u200B', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\uFEFF'];

    /// <summary>Without what surrounds it unseen, and without NUL, which no database keeps.</summary>
    public static string Clean(string cell)
    {
        var clean = cell.Trim();
        if (clean.Length > 0 && (Invisible.Contains(clean[0]) || Invisible.Contains(clean[^1]))) clean = clean.Trim(Invisible).Trim();
        return clean.Contains('\0') ? clean.Replace("\0", "", StringComparison.Ordinal) : clean;
    }

    /// <summary>Undoes the _xHHHH_ by which a workbook writes characters XML has not; halves of pairs stay written.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code
            && char.IsSurrogate((char)code) ? m.Value : ((char)code).ToString());

    /// <summary>Text a workbook may hold: what XML has not is left out, what looks like an escape is escaped.</summary>
    public static string ForXml(string text) =>
        Escape().Replace(NotXml().Replace(text, ""), m => "_x005F" + m.Value);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotXml();
}
