namespace AusAiducation.Core.Data.Demo;

/// <summary>Repeatable chance (SplitMix64; Steele, Lea, Flood 2014): one seed gives the same programme on every machine and runtime.</summary>
sealed class Dice(ulong seed)
{
    ulong _state = seed;

    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>About normal, mean 0 and deviation 1 (sum of twelve uniforms, Irwin-Hall).</summary>
    public double Bell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Below(10_000) / 10_000.0;
        return sum;
    }

    /// <summary>A new order of the items (Fisher-Yates).</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] order = [.. items];
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order;
    }

    ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
