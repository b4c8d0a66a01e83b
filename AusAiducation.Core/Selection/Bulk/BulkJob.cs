using System.Threading.Channels;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Bulk;

/// <summary>A run to go on with, and whose it is.</summary>
public sealed record BulkAsked(string Key, int ByUserId);

/// <summary>Which long runs wait for the job. In memory: the table knows which files are still to do.</summary>
public sealed class BulkQueue
{
    readonly Channel<BulkAsked> _asked = Channel.CreateUnbounded<BulkAsked>();

    public ChannelReader<BulkAsked> Asked => _asked.Reader;

    public void Ask(string key, int byUserId) => _asked.Writer.TryWrite(new(key, byUserId));
}

/// <summary>Does long runs, one at a time, each file with the rights its author has at that moment.</summary>
public sealed class BulkJob(AppDbContextFactory factory, ViewerLoader viewers, BulkQueue queue, ProgrammeClock clock)
{
    /// <summary>Asks again for what was under way when the program stopped.</summary>
    public async Task ResumeAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        foreach (var run in await db.BulkRuns.Where(r => r.Files.Any(f => f.Outcome == BulkOutcome.Waiting)).OrderBy(r => r.Id).Select(r => new { r.Key, r.ByUserId }).ToListAsync(ct))
            queue.Ask(run.Key, run.ByUserId);
    }

    public async Task RunAsync(BulkAsked asked, CancellationToken ct = default)
    {
        var db = new ViewerDb(factory, new Author(viewers, asked.ByUserId));
        try
        {
            await new BulkWork(db, new ConfirmingEligibility(db, clock), new AskingPapers(db, clock), new MovingFiles(db, clock), queue, clock).ContinueAsync(asked.Key, ct);
        }
        catch (Exception e) when (e is AccessDenied or NotFoundForViewer)
        {
            // The author's hat was taken away: what waits stays, for somebody to see on the run's page.
        }
    }

    /// <summary>Read anew at each file.</summary>
    sealed class Author(ViewerLoader viewers, int userId) : CurrentViewer
    {
        public override async ValueTask<Viewer> GetAsync(CancellationToken ct = default) => await viewers.OfUserAsync(userId, ct);
    }
}
