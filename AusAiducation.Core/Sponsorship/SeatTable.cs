namespace AusAiducation.Core.Sponsorship;

/// <summary>The checked input of an allocation without its fixed placements, in an order that does not depend on the caller's.</summary>
internal sealed class SeatTable
{
    private readonly int?[,] _points;

    private SeatTable(SeatStudent[] students, SeatSponsor[] sponsors, int[] quotas, int?[,] points, IReadOnlyDictionary<string, string> @fixed,
        long fixedPoints)
    {
        (Students, Sponsors, Quotas, _points, Fixed, FixedPoints) = (students, sponsors, quotas, points, @fixed, fixedPoints);
        RankGroups = [.. students.Index().GroupBy(s => s.Item.Rank, s => s.Index).Select(group => group.ToArray())];
    }

    /// <summary>Students to place, best-ranked first, then by key.</summary>
    public SeatStudent[] Students { get; }

    public SeatSponsor[] Sponsors { get; }

    /// <summary>Seats that the fixed placements leave.</summary>
    public int[] Quotas { get; }

    public IReadOnlyDictionary<string, string> Fixed { get; }

    public long FixedPoints { get; }

    /// <summary>Indices of the students of each rank, best rank first.</summary>
    public IReadOnlyList<int[]> RankGroups { get; }

    /// <summary>Points on a node; none on the bench.</summary>
    public long Points(int student, int node) => node < Sponsors.Length ? _points[student, node] ?? 0 : 0;

    public bool[,] Allowed()
    {
        var allowed = new bool[Students.Length, Sponsors.Length + 1];
        for (var i = 0; i < Students.Length; i++)
            for (var s = 0; s < Sponsors.Length; s++)
                allowed[i, s] = _points[i, s] is not null;
        return allowed;
    }

    public static SeatTable Of(IReadOnlyList<SeatStudent> students, IReadOnlyList<SeatSponsor> sponsors, int?[,] points,
        IReadOnlyDictionary<string, string> @fixed)
    {
        if (points.GetLength(0) != students.Count || points.GetLength(1) != sponsors.Count)
            throw new ArgumentException("One row of points for each student, one column for each sponsor.", nameof(points));
        var studentIndex = Index(students.Select(s => s.Key), nameof(students));
        var sponsorIndex = Index(sponsors.Select(s => s.Key), nameof(sponsors));
        if (@fixed.Any(pair => !studentIndex.ContainsKey(pair.Key) || !sponsorIndex.ContainsKey(pair.Value)))
            throw new ArgumentException("A fixed placement names somebody unknown.", nameof(@fixed));

        var rows = students.Where(s => !@fixed.ContainsKey(s.Key)).OrderBy(s => s.Rank).ThenBy(s => s.Key, StringComparer.Ordinal).ToArray();
        var columns = sponsors.OrderBy(s => s.Key, StringComparer.Ordinal).ToArray();
        var quotas = columns.Select(s => s.Quota - @fixed.Values.Count(key => key == s.Key)).ToArray();
        if (columns.Any(s => s.Quota < 0) || quotas.Any(quota => quota < 0))
            throw new ArgumentException("A sponsor has fewer seats than none, or than its fixed placements.", nameof(sponsors));

        var sorted = new int?[rows.Length, columns.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var s = 0; s < columns.Length; s++)
                sorted[i, s] = points[studentIndex[rows[i].Key], sponsorIndex[columns[s].Key]];
        var fixedPoints = @fixed.Sum(pair => (long)(points[studentIndex[pair.Key], sponsorIndex[pair.Value]] ?? 0));
        return new SeatTable(rows, columns, quotas, sorted, @fixed, fixedPoints);
    }

    private static Dictionary<string, int> Index(IEnumerable<string> keys, string name)
    {
        var index = new Dictionary<string, int>();
        foreach (var (position, key) in keys.Index())
            if (!index.TryAdd(key, position)) throw new ArgumentException($"The key {key} stands twice.", name);
        return index;
    }
}
