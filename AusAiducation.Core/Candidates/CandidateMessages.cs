using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What a message tells one candidate.</summary>
public sealed record CandidateMessage(Candidate Candidate, MessageTemplate Template, IReadOnlyDictionary<MessageField, object>? Facts = null);

/// <summary>Prepares messages to candidates inside the act they tell of: held, in the words of the edition. Nothing here saves or sends.</summary>
public static class CandidateMessages
{
    /// <summary>The candidate is saved before, and comes with its person. French and Arabic unless a language is said.</summary>
    public static async Task<Message> PrepareAsync(this AppDbContext db, Candidate candidate, MessageTemplate template, IReadOnlyDictionary<MessageField, object>? facts = null, string? language = null, CancellationToken ct = default) =>
        (await db.PrepareAsync([new CandidateMessage(candidate, template, facts)], language, ct))[0];

    /// <summary>Many at once. A decision overtakes the one still held about the same candidate, which is put aside.</summary>
    public static async Task<IReadOnlyList<Message>> PrepareAsync(this AppDbContext db, IReadOnlyCollection<CandidateMessage> messages, string? language = null, CancellationToken ct = default)
    {
        var decided = messages.Where(m => MessageTemplates.Decisions.Contains(m.Template)).Select(m => (int?)m.Candidate.Id).ToList();
        if (decided.Count > 0)
            foreach (var overtaken in await db.Messages.Where(m => decided.Contains(m.CandidateId) && m.State == MessageState.Held && MessageTemplates.Decisions.Contains(m.Template)).ToListAsync(ct))
                overtaken.Withdraw();
        var codes = await EditionsAsync(db, messages, ct);
        var contacts = await ContactsAsync(db, messages, ct);
        return await db.PrepareAsync(messages.Select(m => new MessageDraft(
            Of(m.Candidate, codes[m.Candidate.EditionId], contacts.GetValueOrDefault(m.Candidate.PersonId) ?? m.Candidate.Person.Contact), m.Template, m.Facts, language)).ToList(), ct);
    }

    internal static Recipient Of(Candidate candidate, string edition, PersonContact? contact) => new(candidate.EditionId, edition, candidate.Person.DisplayName, candidate.Person.SearchKey)
    {
        NameArabic = candidate.Person.DisplayNameArabic, Code = candidate.Code, CandidateId = candidate.Id, PersonId = candidate.PersonId, Mail = contact?.Email, Phone = contact?.Phone,
    };

    static async Task<Dictionary<int, string>> EditionsAsync(AppDbContext db, IReadOnlyCollection<CandidateMessage> messages, CancellationToken ct)
    {
        var ids = messages.Select(m => m.Candidate.EditionId).Distinct().ToList();
        return await db.Editions.IgnoringVisibility().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Code, ct);
    }

    /// <summary>A chair decides without seeing contacts; the letter still takes the way that suits its candidate.</summary>
    static async Task<Dictionary<int, PersonContact>> ContactsAsync(AppDbContext db, IReadOnlyCollection<CandidateMessage> messages, CancellationToken ct)
    {
        var people = messages.Select(m => m.Candidate.PersonId).Distinct().ToList();
        return await db.PersonContacts.IgnoringVisibility().AsNoTracking().Where(c => people.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, ct);
    }
}
