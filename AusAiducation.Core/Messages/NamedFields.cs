using System.Text.RegularExpressions;
using AusAiducation.Core.Access;

namespace AusAiducation.Core.Messages;

/// <summary>Blanks in the words of a template: {nom}, {code}, {delai}. The names are the same in the three languages.</summary>
public static partial class NamedFields
{
    static readonly Dictionary<MessageField, string> Names = new()
    {
        [MessageField.Name] = "nom", [MessageField.Code] = "code", [MessageField.Edition] = "edition", [MessageField.Days] = "delai", [MessageField.Rank] = "rang",
        [MessageField.Reason] = "motif", [MessageField.Papers] = "pieces", [MessageField.Day] = "jour", [MessageField.Count] = "nombre", [MessageField.Visitor] = "visiteur",
        [MessageField.Hour] = "heure", [MessageField.Place] = "lieu",
    };

    /// <summary>How a blank is written: "{nom}".</summary>
    public static string Token(this MessageField field) => "{" + Names[field] + "}";

    /// <summary>Why these words cannot be a template's: a blank nobody can fill, or a brace left open.</summary>
    public static Refusal? WhyNot(MessageTemplate template, string words)
    {
        var known = template.Fields().Select(Token).ToHashSet();
        if (Blank().Matches(words).Select(m => m.Value).FirstOrDefault(b => !known.Contains(b)) is { } unknown)
            return new("Messages.UnknownField", unknown, string.Join(" ", known));
        return Blank().Replace(words, "").AsSpan().IndexOfAny('{', '}') >= 0 ? new("Messages.BraceOpen", string.Join(" ", known)) : null;
    }

    /// <summary>The words with their blanks filled; what has no value stays a blank, so that the release refuses it.</summary>
    public static string Fill(string words, Func<MessageField, string?> value) =>
        Blank().Replace(words, m => Names.FirstOrDefault(n => Token(n.Key) == m.Value) is { Value: not null } name ? value(name.Key) ?? m.Value : m.Value);

    /// <summary>The first of the product's blanks still standing in a text; braces somebody typed are a text like any other.</summary>
    public static string? Unfilled(string text) => Names.Keys.Select(Token).FirstOrDefault(b => text.Contains(b, StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^{}\n]{0,40}\}")]
    private static partial Regex Blank();
}
