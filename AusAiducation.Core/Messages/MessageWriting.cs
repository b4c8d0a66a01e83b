using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>A message as retyped before it is released.</summary>
public sealed class MessageInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public string? Short { get; set; }
}

/// <summary>One act on one message: the version that was on the screen, and the channel where one is chosen.</summary>
public sealed class MessageActInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Channel { get; set; }
}

/// <summary>Changes a message before it leaves: its words, its channel; or puts it aside.</summary>
public sealed class MessageWriting(ViewerDb viewerDb)
{
    public async Task RewriteAsync(MessageInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var problems = new Problems();
        var subject = problems.Required(nameof(input.Subject), input.Subject, Message.SubjectMaxLength);
        var body = problems.Required(nameof(input.Body), input.Body?.ReplaceLineEndings("\n"), Message.BodyMaxLength);
        var brief = problems.Required(nameof(input.Short), input.Short?.ReplaceLineEndings("\n"), Message.ShortMaxLength);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        problems.ThrowIfAny();
        message.Rewrite(subject, body, brief);
        await db.SaveChangesAsync(ct);
    }

    public async Task RouteAsync(MessageActInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var problems = new Problems();
        var channel = problems.Choice<MessageChannel>(nameof(input.Channel), input.Channel);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        problems.ThrowIfAny();
        if (!db.Offered.Has(channel!.Value)) throw new RuleBroken("Messages.ChannelOff", channel.Value);
        var contact = (await db.ContactsAsync([message], ct)).GetValueOrDefault(message.Id);
        message.Route(channel.Value, contact?.Mail, contact?.Phone);
        await db.SaveChangesAsync(ct);
    }

    public async Task WithdrawAsync(MessageActInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        message.Withdraw();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Loads what acts on messages need, through the viewer's own rows.</summary>
static class MessageRows
{
    /// <summary>The message, for somebody who answers for it.</summary>
    public static async Task<Message> MessageAsync(this AppDbContext db, string? key, string? version, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ViewMail);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Key == key, ct) ?? throw new NotFoundForViewer(nameof(Message));
        db.Viewer.Demand(message.Template.Duty(), message.EditionId);
        db.Expect(message, Typed.TryInt(version, out var seen) ? seen : 0);
        return message;
    }

    /// <summary>
    /// What is known now of each message's recipient, by the message's id. An organisation's address is the one it was prepared with.
    /// </summary>
    public static async Task<Dictionary<int, Contact>> ContactsAsync(this AppDbContext db, IReadOnlyCollection<Message> messages, CancellationToken ct)
    {
        var people = messages.Select(m => m.PersonId).OfType<int>().Distinct().ToList();
        var contacts = await db.PersonContacts.AsNoTracking().Where(c => people.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, c => new Contact(c.Email, c.Phone), ct);
        return messages.ToDictionary(m => m.Id, m =>
            m.PersonId is { } person ? contacts.GetValueOrDefault(person) ?? new Contact(null, null)
            : m.Channel == MessageChannel.Mail ? new Contact(m.To, null) : new Contact(null, m.To));
    }
}

/// <summary>A mail address and a telephone number; either may be unknown.</summary>
sealed record Contact(string? Mail, string? Phone);
