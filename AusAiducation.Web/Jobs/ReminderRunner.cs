using AusAiducation.Core.Selection.Assignment;

namespace AusAiducation.Web.Jobs;

/// <summary>Looks every half hour whether members of a round are to be reminded. The pulse is the machine's, the day the programme's.</summary>
sealed class ReminderRunner(ReviewReminding reminding, TimeProvider time, ILogger<ReminderRunner> log) : BackgroundService
{
    static readonly TimeSpan Pulse = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pulse = new PeriodicTimer(Pulse, time);
        do
        {
            try
            {
                if (await reminding.RunAsync(stoppingToken) is > 0 and var sent) log.LogInformation("{Sent} members were reminded of files left to read.", sent);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Members could not be reminded; it is tried again in {Pulse}.", Pulse);
            }
        }
        while (await pulse.WaitForNextTickAsync(stoppingToken));
    }
}
