using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews.Tests;

/// <summary>A test of the edition shown.</summary>
public sealed record TestColumn(string Key, int Version, LocalText Name, int Weight);

/// <summary>A candidate's marks in the order of the tests; null where nothing stands, a null mark where they were absent.</summary>
public sealed record TestRow(string Key, string Code, string Name, string? NameArabic, IReadOnlyList<TestCell?> Cells, TestFigure Figure);

/// <summary>A mark out of 20; null: absent.</summary>
public sealed record TestCell(decimal? Mark);

/// <summary>The tests of an edition and one page of its candidates' marks.</summary>
/// <param name="Marked">A mark exists: weights stand.</param>
/// <param name="Seen">Changes with any mark of the page.</param>
public sealed record TestSheet(string Edition, bool Closed, IReadOnlyList<TestColumn> Tests, PageOf<TestRow> Page, bool Marked, string Seen)
{
    internal static string Fingerprint(IEnumerable<(int Candidate, int Test, int? Hundredths)> marks) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', marks.Order().Select(m => $"{m.Candidate}:{m.Test}:{m.Hundredths}")))))[..16];
}

/// <summary>Reads the tests and their marks.</summary>
public sealed class TestQueries(ViewerDb viewerDb)
{
    /// <summary>The tests of an edition in their order.</summary>
    public async Task<IReadOnlyList<TestColumn>> ColumnsAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        return [.. (await db.EditionTests.Where(t => t.Edition!.Code == editionCode).OrderBy(t => t.Position).AsNoTracking().ToListAsync(ct)).Select(Column)];
    }

    /// <summary>Null when there is no such edition; without a code, the newest.</summary>
    public async Task<TestSheet?> ReadAsync(string? editionCode, int page, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var edition = await db.Editions.Where(e => string.IsNullOrEmpty(editionCode) || e.Code == editionCode).OrderByDescending(e => e.Code).Select(e => new { e.Id, e.Code, Closed = e.ClosedAt != null }).FirstOrDefaultAsync(ct);
        if (edition is null || !db.Viewer.Can(Permission.ScheduleInterviews, edition.Id)) return null;
        var tests = await db.EditionTests.Where(t => t.EditionId == edition.Id).OrderBy(t => t.Position).AsNoTracking().ToListAsync(ct);
        var request = new PageRequest(Math.Clamp(page, 1, PageRequest.MaxPage));
        var candidates = db.Candidates.Where(c => c.EditionId == edition.Id && InterviewListing.Stages.Contains(c.Stage));
        var total = await candidates.CountAsync(ct);
        var rows = await candidates.OrderBy(c => c.SortName).ThenBy(c => c.Id).Skip((request.Page - 1) * request.Size).Take(request.Size)
            .Select(c => new { c.Id, c.Key, c.Code, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic }).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var marks = (await db.TestResults.Where(t => ids.Contains(t.CandidateId)).Select(t => new { t.CandidateId, t.TestId, t.Hundredths }).ToListAsync(ct)).ToLookup(m => m.CandidateId);
        var marked = await WholeEdition.MarkedAsync(db, edition.Id, ct);
        return new TestSheet(edition.Code, edition.Closed, [.. tests.Select(Column)],
            new PageOf<TestRow>(rows.ConvertAll(r => new TestRow(r.Key, r.Code, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}", $"{r.GivenNameArabic} {r.FamilyNameArabic}".Trim(),
                tests.ConvertAll(t => marks[r.Id].FirstOrDefault(m => m.TestId == t.Id) is { } m ? new TestCell(m.Hundredths / 100m) : null),
                new TestFigure(tests.Sum(t => (marks[r.Id].FirstOrDefault(m => m.TestId == t.Id)?.Hundredths ?? 0) * t.Weight), marks[r.Id].Count(m => m.Hundredths is not null), tests.Count))), total, request),
            marked, TestSheet.Fingerprint(marks.SelectMany(m => m).Select(m => (m.CandidateId, m.TestId, m.Hundredths))));
    }

    static TestColumn Column(EditionTest t) => new(t.Key, t.Version, t.Name, t.Weight);
}
