using AusAiducation.Core.Selection;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Features.Selection;

/// <summary>A mark in words: its level, "n/a" where the criterion does not apply, a dash where there is none.</summary>
static class LevelText
{
    public static string Of(Texts texts, IReadOnlyDictionary<string, int?> marks, SheetCriterion criterion) =>
        !marks.TryGetValue(criterion.Key, out var level) ? "–" : level is { } l ? Formats.Number(l) : texts["Selection.NotApplicableShort"];
}
