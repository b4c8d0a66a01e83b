using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Bulk;

namespace AusAiducation.Web.Jobs;

/// <summary>Writes confirmed long lists one after the other, and takes up again those a stop interrupted.</summary>
sealed class ImportRunner(ImportJob job, ImportProgress progress, ILogger<ImportRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await job.ResumeAsync(stoppingToken);
            await foreach (var asked in progress.Asked.ReadAllAsync(stoppingToken)) await RunAsync(asked, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was confirmed stands in the table; the next start takes it up.
        }
    }

    async Task RunAsync(ImportAsked asked, CancellationToken ct)
    {
        try
        {
            await job.RunAsync(asked, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A confirmed list could not be written; it waits for the next start.");
        }
    }
}
