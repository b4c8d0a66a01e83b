using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What a scanner says of some bytes. Undecided: not of these, for a reason of its own; Away: it did not answer at all.</summary>
public enum ScanVerdict { Clean, Infected, Undecided, Away }

/// <summary>What one round through the quarantine did.</summary>
public sealed record QuarantineRound(int Clean, int Infected, int StillWaiting);

/// <summary>
/// Lets documents out of quarantine once the scanner said they are clean; an infected one is refused, its bytes removed and its sender
/// asked for another by a message held in the outbox. A job of the program, so it opens as System.
/// </summary>
public sealed class Quarantine(AppDbContextFactory factory, ProgrammeClock clock)
{
    /// <summary>How many wait.</summary>
    public async Task<int> CountAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await db.Documents.CountAsync(d => d.Scan == DocumentScan.Waiting, ct);
    }

    /// <summary>Has each waiting document examined, the oldest first; stops when the scanner is away, and what is left is tried again at the next round.</summary>
    public async Task<QuarantineRound> RunAsync(Func<byte[], CancellationToken, Task<ScanVerdict>> scan, CancellationToken ct = default)
    {
        List<int> waiting;
        await using (var look = factory.Create(Viewer.System))
            waiting = await look.Documents.Where(d => d.Scan == DocumentScan.Waiting).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        var (clean, infected) = (0, 0);
        foreach (var id in waiting)
        {
            await using var db = factory.Create(Viewer.System);
            // Taken back by its sender, or examined by another server meanwhile.
            if (await db.Documents.Include(d => d.Content).FirstOrDefaultAsync(d => d.Id == id && d.Scan == DocumentScan.Waiting, ct) is not { Content: { } content } document) continue;
            var verdict = await scan(content.Bytes, ct);
            if (verdict == ScanVerdict.Away) break;
            if (verdict == ScanVerdict.Undecided || !await WriteAsync(db, document, verdict, ct)) continue;
            if (verdict == ScanVerdict.Clean) clean++;
            else infected++;
        }
        return new QuarantineRound(clean, infected, waiting.Count - clean - infected);
    }

    async Task<bool> WriteAsync(AppDbContext db, Document document, ScanVerdict verdict, CancellationToken ct)
    {
        if (verdict == ScanVerdict.Clean) document.FoundClean(clock.Now);
        else
        {
            document.FoundInfected(clock.Now);
            await TellAsync(db, document, ct);
        }
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    static async Task TellAsync(AppDbContext db, Document document, CancellationToken ct)
    {
        if (document.CandidateId is not { } id || await db.Candidates.Include(c => c.Person).FirstOrDefaultAsync(c => c.Id == id, ct) is not { } candidate || !PaperMoment.Application.Asks(candidate.Stage)) return;
        await db.PrepareAsync(candidate, MessageTemplate.PaperRefused, new Dictionary<MessageField, object> { [MessageField.Papers] = document.Kind, [MessageField.Reason] = new Refusal(Document.InfectedReason) }, ct: ct);
    }
}
