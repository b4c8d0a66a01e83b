using AusAiducation.Core.Selection.Bulk;

namespace AusAiducation.Web.Jobs;

/// <summary>Does long runs on many files one after the other, and takes up again those a stop interrupted.</summary>
sealed class BulkRunner(BulkJob job, BulkQueue queue, ILogger<BulkRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await job.ResumeAsync(stoppingToken);
            await foreach (var asked in queue.Asked.ReadAllAsync(stoppingToken)) await RunAsync(asked, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Which files are still to do stands in the table; the next start goes on.
        }
    }

    async Task RunAsync(BulkAsked asked, CancellationToken ct)
    {
        try
        {
            await job.RunAsync(asked, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A run on many files stopped; its page says which still wait.");
        }
    }
}
