using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace AusAiducation.Core.Selection.Lots;

/// <summary>A lot that anyone can draw again from what is written here (docs/selection.md 4.3, after RFC 3797).</summary>
/// <param name="Pool">The ids in ordinal order.</param>
/// <param name="Digests">The SHA-256 that chose each of <paramref name="Order"/>, in hexadecimal.</param>
public sealed record DrawnLot(string Seed, IReadOnlyList<string> Pool, IReadOnlyList<string> Digests, IReadOnlyList<string> Order)
{
    /// <summary>Name and version of the procedure, published with the ids.</summary>
    public const string Procedure = "AUSAIDUCATION|lot-1";

    /// <summary>
    /// What is published before the seed exists: a hash over the procedure, where the seed will come from (a public draw, the closing
    /// index of an announced day) and the ids. Nobody can add a name afterwards, nor choose a seed that suits.
    /// </summary>
    public static string Commitment(IEnumerable<string> ids, string seedSource) => Stamp.Sha256($"{Procedure}|{seedSource}|{Joined(Sorted(ids))}");

    /// <exception cref="ArgumentException">An id twice, or one with a comma or a bar, which separate what is hashed.</exception>
    public static DrawnLot Draw(IEnumerable<string> ids, string seed)
    {
        var pool = Sorted(ids);
        byte[][] digests = [.. pool.Select((_, i) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Procedure}|{seed}|{Joined(pool)}|{i}")))];
        return new(seed, pool, [.. digests.Select(Convert.ToHexStringLower)], Take(pool, digests));
    }

    /// <summary>Whether drawing again from the seed and the ids gives the same.</summary>
    public bool Replays()
    {
        var again = Draw(Pool, Seed);
        return again.Pool.SequenceEqual(Pool) && again.Digests.SequenceEqual(Digests) && again.Order.SequenceEqual(Order);
    }

    /// <summary>Each digest, read as one great number, takes the one it points at among those who remain.</summary>
    public static IReadOnlyList<T> Take<T>(IEnumerable<T> pool, IEnumerable<byte[]> digests)
    {
        List<T> remaining = [.. pool];
        var order = new List<T>();
        foreach (var digest in digests)
        {
            var index = (int)(new BigInteger(digest, isUnsigned: true, isBigEndian: true) % remaining.Count);
            order.Add(remaining[index]);
            remaining.RemoveAt(index);
        }

        return order;
    }

    private static string Joined(IEnumerable<string> ids) => string.Join(',', ids);

    private static string[] Sorted(IEnumerable<string> ids)
    {
        string[] pool = [.. ids.Order(StringComparer.Ordinal)];
        if (pool.Distinct().Count() < pool.Length || pool.Any(id => id.AsSpan().ContainsAny(',', '|')))
            throw new ArgumentException("Ids differ, and hold neither comma nor bar.", nameof(ids));
        return pool;
    }
}
