using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace AusAiducation.Core.Selection;

/// <summary>
/// Random numbers that a stored seed replays on every machine and every version of .NET: xoshiro256** (Blackman and Vigna 2018), started
/// from the SHA-256 of the seed's text. The generator of the library promises no fixed sequence.
/// </summary>
public sealed class SeededDraws
{
    private ulong _a, _b, _c, _d;

    public SeededDraws(string seed)
    {
        var state = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        (_a, _b, _c, _d) = (Word(0), Word(1), Word(2), Word(3));

        ulong Word(int index) => BinaryPrimitives.ReadUInt64BigEndian(state.AsSpan(8 * index));
    }

    public SeededDraws(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    public ulong Next()
    {
        var drawn = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return drawn;
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
