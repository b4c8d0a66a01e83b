using AusAiducation.Core.Selection.Figures;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>
/// How many files every two reviewers share. Severity can only be compared along shared files, so each should share some with two others
/// at least and all should be joined; where they are not, two files exchange a reviewer, which changes no load.
/// </summary>
internal sealed class SharedFiles
{
    private readonly PlanTable _table;
    private readonly bool[,] _pairs;
    private readonly int[,] _shared;
    private readonly List<int>[] _holders;
    private readonly int[] _active;

    public SharedFiles(PlanTable table, bool[,] pairs)
    {
        (_table, _pairs, _shared) = (table, pairs, new int[table.Columns, table.Columns]);
        _holders = [.. Enumerable.Range(0, table.Rows).Select(_ => new List<int>())];
        for (var row = 0; row < table.Rows; row++)
            for (var column = 0; column < table.Columns; column++)
                if (pairs[row, column] || table.Kept[row, column]) Join(row, column);
        _active = [.. Enumerable.Range(0, table.Columns).Where(column => _holders.Any(row => row.Contains(column)))];
    }

    /// <summary>Swaps, each time the one that costs least among those that help, until nothing is missing or nothing helps.</summary>
    public void Connect()
    {
        // One reviewer a file joins nobody, whatever is swapped.
        if (_holders.All(row => row.Count < 2)) return;
        for (var lack = Lack(); lack > 0;)
        {
            var swap = Swaps().Select(swap => (Swap: swap, Price: Price(swap))).OrderBy(priced => priced.Price).Select(priced => priced.Swap).FirstOrDefault(swap => LackAfter(swap) < lack);
            if (swap == default) return;
            Apply(swap);
            lack = Lack();
        }
    }

    /// <summary>Islands beyond the first weigh more than any partner that somebody still lacks.</summary>
    private int Lack()
    {
        var sets = new DisjointSets(_table.Columns);
        foreach (var one in _active)
            foreach (var other in _active)
                if (_shared[one, other] > 0) sets.Join(one, other);
        var islands = _active.Select(sets.Find).Distinct().Count();
        return Math.Max(0, islands - 1) * (2 * _table.Columns + 1) + _active.Sum(Lacking);
    }

    private int Lacking(int column) => Math.Max(0, Math.Min(2, _active.Length - 1) - _active.Count(other => other != column && _shared[column, other] > 0));

    /// <summary>Every exchange that could help: one side belongs to somebody outside the largest island, or short of partners.</summary>
    private IEnumerable<Swap> Swaps()
    {
        var islands = ReviewGraph.Islands(_holders.Index().SelectMany(row => row.Item.Select(column => ($"{column:0000}", $"{row.Index}"))));
        var apart = islands.Skip(1).SelectMany(island => island.Reviewers).Select(key => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        return from row in Enumerable.Range(0, _table.Rows)
               from column in _holders[row]
               where _pairs[row, column] && (apart.Contains(column) || Lacking(column) > 0)
               from other in Enumerable.Range(0, _table.Rows)
               where other != row
               from partner in _holders[other]
               where _pairs[other, partner] && Fits(row, partner) && Fits(other, column)
               select new Swap(row, column, other, partner);
    }

    private bool Fits(int row, int column) => _table.Open.Costs[row, column] is not null && !_holders[row].Contains(column);

    /// <summary>What the worst-served of the two files pays more than now, then what both do.</summary>
    private (long Worst, long Both) Price(Swap swap)
    {
        var (row, column, other, partner) = swap;
        var (here, there) = (_table.CostOf(row, _pairs), _table.CostOf(other, _pairs));
        var (first, second) = (Cost(row, partner) - Cost(row, column), Cost(other, column) - Cost(other, partner));
        return (Math.Max(0, Math.Max(here + first, there + second) - Math.Max(here, there)), first + second);

        long Cost(int file, int reviewer) => _table.Open.Costs[file, reviewer]!.Value;
    }

    private int LackAfter(Swap swap)
    {
        Apply(swap);
        var lack = Lack();
        Apply(new(swap.Row, swap.Partner, swap.Other, swap.Column));
        return lack;
    }

    private void Apply(Swap swap)
    {
        Part(swap.Row, swap.Column);
        Part(swap.Other, swap.Partner);
        Join(swap.Row, swap.Partner);
        Join(swap.Other, swap.Column);
        (_pairs[swap.Row, swap.Column], _pairs[swap.Other, swap.Partner]) = (false, false);
        (_pairs[swap.Row, swap.Partner], _pairs[swap.Other, swap.Column]) = (true, true);
    }

    private void Join(int row, int column)
    {
        Count(row, column, 1);
        _holders[row].Add(column);
    }

    private void Part(int row, int column)
    {
        _holders[row].Remove(column);
        Count(row, column, -1);
    }

    private void Count(int row, int column, int change)
    {
        foreach (var other in _holders[row])
        {
            _shared[column, other] += change;
            _shared[other, column] += change;
        }
    }

    private readonly record struct Swap(int Row, int Column, int Other, int Partner);
}
