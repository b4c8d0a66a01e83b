using AusAiducation.Core.Data.Bulk;

namespace AusAiducation.Web.Jobs;

/// <summary>Looks every hour for names whose days without an answer are over, for files never sent to an edition that closed, for photos of visits whose decision is final, and for names annexed to minutes. The hour is the machine's, the day the programme's.</summary>
sealed class PurgeRunner(FilePurge purge, DossierPurge dossiers, PhotoPurge photos, MinutesNamePurge names, TimeProvider time, ILogger<PurgeRunner> log) : BackgroundService
{
    static readonly TimeSpan Pulse = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pulse, time);
        do
        {
            try
            {
                if (await purge.RunAsync(stoppingToken) is > 0 and var files) log.LogInformation("{Files} names without agreement or answer were erased.", files);
                if (await photos.RunAsync(stoppingToken) is > 0 and var erased) log.LogInformation("{Photos} photos of visits were erased: the decision is final.", erased);
                if (await names.RunAsync(stoppingToken) is > 0 and var gone) log.LogInformation("{Names} names of the annexes to minutes were erased: their time is over.", gone);
                if (await dossiers.RunAsync(stoppingToken) is > 0 and var unsent) log.LogInformation("{Unsent} files never sent to an edition now closed were erased.", unsent);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The names or photos due could not be erased; it is tried again in an hour.");
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
