namespace AusAiducation.Core.Selection.Figures;

/// <summary>Groups of things joined two by two: who can be reached from whom.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    public DisjointSets(int size) => (_parent, Count) = ([.. Enumerable.Range(0, size)], size);

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    public int Find(int one)
    {
        while (_parent[one] != one) one = _parent[one] = _parent[_parent[one]];
        return one;
    }

    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a == b) return;
        _parent[Math.Max(a, b)] = Math.Min(a, b);
        Count--;
    }
}
