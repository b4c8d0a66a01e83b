using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>A text in the three languages, as typed. Where one is left empty, the French stands in for it.</summary>
public sealed class LocalTextInput
{
    public string? Fr { get; set; }
    public string? Ar { get; set; }
    public string? En { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Fr) && string.IsNullOrWhiteSpace(Ar) && string.IsNullOrWhiteSpace(En);

    public static LocalTextInput Of(LocalText text) => new() { Fr = text.Fr, Ar = text.Ar, En = text.En };

    internal LocalText Read(Problems p, string field, bool required = true)
    {
        var fr = required ? p.Required(field, Fr, LocalText.MaxLength) : p.Optional(field, Fr, LocalText.MaxLength) ?? "";
        return new(fr, p.Optional(field, Ar, LocalText.MaxLength) ?? fr, p.Optional(field, En, LocalText.MaxLength) ?? fr);
    }

    /// <summary>A short code that stays when the words change: "distance-du-lycee".</summary>
    internal static string CodeOf(LocalText name, IReadOnlyCollection<string> taken)
    {
        const int longest = 40;
        var folded = TextFolding.Fold(name.Fr).Replace(' ', '-');
        var code = folded.Length > longest ? folded[..longest] : folded;
        return taken.Contains(code) ? $"{code}-{Keys.New(4).ToLowerInvariant()}" : code;
    }
}
