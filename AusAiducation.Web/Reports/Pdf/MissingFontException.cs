namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// The machine has no font for a script the document needs. <see cref="Key"/> is the text key of the sentence that says what
/// to install: "Reports.NoArabicFont" or "Reports.NoLatinFont".
/// </summary>
public sealed class MissingFontException(string key) : Exception($"No font for a script of the document ({key}).")
{
    public string Key { get; } = key;

    public static MissingFontException Arabic() => new("Reports.NoArabicFont");
    public static MissingFontException Latin() => new("Reports.NoLatinFont");
}
