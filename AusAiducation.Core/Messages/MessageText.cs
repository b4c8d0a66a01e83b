using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Messages;

/// <summary>The words of one message, blanks filled. Families receive French and Arabic in one; each part also prints by itself.</summary>
public sealed record MessageText(string Subject, string Body, string Short)
{
    /// <summary>French and Arabic in one message.</summary>
    public const string Family = "fr+ar";

    /// <summary>Stands between the French part and the Arabic one.</summary>
    public const string Divider = "* * *";
    const string SubjectDivider = " · ";

    /// <param name="language">One of the three, or <see cref="Family"/>.</param>
    public static MessageText Write(EditionTemplate template, Recipient to, IReadOnlyDictionary<MessageField, object> facts, string language)
    {
        if (language != Family) return In(template, to, facts, language);
        var (french, arabic) = (In(template, to, facts, "fr"), In(template, to, facts, "ar"));
        return new(french.Subject + SubjectDivider + arabic.Subject, $"{french.Body}\n\n{Divider}\n\n{arabic.Body}", $"{french.Short}\n{arabic.Short}");
    }

    /// <summary>The part of a body in one language; the whole body when there is one language or somebody took the divider out.</summary>
    public static string BodyIn(string body, string language)
    {
        var parts = Parts(body);
        return parts.Count == 2 ? parts[language == "ar" ? 1 : 0] : body.Trim();
    }

    public static string SubjectIn(string subject, string language)
    {
        var parts = subject.Split(SubjectDivider);
        return parts.Length == 2 ? parts[language == "ar" ? 1 : 0] : subject;
    }

    /// <summary>The body's parts in the order they are read.</summary>
    public static IReadOnlyList<string> Parts(string body) => body.ReplaceLineEndings("\n").Split($"\n{Divider}\n").Select(p => p.Trim()).ToList();

    static MessageText In(EditionTemplate template, Recipient to, IReadOnlyDictionary<MessageField, object> facts, string language)
    {
        var words = template.In(language);
        return new(Fill(words.Subject), Fill(words.Body), Fill(words.Short));

        string Fill(string text) => NamedFields.Fill(text, field => field switch
        {
            MessageField.Name => language == "ar" && !string.IsNullOrWhiteSpace(to.NameArabic) ? to.NameArabic : to.Name,
            MessageField.Code => to.Code,
            MessageField.Edition => to.Edition,
            MessageField.Days => template.AnswerDays is { } days ? Formats.Number(days, language) : null,
            _ => facts.TryGetValue(field, out var fact) ? Shown(fact, language) : null,
        });
    }

    /// <summary>A fact in the language of its part: several things are listed, keys and enum members become their texts.</summary>
    static string? Shown(object fact, string language) => fact switch
    {
        string text => text,
        Refusal key => Texts.Texts.In(language, key.Key, key.Args),
        Enum member => Texts.Texts.In(language, $"{member.GetType().Name}.{member}"),
        DateOnly day => Formats.Day(day),
        TimeOnly hour => Formats.Hour(hour),
        int number => Formats.Number(number, language),
        System.Collections.IEnumerable several => string.Join(language == "ar" ? "، " : ", ", several.Cast<object>().Select(one => Shown(one, language))),
        _ => fact.ToString(),
    };
}
