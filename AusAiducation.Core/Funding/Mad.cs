namespace AusAiducation.Core.Funding;

/// <summary>The arithmetic of amounts in dirhams, to the centime. The only place where money is rounded or split.</summary>
public static class Mad
{
    /// <summary>Half a centime goes up (away from zero for a difference, which may be negative).</summary>
    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Equal parts floored to the centime, the whole remainder on the last: 6334.00 in 3 is 2111.33, 2111.33, 2111.34.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative total, a total finer than the centime, no part.</exception>
    public static IReadOnlyList<decimal> Split(decimal total, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfNotEqual(total, Round(total));
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var part = Math.Floor(total * 100 / parts) / 100;
        return [.. Enumerable.Repeat(part, parts - 1), total - part * (parts - 1)];
    }

    /// <summary>Amount of year n = base x (1 + rate)^(n-1), rounded once: never from the rounded year before, whose centimes would add up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative base, a year before the first, a rate that takes everything away.</exception>
    public static decimal Indexed(decimal baseAmount, decimal yearlyRate, int year)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(baseAmount);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(yearlyRate, -1m);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        var amount = baseAmount;
        for (var n = 1; n < year; n++) amount *= 1 + yearlyRate;
        return Round(amount);
    }
}
