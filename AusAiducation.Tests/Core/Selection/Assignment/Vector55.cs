namespace AusAiducation.Tests.Core.Selection.Assignment;

/// <summary>docs/selection.md 5.5: six files, four reviewers, three conflicts.</summary>
static class Vector55
{
    public static readonly int?[][] Costs = [[null, 4, 2, 3], [2, 1, 4, 3], [3, 2, null, 4], [4, 3, 2, 1], [1, null, 3, 4], [2, 3, 1, 4]];
}
