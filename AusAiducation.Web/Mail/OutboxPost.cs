using AusAiducation.Core.Messages;

namespace AusAiducation.Web.Mail;

/// <summary>Sends released messages as they fall due, by the channels this installation has.</summary>
public sealed class OutboxPost(Carrying carrying, IEnumerable<IMessageCarrier> carriers, OfferedChannels offered, TimeProvider time, ILogger<OutboxPost> log) : BackgroundService
{
    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(10);

    readonly List<IMessageCarrier> _carriers = carriers.Where(c => offered.Has(c.Channel)).ToList();

    readonly SemaphoreSlim _one = new(1);

    /// <summary>Sends what is due now, after a pass that is under way, and says how many left.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct = default)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await carrying.CarryDueAsync(_carriers, ct);
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
        if (_carriers.Count == 0) return;
        using var pulse = new PeriodicTimer(Pulse, time);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The outbox could not be read; it tries again in {Pulse}.", Pulse);
            }
        }
        while (await pulse.WaitForNextTickAsync(stoppingToken));
    }
}
