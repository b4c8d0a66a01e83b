using System.Globalization;

namespace AusAiducation.Core.Data;

/// <summary>A text that is data (criterion, level, organisation) in the three languages.</summary>
public sealed class LocalText
{
    public const int MaxLength = 300;

    LocalText() { }

    public LocalText(string fr, string ar, string en) => (Fr, Ar, En) = (fr, ar, en);

    public string Fr { get; private set; } = "";
    public string Ar { get; private set; } = "";
    public string En { get; private set; } = "";

    public string In(string language) => language switch { "ar" => Ar, "en" => En, _ => Fr };

    /// <summary>An equal text of its own: rows do not share values.</summary>
    public LocalText Copy() => new(Fr, Ar, En);

    public string Current => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
