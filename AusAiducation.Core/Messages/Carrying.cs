using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>Takes one message to its recipient. Throws <see cref="NotTaken"/> when it is certain that nothing left.</summary>
public interface IMessageCarrier
{
    MessageChannel Channel { get; }

    Task CarryAsync(Message message, CancellationToken ct);
}

/// <summary>The server refused the message or was not met: nothing left.</summary>
/// <param name="final">The same message would be refused again.</param>
public sealed class NotTaken(string error, bool final) : Exception(error)
{
    public bool Final { get; } = final;
}

/// <summary>
/// Sends released messages that are due. Each is claimed in the table before it is given to its carrier, so that two servers send
/// none twice; an attempt whose answer was lost is left to a person, for the same reason.
/// </summary>
public sealed class Carrying(AppDbContextFactory factory, ProgrammeClock clock)
{
    const int BatchSize = 50;

    /// <summary>How many were taken.</summary>
    public async Task<int> CarryDueAsync(IReadOnlyCollection<IMessageCarrier> carriers, CancellationToken ct = default)
    {
        var channels = carriers.Select(c => c.Channel).ToList();
        await using var db = factory.Create(Viewer.System);
        var now = clock.Now;
        var due = await db.Messages.Where(m => m.State == MessageState.Released && m.DueAt <= now && channels.Contains(m.Channel)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(BatchSize).ToListAsync(ct);
        var taken = 0;
        foreach (var message in due)
        {
            ct.ThrowIfCancellationRequested();
            if (await ClaimAsync(db, message, ct) && await CarryAsync(db, message, carriers.First(c => c.Channel == message.Channel), ct)) taken++;
        }
        return taken;
    }

    async Task<bool> ClaimAsync(AppDbContext db, Message message, CancellationToken ct)
    {
        try
        {
            message.Start(clock.Now);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server took this one, or a person changed it.
            db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList().ForEach(e => e.State = EntityState.Detached);
            return false;
        }
    }

    async Task<bool> CarryAsync(AppDbContext db, Message message, IMessageCarrier carrier, CancellationToken ct)
    {
        var taken = false;
        try
        {
            await carrier.CarryAsync(message, ct);
            message.Taken(clock.Now, clock.Today);
            taken = true;
        }
        catch (NotTaken e)
        {
            message.NotTaken(e.Message, e.Final, clock.Now);
        }
        catch (Exception e)
        {
            message.Unanswered(e.Message, clock.Now);
        }
        // What happened is written even while the program stops.
        await db.SaveChangesAsync(CancellationToken.None);
        return taken;
    }
}
