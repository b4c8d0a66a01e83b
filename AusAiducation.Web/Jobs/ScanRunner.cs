using AusAiducation.Core.Candidates;
using AusAiducation.Web.Scan;

namespace AusAiducation.Web.Jobs;

/// <summary>Has what lies in quarantine examined every few seconds, and knows whether the scanner answered last. Does nothing where scanning is off.</summary>
public sealed class ScanRunner(Quarantine quarantine, Clamd clamd, TimeProvider time, ILogger<ScanRunner> log) : BackgroundService
{
    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _one = new(1);

    public bool IsOn => clamd.IsOn;

    /// <summary>Whether the scanner answered when it was last asked; nobody outside makes the program ask it.</summary>
    public bool IsReachable { get; private set; }

    /// <summary>One round, after one that is under way. The scanner is asked whether it is there even when nothing waits.</summary>
    public async Task<QuarantineRound> RunAsync(CancellationToken ct = default)
    {
        await _one.WaitAsync(ct);
        try
        {
            IsReachable = await clamd.AnswersAsync(ct);
            return IsReachable ? await quarantine.RunAsync(clamd.ScanAsync, ct) : new QuarantineRound(0, 0, await quarantine.CountAsync(ct));
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn) return;
        using var pulse = new PeriodicTimer(Pulse, time);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The quarantine could not be gone through; it is tried again in {Pulse}.", Pulse);
            }
        }
        while (await pulse.WaitForNextTickAsync(stoppingToken));
    }
}
