using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AusAiducation.Core.Selection;

/// <summary>
/// Random numbers that a stored seed replays on every machine and every version of .NET (SplitMix64; Steele, Lea, Flood 2014): the
/// library's own generator promises no fixed sequence.
/// </summary>
public class SeededDraws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Starts from the SHA-256 of a text, so that any seed may be written down in words.</summary>
    public SeededDraws(string seed) : this(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))) { }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to one less than the limit, each as likely as the others.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var fair = ulong.MaxValue - ulong.MaxValue % (ulong)limit;
        ulong drawn;
        do drawn = Next();
        while (drawn >= fair);
        return (int)(drawn % (ulong)limit);
    }

    /// <summary>
    /// A normal variate as the sum of twelve uniforms (mean 0, variance 1, within six deviations): it needs no logarithm, whose last digit
    /// differs between machines.
    /// </summary>
    public double Normal()
    {
        long sum = 0;
        for (var word = 0; word < 3; word++)
        {
            var drawn = Next();
            sum += (long)((drawn & 0xFFFF) + (drawn >> 16 & 0xFFFF) + (drawn >> 32 & 0xFFFF) + (drawn >> 48));
        }

        return (sum - 6 * 65535) / 65536d;
    }

    /// <summary>The same things in a random order.</summary>
    public T[] Shuffled<T>(IEnumerable<T> things)
    {
        T[] order = [.. things];
        for (var last = order.Length - 1; last > 0; last--)
        {
            var chosen = Below(last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }

        return order;
    }
}
