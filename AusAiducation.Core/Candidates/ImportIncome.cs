using System.Globalization;
using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>A household income as lists write it: 18 000, "de 12 000 à 24 000 DH", "moins de 1000 DH/mois", "plus de 96000". By the year unless a month is named.</summary>
static partial class ImportIncome
{
    /// <summary>The bracket, and whether all of what is written lies in it; null when no amount can be read.</summary>
    public static (IncomeBracket Bracket, bool Certain)? Read(string cell, string heading)
    {
        var text = TextFolding.LatinDigits(cell);
        var amounts = Amount.Matches(text).Select(m => decimal.Parse(string.Concat(m.Groups[1].Value.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)).ToList();
        if (amounts.Count is 0 or > 2) return null;
        var folded = TextFolding.Fold(cell);
        var year = Yearly.IsMatch(folded) || !(Monthly.IsMatch(folded) || Monthly.IsMatch(TextFolding.Fold(heading))) ? 1 : IncomeBrackets.MonthsInYear;
        var low = amounts[0] * year;
        if (amounts.Count == 2)
        {
            var high = Math.Max(low, amounts[1] * year);
            return (Of((low + high) / 2), Of(low) == Of(Math.Max(low, high - 1)) || Of(low + 1) == Of(high - 1));
        }
        if (Less.IsMatch(text) || Less.IsMatch(folded)) return (Of(Math.Max(0, low - 1)), low <= 12_000);
        if (More.IsMatch(text) || More.IsMatch(folded)) return (Of(low), low >= 96_000);
        return (Of(low), true);
    }

    static IncomeBracket Of(decimal yearly) => IncomeBrackets.Of(yearly);

    [GeneratedRegex(@"([0-9]{1,3}(?:[ \u00a0\u202f.,][0-9]{3})+|[0-9]+)(?:[.,][0-9]{1,2})?(?![0-9])")]
    private static partial Regex Amount { get; }

    [GeneratedRegex(@"\b(mois|mensuel|mensuelle|mensuels|month|monthly)\b|شهر")]
    private static partial Regex Monthly { get; }

    [GeneratedRegex(@"\b(an|annee|annuel|annuelle|annuels|year|yearly)\b|سن[هوة]|سنوي")]
    private static partial Regex Yearly { get; }

    [GeneratedRegex(@"<|≤|\b(moins|inferieur|less|under|below)\b|اقل")]
    private static partial Regex Less { get; }

    [GeneratedRegex(@">|≥|\b(plus|superieur|more|over|above)\b|اكثر|ازيد")]
    private static partial Regex More { get; }
}
