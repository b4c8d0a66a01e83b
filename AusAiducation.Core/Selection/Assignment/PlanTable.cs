namespace AusAiducation.Core.Selection.Assignment;

/// <summary>A request by numbers: files are rows, reviewers are columns, those who only hold kept reviews last.</summary>
internal sealed class PlanTable
{
    private readonly PlanRequest _request;
    private readonly string[] _reviewers;
    private readonly int[] _keptCosts;

    public PlanTable(PlanRequest request)
    {
        _request = request;
        _reviewers = [.. request.Reviewers.Select(reviewer => reviewer.Key), .. request.Kept.Select(review => review.Reviewer).Except(request.Reviewers.Select(reviewer => reviewer.Key))];
        var rows = request.Files.Index().ToDictionary(file => file.Item, file => file.Index);
        var columns = _reviewers.Index().ToDictionary(reviewer => reviewer.Item, reviewer => reviewer.Index);
        if (request.Kept.Distinct().Count() < request.Kept.Count || request.Kept.Any(review => !rows.ContainsKey(review.File)))
            throw new ArgumentException("A kept review is one of these files', once.", nameof(request));

        Kept = new bool[rows.Count, columns.Count];
        _keptCosts = new int[rows.Count];
        foreach (var review in request.Kept)
        {
            Kept[rows[review.File], columns[review.Reviewer]] = true;
            _keptCosts[rows[review.File]] += request.Cost(review.File, review.Reviewer) ?? 0;
        }

        var costs = new int?[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < request.Reviewers.Count; column++)
                if (!Kept[row, column]) costs[row, column] = request.Cost(request.Files[row], _reviewers[column]);
        int[] loads = [.. Enumerable.Range(0, columns.Count).Select(column => Enumerable.Range(0, rows.Count).Count(row => Kept[row, column]))];
        Open = new Transport(
            [.. Enumerable.Range(0, rows.Count).Select(row => Math.Max(0, request.ReviewsPerFile - Enumerable.Range(0, columns.Count).Count(column => Kept[row, column])))],
            [.. loads.Select((load, column) => column < request.Reviewers.Count ? Math.Max(0, request.Reviewers[column].MostFiles - load) : 0)], loads, costs);
    }

    /// <summary>What is still to be assigned.</summary>
    public Transport Open { get; }

    public bool[,] Kept { get; }

    public int Rows => _request.Files.Count;

    public int Columns => _reviewers.Length;

    /// <summary>
    /// The pairs that serve the worst-served file best, then cost least. With one review a file this is exact. With more it is a hard
    /// problem: after PeerReview4All, each number of reviewers is tried that every file can have within the tightest limit, then the
    /// tightest limit on the others.
    /// </summary>
    public bool[,] WorstServedFirst(Func<SeededDraws> random)
    {
        var best = Open.Solve(random());
        int[] costs = [.. Open.Costs.Cast<int?>().OfType<int>().Distinct().Order()];
        var most = Open.Most();
        for (var sure = 1; costs.Length > 1 && sure <= _request.ReviewsPerFile && (Missing(best) > 0 || WorstOf(best) > LeastWorst()); sure++)
        {
            var ofSure = Tightest(costs, limit => Open.Most(new(sure, limit, int.MaxValue)) == most);
            var any = Tightest(costs, limit => Open.Most(new(sure, ofSure, limit)) == most);
            if (ofSure == costs[^1]) continue;
            var found = Open.Solve(random(), new(sure, ofSure, any));
            if (Standing(found).CompareTo(Standing(best)) < 0) best = found;
        }

        return best;
    }

    public List<PlannedReview> Listed(bool[,] pairs) =>
        [.. from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) where pairs[row, column] select new PlannedReview(_request.Files[row], _reviewers[column])];

    public int LoadOf(int column, bool[,] pairs) => Open.Loads[column] + Enumerable.Range(0, Rows).Count(row => pairs[row, column]);

    public long CostOf(bool[,] pairs) => Enumerable.Range(0, Rows).Sum(row => CostOf(row, pairs));

    public long WorstOf(bool[,] pairs) => Enumerable.Range(0, Rows).Select(row => CostOf(row, pairs)).DefaultIfEmpty(0).Max();

    public int Missing(bool[,] pairs) => Enumerable.Range(0, Rows).Sum(row => MissingOf(row, pairs));

    public long CostOf(int row, bool[,] pairs) => _keptCosts[row] + Enumerable.Range(0, Columns).Sum(column => pairs[row, column] ? (long)Open.Costs[row, column]!.Value : 0);

    private int MissingOf(int row, bool[,] pairs) => Open.Needs[row] - Enumerable.Range(0, Columns).Count(column => pairs[row, column]);

    private (int Uneven, long Worst, long Cost) Standing(bool[,] pairs) =>
        (Enumerable.Range(0, Rows).Sum(row => MissingOf(row, pairs) * MissingOf(row, pairs)), WorstOf(pairs), CostOf(pairs));

    /// <summary>What the worst-served file would pay if each had its cheapest reviewers: no full plan is better.</summary>
    private long LeastWorst() =>
        Enumerable.Range(0, Rows).Select(row => _keptCosts[row] + Enumerable.Range(0, Columns).Select(column => Open.Costs[row, column]).OfType<int>().Order()
            .Take(Open.Needs[row]).Sum(cost => (long)cost)).DefaultIfEmpty(0).Max();

    /// <summary>The least cost that serves as a limit; the greatest always does.</summary>
    private static int Tightest(int[] costs, Func<int, bool> serves)
    {
        var (low, high) = (0, costs.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (serves(costs[middle])) high = middle;
            else low = middle + 1;
        }

        return costs[low];
    }
}
