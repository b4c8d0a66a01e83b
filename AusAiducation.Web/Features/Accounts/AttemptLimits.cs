using System.Threading.RateLimiting;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>How often the forms that guess may be sent: per account address from one machine, and per machine. Held in memory of this server.</summary>
sealed class AttemptLimits : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    const int PerAddress = 20;
    const int PerMachine = 120;

    readonly PartitionedRateLimiter<(string Machine, string Address)> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Machine, string Address), string>(of => Partition(of.Machine + "|" + of.Address.Trim().ToUpperInvariant(), PerAddress)),
        PartitionedRateLimiter.Create<(string Machine, string Address), string>(of => Partition(of.Machine, PerMachine)));

    /// <summary>Counts one attempt. False when there were too many: the answer to the visitor is the same as to a wrong one.</summary>
    public bool Allows(HttpContext context, string address)
    {
        using var lease = _limiter.AttemptAcquire((context.Connection.RemoteIpAddress?.ToString() ?? "", address));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    static RateLimitPartition<string> Partition(string key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = Window, SegmentsPerWindow = 6, AutoReplenishment = true });
}
