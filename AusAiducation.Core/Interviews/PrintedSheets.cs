using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>One candidate to be heard, as the panel may meet them: studies and marks, nothing of the family.</summary>
public sealed record PrintedInterview(string Key, string Panel, DateTime StartsAt, string Place, IReadOnlyList<string> Members, string? Language, string Code, string Name, string? NameArabic, string? StreamCode, decimal? Average, string? StudyWish);

/// <summary>What is printed for a day: who is heard in which order, and an empty sheet for each with the rubric's criteria.</summary>
public sealed record PrintedSheets(DateOnly Day, string Edition, IReadOnlyList<PrintedInterview> Interviews, IReadOnlyList<SheetCriterion> Criteria);

/// <summary>Reads the sheets to print, for the team or for those who sit.</summary>
public sealed class PrintQueries(ViewerDb viewerDb)
{
    /// <summary>The whole day, one of its panels or one of its interviews; null when nobody is to be heard.</summary>
    public async Task<PrintedSheets?> OfDayAsync(string dayKey, string? panelKey, string? interviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        return await ReadAsync(db, Permission.ScheduleInterviews, db.Interviews.Where(i => i.PanelOfDay!.Day!.Key == dayKey && (string.IsNullOrEmpty(panelKey) || i.PanelOfDay.Key == panelKey)), interviewKey, ct);
    }

    /// <summary>One's own interviews of a day, or one of them; null when there are none.</summary>
    public async Task<PrintedSheets?> OfMineAsync(DateOnly day, string? interviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MarkInterviews);
        var (me, from, before) = (db.Viewer.UserId, ProgrammeClock.Utc(day, TimeOnly.MinValue), ProgrammeClock.Utc(day.AddDays(1), TimeOnly.MinValue));
        return await ReadAsync(db, Permission.MarkInterviews, db.Interviews.Where(i => i.Panel.Any(p => p.UserId == me) && i.StartsAt >= from && i.StartsAt < before), interviewKey, ct);
    }

    static async Task<PrintedSheets?> ReadAsync(AppDbContext db, Permission needed, IQueryable<Interview> which, string? interviewKey, CancellationToken ct)
    {
        var rows = await which.Where(i => (string.IsNullOrEmpty(interviewKey) || i.Key == interviewKey) && (i.State == InterviewState.Planned || i.State == InterviewState.Held)).OrderBy(i => i.StartsAt).ThenBy(i => i.Id).Select(i => new
        {
            i.Key, i.EditionId, i.StartsAt, i.Place, i.Language, Members = i.Panel.Select(p => p.User!.DisplayName).ToList(), Edition = i.Candidate!.Edition!.Code,
            Panel = db.InterviewPanels.Where(p => p.Id == i.PanelOfDayId).Select(p => p.Name).FirstOrDefault(),
            i.Candidate.Code, i.Candidate.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic,
            i.Candidate.File.StreamCode, i.Candidate.File.RulingAverage, i.Candidate.File.StudyWish,
        }).ToListAsync(ct);
        if (rows.Count == 0 || !db.Viewer.Can(needed, rows[0].EditionId)) return null;
        var (rubric, _) = await InterviewRounds.RubricAsync(db, rows[0].EditionId, ct);
        var interviews = rows.Select(r => new PrintedInterview(r.Key, r.Panel ?? "", r.StartsAt, r.Place, [.. r.Members.Order(StringComparer.CurrentCulture)], r.Language, r.Code, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}", $"{r.GivenNameArabic} {r.FamilyNameArabic}".Trim(), r.StreamCode, r.RulingAverage, r.StudyWish));
        return new PrintedSheets(DateOnly.FromDateTime(ProgrammeClock.Local(rows[0].StartsAt)), rows[0].Edition, [.. interviews.OrderBy(i => i.Panel, StringComparer.CurrentCulture).ThenBy(i => i.StartsAt)], SheetCriterion.Of(rubric));
    }
}
