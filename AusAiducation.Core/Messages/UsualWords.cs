namespace AusAiducation.Core.Messages;

/// <summary>
/// The programme's own words of each template: greeting, body, the way to correct or appeal, what law 09-08 asks to say, signature.
/// The reason of a decision of the commission is in none: it is written for the file, and may name others.
/// </summary>
static class UsualWords
{
    public static TemplateWords Of(MessageTemplate template, string language) => new(
        Texts.Texts.In(language, $"Words.Subject{template}"),
        string.Join("\n\n", Parts(template).Select(key => Texts.Texts.In(language, key))),
        Texts.Texts.In(language, $"Words.Short{template}"));

    static IEnumerable<string> Parts(MessageTemplate template)
    {
        yield return "Words.Greeting";
        yield return $"Words.Body{template}";
        if (template.IsToOrganisation())
        {
            yield return "Words.Signature";
            yield break;
        }
        if (template is MessageTemplate.NotShortlisted or MessageTemplate.NotSelected or MessageTemplate.Reserve or MessageTemplate.Ineligible or MessageTemplate.Declined) yield return "Words.HowToAppeal";
        else if (template is MessageTemplate.Shortlisted or MessageTemplate.Selected) yield return "Words.HowToCorrect";
        yield return "Words.DataNotice";
        yield return "Words.Signature";
    }
}
