using AusAiducation.Core.Selection;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Repeatable chance: one seed gives the same programme on every machine and runtime.</summary>
sealed class Dice(ulong seed) : SeededDraws(seed)
{
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
}
