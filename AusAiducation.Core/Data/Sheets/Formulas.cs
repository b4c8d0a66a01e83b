using System.Text.RegularExpressions;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Text a spreadsheet would compute instead of show.</summary>
internal static partial class Formulas
{
    public static bool Starts(string text) => Start().IsMatch(text);

    /// <summary>The text with an apostrophe before each place where a formula could start. That is its beginning, and also
    /// what follows a separator or a line break: a program that splits at the other separator makes that the start of a cell.</summary>
    public static string Disarmed(string text) => Place().Replace(text, "'");

    // The wide forms of the four signs are taken for the signs by spreadsheets in some languages.
    [GeneratedRegex(@"^(?:[\t\r\0]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")]
    private static partial Regex Start();

    [GeneratedRegex(@"(?:^|(?<=[;,\t\r\n]))(?=[^\S\r\n\t]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n\0]|\s+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")]
    private static partial Regex Place();
}
