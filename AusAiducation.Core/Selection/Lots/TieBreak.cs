namespace AusAiducation.Core.Selection.Lots;

/// <summary>What gave a file its rank.</summary>
public enum RankedBy { Score, Rule, Lot, StillTied }

/// <summary>A file with its score and its values under the published tie-breakers, in their order (need, national exam …); null where it has none.</summary>
public sealed record TieEntry(string File, Ratio Score, IReadOnlyList<Ratio?> Breakers);

/// <summary>A file's place after the tie-breakers. <paramref name="Rule"/> is the tie-breaker that parted it, from 0.</summary>
public sealed record BrokenTie(string File, int Rank, RankedBy By, int? Rule);

/// <summary>The order after ties, and every lot that was drawn for it.</summary>
public sealed record TieOrder(IReadOnlyList<BrokenTie> Files, IReadOnlyList<DrawnLot> Lots);

/// <summary>Parts equal scores by tie-breakers published in advance, then, if a seed is given, by lot. Never by name, nor by who came first.</summary>
public static class TieBreak
{
    /// <param name="lotSeed">Null, as a rule: what the tie-breakers leave equal stays equal, for a person to part.</param>
    public static TieOrder Order(IEnumerable<TieEntry> entries, string? lotSeed = null)
    {
        var files = new List<BrokenTie>();
        var lots = new List<DrawnLot>();
        foreach (var tied in entries.GroupBy(entry => entry.Score).OrderByDescending(group => group.Key)) Part([.. tied], 0, RankedBy.Score, null);
        return new(files, lots);

        void Part(TieEntry[] tied, int rule, RankedBy by, int? partedBy)
        {
            var rank = files.Count + 1;
            if (tied.Length == 1) files.Add(new(tied[0].File, rank, by, partedBy));
            else if (rule < tied.Max(entry => entry.Breakers.Count)) PartByRule(tied, rule, by, partedBy);
            else if (lotSeed is null) files.AddRange(tied.Select(entry => entry.File).Order(StringComparer.Ordinal).Select(file => new BrokenTie(file, rank, RankedBy.StillTied, null)));
            else
            {
                lots.Add(DrawnLot.Draw(tied.Select(entry => entry.File), lotSeed));
                files.AddRange(lots[^1].Order.Select((file, i) => new BrokenTie(file, rank + i, RankedBy.Lot, null)));
            }
        }

        // Absence is not a zero: a tie-breaker that one of the tied has no value for parts none of them.
        void PartByRule(TieEntry[] tied, int rule, RankedBy by, int? partedBy)
        {
            var values = tied.GroupBy(entry => entry.Breakers.ElementAtOrDefault(rule)).OrderByDescending(group => group.Key).ToList();
            if (values.Count == 1 || values.Exists(group => group.Key is null)) Part(tied, rule + 1, by, partedBy);
            else foreach (var group in values) Part([.. group], rule + 1, RankedBy.Rule, rule);
        }
    }
}
