namespace AusAiducation.Core.Selection.Assignment;

/// <summary>The greatest flow at the least cost through a network, by shortest paths under prices of the nodes (Ford and Fulkerson's primal-dual).</summary>
public sealed class MinCostFlow(int nodes)
{
    private readonly List<int> _to = [], _room = [];
    private readonly List<long> _cost = [];
    private readonly List<int>[] _arcs = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly long[] _price = new long[nodes];
    private readonly bool[] _passed = new bool[nodes];

    /// <summary>Adds an arc and gives its number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative capacity or cost.</exception>
    public int Arc(int from, int to, int capacity, long cost = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        var arc = _to.Count;
        // The way back stands beside its arc, one number further.
        foreach (var (start, end, room, price) in new[] { (from, to, capacity, cost), (to, from, 0, -cost) })
        {
            _arcs[start].Add(_to.Count);
            _to.Add(end);
            _room.Add(room);
            _cost.Add(price);
        }

        return arc;
    }

    public int On(int arc) => _room[arc ^ 1];

    /// <summary>Sends as much as can be; gives the amount and its cost.</summary>
    public (int Flow, long Cost) Send(int source, int sink)
    {
        var (flow, cost) = (0, 0L);
        while (Price(source, sink))
        {
            Array.Clear(_passed);
            var sent = Push(source, sink, int.MaxValue);
            flow += sent;
            cost = checked(cost + sent * (_price[sink] - _price[source]));
        }

        return (flow, cost);
    }

    /// <summary>After <see cref="Send"/>: the nodes the source still reaches. What leaves them is full: the tight cut.</summary>
    public bool[] Reached(int source)
    {
        var reached = new bool[nodes];
        var open = new Stack<int>([source]);
        reached[source] = true;
        while (open.TryPop(out var node))
            foreach (var arc in _arcs[node])
                if (_room[arc] > 0 && !reached[_to[arc]])
                {
                    reached[_to[arc]] = true;
                    open.Push(_to[arc]);
                }

        return reached;
    }

    /// <summary>Dijkstra on the costs that the prices leave, never negative; raises the prices so that shortest paths are free.</summary>
    private bool Price(int source, int sink)
    {
        var distance = Enumerable.Repeat(long.MaxValue, nodes).ToArray();
        var queue = new PriorityQueue<int, long>();
        distance[source] = 0;
        queue.Enqueue(source, 0);
        while (queue.TryDequeue(out var node, out var from) && node != sink)
        {
            if (from > distance[node]) continue;
            foreach (var arc in _arcs[node])
            {
                if (_room[arc] == 0) continue;
                var through = checked(from + Left(node, arc));
                if (through >= distance[_to[arc]]) continue;
                distance[_to[arc]] = through;
                queue.Enqueue(_to[arc], through);
            }
        }

        if (distance[sink] == long.MaxValue) return false;
        for (var node = 0; node < nodes; node++) _price[node] += Math.Min(distance[node], distance[sink]);
        return true;
    }

    private int Push(int node, int sink, int most)
    {
        if (node == sink) return most;
        _passed[node] = true;
        var sent = 0;
        foreach (var arc in _arcs[node])
        {
            if (_room[arc] == 0 || _passed[_to[arc]] || Left(node, arc) != 0) continue;
            var pushed = Push(_to[arc], sink, Math.Min(most - sent, _room[arc]));
            _room[arc] -= pushed;
            _room[arc ^ 1] += pushed;
            if ((sent += pushed) == most) break;
        }

        return sent;
    }

    private long Left(int node, int arc) => _cost[arc] + _price[node] - _price[_to[arc]];
}
