using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>Marks of the written test as typed, by candidate key; an empty one is no mark, which is not a zero.</summary>
public sealed class TestMarksInput
{
    public Dictionary<string, string?> Marks { get; set; } = [];
}

/// <summary>Enters the test marks of many candidates at once: all are saved, or none while one is wrong.</summary>
public sealed class TestMarking(ViewerDb viewerDb)
{
    /// <returns>How many marks were changed.</returns>
    public async Task<int> SaveAsync(TestMarksInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var (problems, marks) = (new Problems(), new Dictionary<string, decimal?>());
        foreach (var (key, typed) in input.Marks) marks[key] = problems.Mark($"Marks[{key}]", typed, TestResult.Maximum);
        problems.ThrowIfAny();

        var keys = marks.Keys.ToList();
        var candidates = await db.Candidates.Where(c => keys.Contains(c.Key)).Select(c => new { c.Id, c.Key, c.EditionId }).ToListAsync(ct);
        if (candidates.Count < keys.Count) throw new NotFoundForViewer("Candidate");
        var ids = candidates.ConvertAll(c => c.Id);
        var known = await db.TestResults.Where(t => ids.Contains(t.CandidateId)).ToDictionaryAsync(t => t.CandidateId, ct);
        var changed = 0;
        foreach (var c in candidates)
        {
            var before = known.GetValueOrDefault(c.Id);
            if (before?.Mark == marks[c.Key]) continue;
            changed++;
            if (marks[c.Key] is not { } mark) db.TestResults.Remove(before!);
            else if (before is not null) before.Enter(mark, db.Viewer.UserId);
            else db.TestResults.Add(new TestResult(c.EditionId, c.Id, mark, db.Viewer.UserId));
        }
        await db.SaveChangesAsync(ct);
        return changed;
    }
}
