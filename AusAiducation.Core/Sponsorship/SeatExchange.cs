namespace AusAiducation.Core.Sponsorship;

/// <summary>
/// The students on their seats, and every exchange of seats that is still open. An objective is first raised to its best, then
/// <see cref="Keep"/> closes each exchange that would lower it, so that objectives apply one after the other, exactly.
/// </summary>
/// <remarks>
/// A transport problem seen from the sponsors: node t leads to s at the smallest loss of moving somebody from t to s. Free seats
/// count as occupants who like every node alike, and the last node, the bench, has room for all; so every move is a cycle and an
/// objective is at its best when no cycle gains (Klein 1967). Sponsors are few, hence each search is small whatever the students.
/// </remarks>
internal sealed class SeatExchange
{
    /// <summary>The loss of a move nobody can make; small enough to be added to itself.</summary>
    public const long Never = long.MaxValue / 4;

    private const int FreeSeat = -1;
    private readonly bool[,] _open;
    private readonly bool[] _openToFreeSeats;
    private readonly int[] _at, _freeSeats;
    private readonly List<int>[] _seated;
    private readonly long[,] _loss;
    private readonly int[,] _mover;
    private Func<int, int, long> _worth = (_, _) => 0;

    public SeatExchange(bool[,] open, IReadOnlyList<int> quotas)
    {
        _open = open;
        Students = open.GetLength(0);
        Nodes = quotas.Count + 1;
        _at = [.. Enumerable.Repeat(Bench, Students)];
        _freeSeats = [.. quotas, 0];
        _openToFreeSeats = [.. Enumerable.Repeat(true, Nodes)];
        _seated = [.. Enumerable.Range(0, Nodes).Select(_ => new List<int>())];
        _seated[Bench].AddRange(Enumerable.Range(0, Students));
        _loss = new long[Nodes, Nodes];
        _mover = new int[Nodes, Nodes];
        Aim(_worth);
    }

    public int Students { get; }

    public int Nodes { get; }

    public int Bench => Nodes - 1;

    public int At(int student) => _at[student];

    public bool IsOpen(int student, int node) => _open[student, node];

    public void Open(int student, int node) => _open[student, node] = true;

    /// <summary>Losses are counted in this worth from now on; the seats stay as they are.</summary>
    public void Aim(Func<int, int, long> worth)
    {
        _worth = worth;
        for (var node = 0; node < Nodes; node++) Recount(node);
    }

    /// <summary>Brings one student from the bench to a seat at the least loss for all, nobody seated leaving; false when none can be found.</summary>
    public bool Seat(int student)
    {
        var (loss, next) = PathsToBench();
        var first = -1;
        var best = Never;
        for (var node = 0; node < Bench; node++)
        {
            if (!_open[student, node] || loss[node] >= Never) continue;
            var total = loss[node] - _worth(student, node);
            if (total < best) (best, first) = (total, node);
        }

        if (first < 0) return false;
        var moves = new List<(int Mover, int From, int To)> { (student, Bench, first) };
        for (var node = first; node != Bench; node = next[node]) moves.Add((_mover[node, next[node]], node, next[node]));
        Apply(moves);
        return true;
    }

    /// <summary>Raises the objective aimed at to its best among the open exchanges.</summary>
    public void Improve()
    {
        while (GainingCycle() is { } cycle) Apply(cycle);
    }

    /// <summary>
    /// Closes what would lower the objective aimed at, now at its best: by complementary slackness the best seatings are exactly
    /// those that use moves of no reduced loss under the prices of the nodes.
    /// </summary>
    public void Keep()
    {
        var price = Prices(out _, out _);
        for (var student = 0; student < Students; student++)
        {
            var at = _at[student];
            var mine = _worth(student, at) + price[at];
            for (var node = 0; node < Nodes; node++)
                _open[student, node] = _open[student, node] && mine == _worth(student, node) + price[node];
        }

        var free = Array.FindIndex(_freeSeats, seats => seats > 0);
        for (var node = 0; free >= 0 && node < Nodes; node++)
            _openToFreeSeats[node] &= price[node] == price[free];
    }

    /// <summary>Smallest loss from each node to each other through any chain of moves, for an objective at its best.</summary>
    public long[,] Chains()
    {
        var chain = (long[,])_loss.Clone();
        for (var node = 0; node < Nodes; node++) chain[node, node] = 0;
        for (var by = 0; by < Nodes; by++)
            for (var from = 0; from < Nodes; from++)
                for (var to = 0; chain[from, by] < Never && to < Nodes; to++)
                    if (chain[by, to] < Never) chain[from, to] = Math.Min(chain[from, to], chain[from, by] + chain[by, to]);
        return chain;
    }

    private void Recount(int from)
    {
        for (var to = 0; to < Nodes; to++)
        {
            var free = to != from && _freeSeats[from] > 0 && _openToFreeSeats[to];
            (_loss[from, to], _mover[from, to]) = (free ? 0 : Never, FreeSeat);
        }

        foreach (var student in _seated[from])
        {
            var here = _worth(student, from);
            for (var to = 0; to < Nodes; to++)
            {
                if (to == from || !_open[student, to]) continue;
                var loss = here - _worth(student, to);
                if (loss < _loss[from, to]) (_loss[from, to], _mover[from, to]) = (loss, student);
            }
        }
    }

    private (long[] Loss, int[] Next) PathsToBench()
    {
        var loss = Enumerable.Repeat(Never, Nodes).ToArray();
        var next = new int[Nodes];
        loss[Bench] = 0;
        for (var moved = true; moved;)
        {
            moved = false;
            for (var from = 0; from < Bench; from++)
                for (var to = 0; to < Nodes; to++)
                {
                    if (_loss[from, to] >= Never || loss[to] >= Never || _loss[from, to] + loss[to] >= loss[from]) continue;
                    (loss[from], next[from], moved) = (_loss[from, to] + loss[to], to, true);
                }
        }

        return (loss, next);
    }

    /// <summary>Bellman-Ford from everywhere at once; still moving after as many rounds as nodes means that a cycle gains.</summary>
    private long[] Prices(out int[] previous, out int onCycle)
    {
        var price = new long[Nodes];
        previous = [.. Enumerable.Repeat(-1, Nodes)];
        onCycle = -1;
        for (var round = 0; round < Nodes; round++)
        {
            onCycle = -1;
            for (var from = 0; from < Nodes; from++)
                for (var to = 0; to < Nodes; to++)
                {
                    if (_loss[from, to] >= Never || price[from] + _loss[from, to] >= price[to]) continue;
                    (price[to], previous[to], onCycle) = (price[from] + _loss[from, to], from, to);
                }

            if (onCycle < 0) break;
        }

        return price;
    }

    private List<(int Mover, int From, int To)>? GainingCycle()
    {
        Prices(out var previous, out var node);
        if (node < 0) return null;
        for (var step = 0; step < Nodes; step++) node = previous[node];
        var moves = new List<(int, int, int)>();
        var to = node;
        do
        {
            moves.Add((_mover[previous[to], to], previous[to], to));
            to = previous[to];
        }
        while (to != node);
        return moves;
    }

    private void Apply(List<(int Mover, int From, int To)> moves)
    {
        foreach (var (mover, from, to) in moves)
        {
            if (mover == FreeSeat)
            {
                _freeSeats[from]--;
                _freeSeats[to]++;
                continue;
            }

            _seated[from].Remove(mover);
            _seated[to].Add(mover);
            _at[mover] = to;
        }

        foreach (var (_, from, _) in moves) Recount(from);
    }
}
