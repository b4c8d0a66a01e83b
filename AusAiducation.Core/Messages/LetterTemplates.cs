namespace AusAiducation.Core.Messages;

/// <summary>What a letter says of its candidate. The reason of a decision is not in it: it is written for the file, and may name others.</summary>
public sealed record LetterFacts(string Name, string? NameArabic, string Code, string Edition, int? ReserveRank = null);

/// <summary>The programme's letters. Families receive French and Arabic on one letter; each part also prints by itself.</summary>
public static class LetterTemplates
{
    /// <summary>Stands between the French part and the Arabic one.</summary>
    public const string Divider = "* * *";

    public static string Subject(LetterKind kind, LetterFacts facts) => Texts.Texts.In("fr", $"Messages.Subject{kind}", facts.Edition);

    public static string Body(LetterKind kind, LetterFacts facts) =>
        $"{Part(kind, facts, "fr")}\n\n{Divider}\n\n{Part(kind, facts, "ar")}";

    /// <summary>The part of a body in one language; the whole body when somebody took the divider out.</summary>
    public static string PartOf(string body, string language)
    {
        var parts = body.ReplaceLineEndings("\n").Split($"\n{Divider}\n");
        return (parts.Length == 2 ? parts[language == "ar" ? 1 : 0] : body).Trim();
    }

    static string Part(LetterKind kind, LetterFacts facts, string language)
    {
        var name = language == "ar" && !string.IsNullOrWhiteSpace(facts.NameArabic) ? facts.NameArabic : facts.Name;
        return string.Join("\n\n",
            Texts.Texts.In(language, "Messages.Greeting", name),
            Texts.Texts.In(language, $"Messages.Body{kind}", facts.Edition, facts.ReserveRank ?? 0),
            Texts.Texts.In(language, IsRefusal(kind) ? "Messages.HowToAppeal" : "Messages.HowToCorrect", facts.Code),
            Texts.Texts.In(language, "Messages.DataNotice"),
            Texts.Texts.In(language, "Messages.Signature", facts.Edition));
    }

    static bool IsRefusal(LetterKind kind) => kind is LetterKind.NotShortlisted or LetterKind.NotSelected or LetterKind.Reserve;
}
