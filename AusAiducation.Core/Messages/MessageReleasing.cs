using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>What was ticked to be released: "key.version" of each message as it was on the screen.</summary>
public sealed class ReleaseInput
{
    public List<string> Chosen { get; set; } = [];
}

/// <summary>What came of one message: released by this channel, or why not.</summary>
public sealed record ReleaseResult(string Key, string? Name, MessageChannel? Channel, Refusal? Refusal);

/// <summary>Lets messages leave: the decision of a person, who has seen who gets what by which channel. One refused does not hold the others back.</summary>
public sealed class MessageReleasing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Throws when the message stays held.</summary>
    public async Task ReleaseAsync(MessageActInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        await ReleaseAsync(db, message, await db.ContactsAsync([message], ct), ct);
    }

    public async Task<IReadOnlyList<ReleaseResult>> ReleaseAsync(ReleaseInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewMail);
        var chosen = input.Chosen.Select(c => c.Split('.')).Where(c => c.Length == 2).DistinctBy(c => c[0]).Take(ReleaseQueries.MaxShown).ToDictionary(c => c[0], c => c[1]);
        if (chosen.Count == 0) throw new RuleBroken("Messages.NothingChosen");
        var messages = await db.Messages.Where(m => chosen.Keys.Contains(m.Key)).OrderBy(m => m.SortName).ThenBy(m => m.Id).ToListAsync(ct);
        var contacts = await db.ContactsAsync(messages, ct);
        var results = new List<ReleaseResult>();
        foreach (var message in messages) results.Add(await TryAsync(db, message, chosen[message.Key], contacts, ct));
        results.AddRange(chosen.Keys.Except(messages.Select(m => m.Key)).Select(key => new ReleaseResult(key, null, null, new("Common.GoneMeanwhile"))));
        return results;
    }

    public async Task RetryAsync(MessageActInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var message = await db.MessageAsync(input.Key, input.Version, ct);
        var contact = (await db.ContactsAsync([message], ct))[message.Id];
        message.Address(contact.Mail, contact.Phone, db.Offered);
        message.Retry(db.Offered, clock.Now, clock.Today);
        await db.SaveChangesAsync(ct);
    }

    async Task<ReleaseResult> TryAsync(AppDbContext db, Message message, string version, Dictionary<int, Contact> contacts, CancellationToken ct)
    {
        try
        {
            db.Viewer.Demand(message.Template.Duty(), message.EditionId);
            db.Expect(message, Typed.TryInt(version, out var seen) ? seen : 0);
            await ReleaseAsync(db, message, contacts, ct);
            return new(message.Key, message.ToName, message.Channel, null);
        }
        catch (RuleBroken e)
        {
            return Refused(e.Refusal);
        }
        catch (AccessDenied)
        {
            return Refused(new("Common.NotAllowed"));
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(new("Common.ChangedMeanwhile"));
        }

        ReleaseResult Refused(Refusal why)
        {
            // Nothing of this message may be saved together with the next one.
            db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList().ForEach(e => e.State = EntityState.Detached);
            return new(message.Key, message.ToName, null, why);
        }
    }

    async Task ReleaseAsync(AppDbContext db, Message message, Dictionary<int, Contact> contacts, CancellationToken ct)
    {
        RuleBroken.If(message.WhyNotChange);
        var contact = contacts[message.Id];
        message.Address(contact.Mail, contact.Phone, db.Offered);
        message.Release(db.Viewer.UserId, clock.Now, clock.Today, db.Offered);
        await db.SaveChangesAsync(ct);
    }
}
