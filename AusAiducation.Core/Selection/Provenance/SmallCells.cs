namespace AusAiducation.Core.Selection.Provenance;

/// <summary>Which counts an export leaves out, so that nobody is recognised in it: those of one to four people.</summary>
public static class SmallCells
{
    public const int Least = 5;

    /// <summary>
    /// For the parts of one published total. Where a single part would be left out, the total minus the others would tell it: the
    /// smallest of the others goes too.
    /// </summary>
    public static bool[] Hidden(IReadOnlyList<int?> parts)
    {
        var hidden = parts.Select(n => n is > 0 and < Least).ToArray();
        if (hidden.Count(h => h) != 1) return hidden;
        var others = Enumerable.Range(0, parts.Count).Where(i => !hidden[i] && parts[i] is > 0).ToList();
        if (others.Count > 0) hidden[others.MinBy(i => parts[i])] = true;
        return hidden;
    }
}
