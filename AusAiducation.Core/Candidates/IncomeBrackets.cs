namespace AusAiducation.Core.Candidates;

/// <summary>The brackets of a household's income in dirhams a year, each from its own figure to the next one above.</summary>
public static class IncomeBrackets
{
    public const int MonthsInYear = 12;

    static readonly (decimal From, IncomeBracket Bracket)[] Falling =
    [
        (96_000, IncomeBracket.Over96000), (48_000, IncomeBracket.From48000To96000), (24_000, IncomeBracket.From24000To48000),
        (12_000, IncomeBracket.From12000To24000), (0, IncomeBracket.Under12000),
    ];

    public static IncomeBracket Of(decimal yearly) => Falling.First(b => yearly >= b.From).Bracket;

    /// <summary>First figure of the bracket and the first beyond it; null for an income nobody declared.</summary>
    public static (decimal From, decimal To)? Range(IncomeBracket bracket)
    {
        var i = Array.FindIndex(Falling, b => b.Bracket == bracket);
        return i < 0 ? null : (Falling[i].From, i == 0 ? decimal.MaxValue : Falling[i - 1].From);
    }
}
