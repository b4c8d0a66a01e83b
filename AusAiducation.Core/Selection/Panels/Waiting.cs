using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>A shortlisted candidate with no interview to come: never placed, absent, or cancelled.</summary>
/// <param name="Needs">As they were noted for the last interview.</param>
public sealed record WaitingCandidate(int Id, string Key, string Code, string Name, string? NameArabic, string? RegionCode, InterviewState? Last, DateTime? LastAt, InterviewNeeds Needs)
{
    /// <summary>Those of an edition, by name; or one of them.</summary>
    internal static async Task<List<WaitingCandidate>> ReadAsync(AppDbContext db, int editionId, string? key, CancellationToken ct)
    {
        var rows = await db.Candidates.Where(c => c.EditionId == editionId && c.Stage == CandidateStage.Shortlisted && (key == null || c.Key == key)
                && !db.Interviews.Any(i => i.CandidateId == c.Id && (i.State == InterviewState.Planned || i.State == InterviewState.Held)))
            .OrderBy(c => c.SortName).ThenBy(c => c.Id).Select(c => new
            {
                c.Id, c.Key, c.Code, c.ProvinceCode, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
                Last = db.Interviews.Where(i => i.CandidateId == c.Id).OrderByDescending(i => i.Id).Select(i => new { i.State, i.StartsAt, i.Language, i.Companion, i.TravelAdvance }).FirstOrDefault(),
            }).ToListAsync(ct);
        return rows.ConvertAll(r => new WaitingCandidate(r.Id, r.Key, r.Code, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}", $"{r.GivenNameArabic} {r.FamilyNameArabic}".Trim(), RegionOf(r.ProvinceCode),
            r.Last?.State, r.Last?.StartsAt, r.Last is { } last ? new(last.Language, last.Companion, last.TravelAdvance) : InterviewNeeds.None));
    }

    internal static string? RegionOf(string? province) => province is null ? null : Provinces.Of(province)?.Region.Code;
}
