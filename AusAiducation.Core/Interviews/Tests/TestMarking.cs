using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews.Tests;

/// <summary>Marks as typed, by <see cref="Cell"/>; an empty one is no mark, "abs" an absence, neither is a zero.</summary>
public sealed class TestMarksInput
{
    public Dictionary<string, string?> Marks { get; set; } = [];

    /// <summary>What the page showed; null for whoever did not look.</summary>
    public string? Seen { get; set; }

    public static string Cell(string candidateKey, string testKey) => $"{candidateKey}.{testKey}";
}

/// <summary>One cell read: a mark, an absence, or nothing.</summary>
readonly record struct TestMark(bool IsGiven, decimal? Mark)
{
    static readonly HashSet<string> AbsentWords = ["abs", "absent", "absente", "a", "غائب", "غائبه", "غ"];

    public int? Hundredths => Mark is { } m ? (int)(m * 100) : null;

    public static TestMark? Read(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? new TestMark(false, null)
        : AbsentWords.Contains(TextFolding.Fold(typed)) ? new TestMark(true, null)
        : Typed.TryMark(typed, TestResult.Maximum, out var mark) ? new TestMark(true, mark) : null;
}

/// <summary>Enters the marks of many candidates at once: all are saved, or none while one is wrong.</summary>
public sealed class TestMarking(ViewerDb viewerDb)
{
    /// <returns>How many marks were changed.</returns>
    public async Task<int> SaveAsync(TestMarksInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var (problems, marks) = (new Problems(), new Dictionary<(string Candidate, string Test), TestMark>());
        foreach (var (cell, typed) in input.Marks)
        {
            if (cell.Split('.') is not [var candidate, var test]) throw new NotFoundForViewer(nameof(EditionTest));
            if (TestMark.Read(typed) is { } mark) marks[(candidate, test)] = mark;
            else problems.Add(cell, "Tests.NotAMark", TestResult.Maximum);
        }
        problems.ThrowIfAny();
        return await WriteAsync(db, marks, input.Seen, ct);
    }

    /// <summary>Writes what differs from what stands; who saw other marks than those that stand now is told.</summary>
    internal static async Task<int> WriteAsync(AppDbContext db, Dictionary<(string Candidate, string Test), TestMark> marks, string? seen, CancellationToken ct)
    {
        var keys = marks.Keys.Select(k => k.Candidate).Distinct().ToList();
        var testKeys = marks.Keys.Select(k => k.Test).Distinct().ToList();
        var candidates = await db.Candidates.Where(c => keys.Contains(c.Key)).Select(c => new { c.Id, c.Key, c.EditionId }).ToDictionaryAsync(c => c.Key, ct);
        var tests = await db.EditionTests.Include(t => t.Edition).Where(t => testKeys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, ct);
        if (candidates.Count < keys.Count || tests.Count < testKeys.Count || marks.Keys.Any(k => candidates[k.Candidate].EditionId != tests[k.Test].EditionId)) throw new NotFoundForViewer("Candidate");
        foreach (var edition in tests.Values.Select(t => t.Edition!).DistinctBy(e => e.Id))
        {
            db.Viewer.Demand(Permission.ScheduleInterviews, edition.Id);
            RuleBroken.If(edition.WhyNotChange());
        }
        var ids = candidates.Values.Select(c => c.Id).ToList();
        var known = await db.TestResults.Where(t => ids.Contains(t.CandidateId)).ToListAsync(ct);
        if (seen is not null && seen != TestSheet.Fingerprint(known.Select(k => (k.CandidateId, k.TestId, k.Hundredths)))) throw new RuleBroken("Common.ChangedMeanwhile");
        var changed = 0;
        foreach (var ((candidate, test), mark) in marks)
        {
            var before = known.Find(k => k.CandidateId == candidates[candidate].Id && k.TestId == tests[test].Id);
            if (mark.IsGiven == before is not null && before?.Hundredths == mark.Hundredths) continue;
            changed++;
            if (!mark.IsGiven) db.TestResults.Remove(before!);
            else if (before is not null) before.Enter(mark.Mark, db.Viewer.UserId);
            else db.TestResults.Add(new TestResult(tests[test], candidates[candidate].Id, mark.Mark, db.Viewer.UserId));
        }
        await db.SaveNewAsync(ct);
        return changed;
    }
}
