namespace AusAiducation.Core.Sponsorship;

/// <summary>A student to be given a seat. <paramref name="Rank"/> is the committee's, 1 the best; equal ranks are allowed.</summary>
public sealed record SeatStudent(string Key, int Rank);

/// <summary>A sponsor and the number of seats it pays for.</summary>
public sealed record SeatSponsor(string Key, int Quota);

/// <summary>A student for whom the rules leave a choice: each of these sponsors (null: no seat) belongs to some placement that is as good.</summary>
public sealed record SeatTie(string Student, IReadOnlyList<string?> Sponsors);

/// <summary>
/// The best allocation of selected students to sponsors' seats (docs/selection.md 6, model A). In this order: nobody is left without a
/// seat for somebody ranked lower, which also fills as many seats as can be; the sum of points is the greatest; better-ranked
/// students have the points first, equal ranks being one group whose sum counts. What is equal after that is in <see cref="Ties"/>
/// for a person to settle (by a fixed placement); which of the equals is shown here depends on keys, never on the order of input.
/// </summary>
public sealed class SeatOptimum
{
    private readonly Dictionary<(string Student, string Sponsor), long> _forced;

    private SeatOptimum(long total, Dictionary<string, string> placements, List<string> unplaced, List<SeatTie> ties,
        Dictionary<(string, string), long> forced) =>
        (Total, Placements, Unplaced, Ties, _forced) = (total, placements, unplaced, ties, forced);

    /// <summary>Sum of points of all placed students, the fixed ones too.</summary>
    public long Total { get; }

    /// <summary>Sponsor of each placed student.</summary>
    public IReadOnlyDictionary<string, string> Placements { get; }

    /// <summary>Students without a seat, best-ranked first.</summary>
    public IReadOnlyList<string> Unplaced { get; }

    /// <summary>The choices that no rule settles, best-ranked student first; empty when the placement is the only best one.</summary>
    public IReadOnlyList<SeatTie> Ties { get; }

    /// <summary>
    /// Greatest sum of points if that student went to that sponsor, everybody keeping the right to a seat that rank gives;
    /// null when it cannot be, or only by taking the seat of somebody ranked better. The loss against <see cref="Total"/> explains a placement.
    /// </summary>
    public long? Forced(string student, string sponsor) => _forced.TryGetValue((student, sponsor), out var total) ? total : null;

    /// <summary>
    /// Solves the allocation. <paramref name="points"/> is indexed like the two lists, null where the pair is forbidden;
    /// <paramref name="fixedPlacements"/> are decided by people and are not discussed (a forbidden pair then counts no point).
    /// </summary>
    /// <exception cref="ArgumentException">Keys that repeat or are unknown, a table of another size, more fixed placements than seats.</exception>
    public static SeatOptimum Solve(IReadOnlyList<SeatStudent> students, IReadOnlyList<SeatSponsor> sponsors, int?[,] points,
        IReadOnlyDictionary<string, string>? fixedPlacements = null)
    {
        var table = SeatTable.Of(students, sponsors, points, fixedPlacements ?? new Dictionary<string, string>());
        var seats = new SeatExchange(table.Allowed(), table.Quotas);
        SeatByRank(seats, table);

        seats.Aim(table.Points);
        seats.Improve();
        var forced = Alternatives(seats, table);
        seats.Keep();
        foreach (var group in table.RankGroups) Raise(seats, group, table.Points);

        var placements = new Dictionary<string, string>(table.Fixed);
        var unplaced = new List<string>();
        for (var i = 0; i < seats.Students; i++)
        {
            if (seats.At(i) == seats.Bench) unplaced.Add(table.Students[i].Key);
            else placements.Add(table.Students[i].Key, table.Sponsors[seats.At(i)].Key);
        }

        return new SeatOptimum(Sum(seats, table), placements, unplaced, Choices(seats, table), forced);
    }

    /// <summary>Seating in rank order, nobody seated losing the seat, is best for every rank at once: the sets that can be seated form a matroid.</summary>
    private static void SeatByRank(SeatExchange seats, SeatTable table)
    {
        seats.Aim(table.Points);
        var left = Enumerable.Range(0, seats.Students).Where(i => !seats.Seat(i)).ToHashSet();
        var cut = table.RankGroups.Where(group => group.Any(left.Contains)).ToList();
        foreach (var i in cut.SelectMany(group => group)) seats.Open(i, seats.Bench);
        foreach (var group in cut) Raise(seats, group, (_, node) => node == seats.Bench ? 0 : 1);
    }

    private static void Raise(SeatExchange seats, int[] group, Func<int, int, long> worth)
    {
        if (group.All(i => IsSettled(seats, i, worth))) return;
        var members = group.ToHashSet();
        seats.Aim((i, node) => members.Contains(i) ? worth(i, node) : 0);
        seats.Improve();
        seats.Keep();
    }

    private static bool IsSettled(SeatExchange seats, int student, Func<int, int, long> worth)
    {
        var here = worth(student, seats.At(student));
        for (var node = 0; node < seats.Nodes; node++)
            if (seats.IsOpen(student, node) && worth(student, node) != here) return false;
        return true;
    }

    private static long Sum(SeatExchange seats, SeatTable table) =>
        table.FixedPoints + Enumerable.Range(0, seats.Students).Sum(i => table.Points(i, seats.At(i)));

    /// <summary>Sending i from a to s costs the difference of its points and the cheapest chain of moves that gives a seat back from s to a.</summary>
    private static Dictionary<(string, string), long> Alternatives(SeatExchange seats, SeatTable table)
    {
        var total = Sum(seats, table);
        var chain = seats.Chains();
        var forced = table.Fixed.ToDictionary(pair => (pair.Key, pair.Value), _ => total);
        for (var i = 0; i < seats.Students; i++)
        {
            var at = seats.At(i);
            for (var node = 0; node < seats.Bench; node++)
            {
                if (!seats.IsOpen(i, node) || chain[node, at] >= SeatExchange.Never) continue;
                forced.Add((table.Students[i].Key, table.Sponsors[node].Key),
                    total + table.Points(i, node) - table.Points(i, at) - chain[node, at]);
            }
        }

        return forced;
    }

    private static List<SeatTie> Choices(SeatExchange seats, SeatTable table)
    {
        seats.Aim((_, _) => 0);
        var chain = seats.Chains();
        var ties = new List<SeatTie>();
        for (var i = 0; i < seats.Students; i++)
        {
            var nodes = Enumerable.Range(0, seats.Nodes)
                .Where(node => seats.IsOpen(i, node) && chain[node, seats.At(i)] < SeatExchange.Never).ToList();
            if (nodes.Count > 1)
                ties.Add(new SeatTie(table.Students[i].Key, [.. nodes.Select(node => node == seats.Bench ? null : table.Sponsors[node].Key)]));
        }

        return ties;
    }
}
