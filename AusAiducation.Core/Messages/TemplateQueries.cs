using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>A template of an edition as it stands; version zero while its words are the programme's own.</summary>
public sealed record TemplateView(MessageTemplate Template, string Edition, int Version, int? AnswerDays, EditionTemplate Words, bool MayWrite)
{
    /// <summary>An invented example, so that the words are read as a recipient will read them.</summary>
    public MessageText Example(TemplateWords words, string language)
    {
        var filled = EditionTemplate.Usual(0, Template);
        filled.Write(language, words, AnswerDays);
        return MessageText.Write(filled, ExampleOf(language), Facts(language), language);
    }

    Recipient ExampleOf(string language) => new(0, Edition, Texts.Texts.In(language, Template.IsToOrganisation() ? "Words.ExampleSchool" : "Words.ExampleName"), "") { Code = "C-7F3K9" };

    static Dictionary<MessageField, object> Facts(string language) => new()
    {
        [MessageField.Rank] = 3, [MessageField.Hour] = new TimeOnly(9, 30), [MessageField.Place] = Texts.Texts.In(language, "Words.ExamplePlace"), [MessageField.Count] = 24, [MessageField.Day] = new DateOnly(2021, 6, 30),
        [MessageField.Reason] = Texts.Texts.In(language, "Words.ExampleReason"), [MessageField.Papers] = Texts.Texts.In(language, "Words.ExamplePapers"), [MessageField.Visitor] = Texts.Texts.In(language, "Words.ExampleVisitor"),
    };
}

/// <summary>Reads the templates of an edition.</summary>
public sealed class TemplateQueries(ViewerDb viewerDb)
{
    /// <summary>All of them, in the order of the year; null when there is no such edition.</summary>
    public async Task<IReadOnlyList<TemplateView>?> OfAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewMail);
        var found = await db.Editions.Where(e => edition == null || e.Code == edition).OrderByDescending(e => e.Code).Select(e => new { e.Id, e.Code, e.ClosedAt }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var changed = await db.EditionTemplates.AsNoTracking().Where(t => t.EditionId == found.Id).ToDictionaryAsync(t => t.Template, ct);
        var mayWrite = found.ClosedAt is null && db.Viewer.Can(Permission.ManageEditions, found.Id);
        return Enum.GetValues<MessageTemplate>().Select(template =>
        {
            var words = changed.GetValueOrDefault(template) ?? EditionTemplate.Usual(found.Id, template);
            return new TemplateView(template, found.Code, words.Version, words.AnswerDays, words, mayWrite);
        }).ToList();
    }
}
