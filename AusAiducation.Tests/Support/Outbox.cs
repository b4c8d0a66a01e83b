using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>Messages for tests: prepared as the acts do it, by the manager.</summary>
static class Outbox
{
    public static readonly Dictionary<MessageField, object> Papers = new() { [MessageField.Papers] = "le relevé de notes" };

    /// <summary>A held message to a candidate.</summary>
    public static async Task<Message> MessageAsync(this World world, Candidate candidate, MessageTemplate template = MessageTemplate.PapersMissing, Dictionary<MessageField, object>? facts = null)
    {
        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
        var message = await db.PrepareAsync(await db.Candidates.Include(c => c.Person).SingleAsync(c => c.Id == candidate.Id), template, facts ?? Papers);
        await db.SaveChangesAsync();
        return message;
    }

    /// <summary>A candidate with this contact, and a held message.</summary>
    public static async Task<Message> MessageAsync(this World world, string familyName, string? mail, string? phone = null)
    {
        var candidate = await world.CandidateAsync(familyName);
        await world.ReachAsync(candidate, mail, phone);
        return await world.MessageAsync(candidate);
    }

    public static async Task ReachAsync(this World world, Candidate candidate, string? mail, string? phone)
    {
        await using var db = world.Programme.OpenAll();
        (await db.PersonContacts.SingleAsync(c => c.PersonId == candidate.PersonId)).Correct(phone, mail, "zagora", null);
        await db.SaveChangesAsync();
    }

    public static async Task<Message> ReadAsync(this World world, Message message)
    {
        await using var db = world.Programme.OpenAll();
        return await db.Messages.Include(m => m.Tries).AsNoTracking().SingleAsync(m => m.Id == message.Id);
    }

    /// <summary>Releases it as the manager, with what is known of its recipient.</summary>
    public static Task ReleaseAsync(this World world, Message message) =>
        world.Programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new MessageActInput { Key = message.Key, Version = "1" });
}
