using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>Interviews as their panels and the team read them.</summary>
public sealed class SheetQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>The interviews of whoever looks, those that still wait for a sheet first.</summary>
    public async Task<IReadOnlyList<MyInterview>> MineAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MarkInterviews);
        var me = db.Viewer.UserId;
        var rows = await db.Interviews.Where(i => i.Panel.Any(p => p.UserId == me)).OrderBy(i => i.StartsAt).Select(i => new
        {
            i.Key, i.Candidate!.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic, i.StartsAt, i.Place, i.State,
            Signed = db.InterviewSheets.Any(s => s.InterviewId == i.Id && s.UserId == me && s.SubmittedAt != null),
        }).ToListAsync(ct);
        return rows.Select(r => new MyInterview(r.Key, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}", $"{r.GivenNameArabic} {r.FamilyNameArabic}".Trim(), r.StartsAt, r.Place, r.State, r.Signed))
            .OrderBy(r => r.Signed || r.State == InterviewState.NoShow).ToList();
    }

    /// <summary>One's own interview with its sheet; null when the viewer does not sit on this panel.</summary>
    public async Task<SheetView?> OfPanelAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MarkInterviews);
        var me = db.Viewer.UserId;
        return await ReadAsync(db, i => i.Key == key && i.Panel.Any(p => p.UserId == me), ct);
    }

    /// <summary>The signed sheets of an interview, for the team and the chair.</summary>
    public async Task<SheetView?> OfTeamAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewRanking);
        var rows = db.Viewer.Rows;
        return await ReadAsync(db, i => i.Key == key && (rows.EveryEdition || rows.RankingEditions.Contains(i.EditionId)), ct);
    }

    async Task<SheetView?> ReadAsync(AppDbContext db, Expression<Func<Interview, bool>> which, CancellationToken ct)
    {
        var found = await db.Interviews.Where(which).Select(i => new
        {
            Interview = i, i.Candidate!.Code, i.Candidate.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic,
            i.Candidate.File.StreamCode, i.Candidate.File.StudyWish, i.Candidate.File.Motivation, i.Candidate.File.RulingAverage, i.Candidate.File.National, Panel = i.Panel.Count,
        }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var interview = found.Interview;
        var (rubric, closed) = await InterviewRounds.RubricAsync(db, interview.EditionId, ct);
        var sheets = await db.InterviewSheets.Include(s => s.Marks).Include(s => s.User).Where(s => s.InterviewId == interview.Id).OrderBy(s => s.SubmittedAt).AsNoTracking().ToListAsync(ct);
        return new SheetView
        {
            Key = interview.Key, Code = found.Code, Name = $"{found.FamilyName.ToUpperInvariant()} {found.GivenName}", NameArabic = $"{found.GivenNameArabic} {found.FamilyNameArabic}".Trim(),
            StreamCode = found.StreamCode, StudyWish = found.StudyWish, Motivation = found.Motivation, Average = found.RulingAverage, National = found.National,
            StartsAt = interview.StartsAt, Place = interview.Place, State = interview.State, Panel = found.Panel,
            Criteria = SheetCriterion.Of(rubric),
            Mine = sheets.Find(s => s.UserId == db.Viewer.UserId) is { } mine ? Read(mine) : null,
            Others = [.. sheets.Where(s => s.UserId != db.Viewer.UserId && s.SubmittedAt is not null).Select(Read)],
            WhyNotMark = closed ?? interview.WhyNotMark(clock.Now),
        };
    }

    static Sheet Read(InterviewSheet s) => new(s.User!.DisplayName, s.Notes, s.Marks.ToDictionary(m => m.CriterionId, m => m.Level), s.SubmittedAt);
}
