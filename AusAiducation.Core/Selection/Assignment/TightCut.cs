namespace AusAiducation.Core.Selection.Assignment;

/// <summary>Rows of a <see cref="Transport"/> that need more than the columns open to them can give.</summary>
internal sealed record TightCut(IReadOnlyList<int> Rows, IReadOnlyList<int> Columns, int Need, int Room)
{
    /// <summary>A sentence names five at most.</summary>
    public static string First(IEnumerable<string> names) => string.Join(", ", names.Take(5)) + (names.Skip(5).Any() ? " …" : "");
}
