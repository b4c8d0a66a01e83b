using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>The rules of a round as one canonical text with its hash: version 1 at opening, a further one with its reason at each later change.</summary>
public sealed class RoundRulesVersion : Entity
{
    public const int TextMaxLength = 4000;
    public const int ReasonMaxLength = 400;

    RoundRulesVersion() { }

    internal RoundRulesVersion(int number, string text, string hash, string? reason, int? byUserId, DateTime at) =>
        (Number, Text, Hash, Reason, ByUserId, At) = (number, text, hash, reason, byUserId, at);

    public int RoundId { get; private set; }
    public int Number { get; private set; }

    /// <summary>See <see cref="RoundRules"/>: what anybody can hash again.</summary>
    public string Text { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>Null for the first version only.</summary>
    public string? Reason { get; private set; }
    public int? ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }
}
