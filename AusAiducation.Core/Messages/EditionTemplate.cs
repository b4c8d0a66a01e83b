using AusAiducation.Core.Data;

namespace AusAiducation.Core.Messages;

/// <summary>The words of a template in one language. The short text goes by SMS and WhatsApp.</summary>
public sealed class TemplateWords
{
    TemplateWords() { }

    public TemplateWords(string subject, string body, string brief) => (Subject, Body, Short) = (subject, body, brief);

    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public string Short { get; private set; } = "";

    public TemplateWords Copy() => new(Subject, Body, Short);
}

/// <summary>The words an edition gave a template. An edition that changed none has no row and uses the programme's own.</summary>
public sealed class EditionTemplate : Entity
{
    public const int BodyMaxLength = 3500;
    public const int SubjectMaxLength = 140;
    public const int ShortMaxLength = 290;
    public const int MostDays = 90;

    EditionTemplate() { }

    public int EditionId { get; private set; }
    public MessageTemplate Template { get; private set; }

    /// <summary>Days to answer, from a confirmed contact.</summary>
    public int? AnswerDays { get; private set; }
    public TemplateWords French { get; private set; } = null!;
    public TemplateWords Arabic { get; private set; } = null!;
    public TemplateWords English { get; private set; } = null!;

    /// <summary>The programme's own words.</summary>
    public static EditionTemplate Usual(int editionId, MessageTemplate template) => new()
    {
        EditionId = editionId, Template = template, AnswerDays = template.UsualDays(),
        French = UsualWords.Of(template, "fr"), Arabic = UsualWords.Of(template, "ar"), English = UsualWords.Of(template, "en"),
    };

    public TemplateWords In(string language) => language switch { "ar" => Arabic, "en" => English, _ => French };

    public void Write(string language, TemplateWords words, int? answerDays)
    {
        AnswerDays = answerDays;
        if (language == "ar") Arabic = words;
        else if (language == "en") English = words;
        else French = words;
    }

    /// <summary>The same words for another edition.</summary>
    public EditionTemplate CopyTo(int editionId) => new()
    {
        EditionId = editionId, Template = Template, AnswerDays = AnswerDays, French = French.Copy(), Arabic = Arabic.Copy(), English = English.Copy(),
    };
}
