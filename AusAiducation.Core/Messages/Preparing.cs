using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>One message to prepare: for whom, about what, and the facts its blanks take.</summary>
public sealed record MessageDraft(Recipient To, MessageTemplate Template, IReadOnlyDictionary<MessageField, object>? Facts = null, string? Language = null);

/// <summary>
/// Adds messages to the transaction of the act they tell of, in the words of the edition. They are held: nothing here saves or sends.
/// </summary>
public static class Preparing
{
    static readonly Dictionary<MessageField, object> NoFacts = [];

    /// <param name="language">One of the three languages; families get French and Arabic when it is not said, organisations French.</param>
    public static async Task<Message> PrepareAsync(this AppDbContext db, Recipient to, MessageTemplate template, IReadOnlyDictionary<MessageField, object>? facts = null, string? language = null, CancellationToken ct = default) =>
        (await db.PrepareAsync([new MessageDraft(to, template, facts, language)], ct))[0];

    /// <summary>Many at once, for the price of one query an edition.</summary>
    public static async Task<IReadOnlyList<Message>> PrepareAsync(this AppDbContext db, IReadOnlyCollection<MessageDraft> drafts, CancellationToken ct = default)
    {
        var messages = new List<Message>();
        foreach (var edition in drafts.GroupBy(d => d.To.EditionId))
        {
            var words = await WordsAsync(db, edition.Key, ct);
            messages.AddRange(edition.Select(d => Write(db, words.GetValueOrDefault(d.Template) ?? EditionTemplate.Usual(edition.Key, d.Template), d)));
        }
        db.Messages.AddRange(messages);
        return messages;
    }

    static Message Write(AppDbContext db, EditionTemplate template, MessageDraft draft)
    {
        var language = draft.Language ?? (draft.Template.IsToOrganisation() ? "fr" : MessageText.Family);
        var text = MessageText.Write(template, draft.To, draft.Facts ?? NoFacts, language);
        return new Message(draft.To, draft.Template, language, text, template.AnswerDays, db.Offered, db.Viewer.UserId == 0 ? null : db.Viewer.UserId);
    }

    /// <summary>The words an edition changed. They are nobody's private life; an applicant's own act needs them too.</summary>
    static Task<Dictionary<MessageTemplate, EditionTemplate>> WordsAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.EditionTemplates.IgnoringVisibility().AsNoTracking().Where(t => t.EditionId == editionId).ToDictionaryAsync(t => t.Template, ct);
}
