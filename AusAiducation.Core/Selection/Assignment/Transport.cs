namespace AusAiducation.Core.Selection.Assignment;

/// <summary>
/// Rows that need so many of the columns, each at most once (files and reviewers, candidates and panels); columns with so much room left
/// and so much taken already; the cost of each pair, null where it is forbidden.
/// </summary>
internal sealed record Transport(IReadOnlyList<int> Needs, IReadOnlyList<int> Rooms, IReadOnlyList<int> Loads, int?[,] Costs)
{
    private const int MostJitter = 15;

    private int Rows => Needs.Count;

    private int Columns => Rooms.Count;

    /// <summary>How many of the needs can be met at all within the limits.</summary>
    public int Most(Limits? limits = null) => new Network(this, null, limits ?? Limits.None).Send();

    /// <summary>
    /// The best pairs, in this order: as many as can be; every row with one before any has two; the least cost; even loads; and what is
    /// still equal is mixed by the seed, so that the columns meet each other in many ways.
    /// </summary>
    public bool[,] Solve(SeededDraws random, Limits? limits = null) => new Network(this, random, limits ?? Limits.None).Pairs();

    /// <summary>The groups of rows that cannot have what they need, with the columns that are full because of them.</summary>
    public IReadOnlyList<TightCut> Cuts() => new Network(this, null, Limits.None).Cuts();

    /// <summary>In each row, so many pairs cost at most one limit, and all at most another.</summary>
    public sealed record Limits(int Sure, int OfSure, int Any)
    {
        public static Limits None { get; } = new(0, int.MaxValue, int.MaxValue);
    }

    private sealed class Network
    {
        private readonly Transport _problem;
        private readonly MinCostFlow _flow;
        private readonly int[,] _arcs;

        public Network(Transport problem, SeededDraws? random, Limits limits)
        {
            (_problem, _arcs) = (problem, new int[problem.Rows, problem.Columns]);
            // A row, its node for what may cost more than the limit, a column.
            _flow = new MinCostFlow(2 * problem.Rows + problem.Columns + 2);
            var weights = random is null ? default : Weights.Of(problem);
            var least = problem.Costs.Cast<int?>().Min() ?? 0;
            for (var row = 0; row < problem.Rows; row++)
            {
                for (var unit = 0; unit < problem.Needs[row]; unit++) _flow.Arc(Source, row, 1, weights.Evenness * unit);
                _flow.Arc(row, problem.Rows + row, Math.Max(0, problem.Needs[row] - limits.Sure));
                for (var column = 0; column < problem.Columns; column++)
                {
                    _arcs[row, column] = -1;
                    if (problem.Costs[row, column] is not { } cost || cost > limits.Any) continue;
                    var jitter = random?.Below(MostJitter + 1) ?? 0;
                    _arcs[row, column] = _flow.Arc(cost <= limits.OfSure ? row : problem.Rows + row, Column(column), 1, checked(weights.Cost * (cost - (long)least) + jitter));
                }
            }

            for (var column = 0; column < problem.Columns; column++)
                for (var unit = 0; unit < Math.Min(problem.Rooms[column], problem.Rows); unit++)
                    _flow.Arc(Column(column), Sink, 1, weights.Balance * (problem.Loads[column] + unit));
        }

        private int Source => 2 * _problem.Rows + _problem.Columns;

        private int Sink => Source + 1;

        public int Send() => _flow.Send(Source, Sink).Flow;

        public bool[,] Pairs()
        {
            Send();
            var pairs = new bool[_problem.Rows, _problem.Columns];
            for (var row = 0; row < _problem.Rows; row++)
                for (var column = 0; column < _problem.Columns; column++) pairs[row, column] = _arcs[row, column] >= 0 && _flow.On(_arcs[row, column]) > 0;
            return pairs;
        }

        /// <summary>Rows and columns the source still reaches, split where they share no column: each part is short by itself.</summary>
        public IReadOnlyList<TightCut> Cuts()
        {
            Send();
            var reached = _flow.Reached(Source);
            var sets = new Figures.DisjointSets(Column(_problem.Columns));
            var rows = Enumerable.Range(0, _problem.Rows).Where(row => reached[row]).ToList();
            foreach (var row in rows)
                for (var column = 0; column < _problem.Columns; column++)
                    if (_arcs[row, column] >= 0 && reached[Column(column)]) sets.Join(row, Column(column));
            return [.. rows.GroupBy(sets.Find).Select(group => Cut([.. group], reached))];
        }

        private TightCut Cut(int[] rows, bool[] reached)
        {
            int[] allowed = [.. Enumerable.Range(0, _problem.Columns).Where(column => Array.Exists(rows, row => _arcs[row, column] >= 0))];
            var room = allowed.Sum(column => reached[Column(column)] ? Math.Min(_problem.Rooms[column], _problem.Rows) : rows.Count(row => _arcs[row, column] >= 0));
            return new(rows, allowed, rows.Sum(row => _problem.Needs[row]), room);
        }

        private int Column(int column) => 2 * _problem.Rows + column;
    }

    /// <summary>
    /// Weights that put one aim before the next. A better solution differs by a cycle that passes each column once, so a weight need only
    /// exceed what one cycle can change below it: two pairs a column, and two loads.
    /// </summary>
    private readonly record struct Weights(long Balance, long Cost, long Evenness)
    {
        public static Weights Of(Transport problem)
        {
            checked
            {
                var pairs = 2L * (problem.Columns + 1);
                var costs = problem.Costs.Cast<int?>().Max() - (long?)problem.Costs.Cast<int?>().Min() ?? 0;
                var load = problem.Loads.Zip(problem.Rooms, (taken, room) => taken + Math.Min(room, problem.Rows)).DefaultIfEmpty(0).Max();
                var balance = pairs * MostJitter + 1;
                var cost = balance * 2 * (load + 1) + pairs * MostJitter + 1;
                return new(balance, cost, pairs * (costs * cost + MostJitter) + balance * 2 * (load + 1) + 1);
            }
        }
    }
}
