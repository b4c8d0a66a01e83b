using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>A panel member's own sheet: every mark and note is saved as it comes, and signed off once. The draft is the sheet itself.</summary>
public sealed class SheetWriting(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int Attempts = 10;

    public Task MarkAsync(string interviewKey, int criterionId, int? level, CancellationToken ct = default) =>
        OnSheetAsync(interviewKey, (sheet, rubric, _) => sheet.Mark(rubric, criterionId, level), ct);

    public Task WriteAsync(string interviewKey, string? notes, CancellationToken ct = default)
    {
        if (notes?.Length > InterviewSheet.NotesMaxLength) throw new RuleBroken("Interviews.NotesTooLong", InterviewSheet.NotesMaxLength);
        return OnSheetAsync(interviewKey, (sheet, _, _) => sheet.Write(string.IsNullOrWhiteSpace(notes) ? null : notes), ct);
    }

    /// <summary>Signs the sheet off: every criterion needs its mark; afterwards nothing changes, and the other sheets open.</summary>
    public Task SubmitAsync(string interviewKey, CancellationToken ct = default) =>
        OnSheetAsync(interviewKey, (sheet, rubric, interview) =>
        {
            sheet.Submit(rubric, clock.Now);
            interview.Hold(sheet.UserId, clock.Now);
        }, ct);

    public async Task RecordNoShowAsync(string interviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var interview = await OwnAsync(db, interviewKey, ct);
        interview.RecordNoShow(db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The same person may mark on two devices at once, and the first marks of a sheet make it: whoever comes second reads it again and
    /// writes the one mark that was given. What stands on the other device is not touched.
    /// </summary>
    async Task OnSheetAsync(string interviewKey, Action<InterviewSheet, Rubric, Interview> write, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(interviewKey, write, ct);
                return;
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsDuplicate())) { }
        }
    }

    async Task WriteOnceAsync(string interviewKey, Action<InterviewSheet, Rubric, Interview> write, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var interview = await OwnAsync(db, interviewKey, ct);
        RuleBroken.If(interview.WhyNotMark(clock.Now));
        var (rubric, closed) = await InterviewRounds.RubricAsync(db, interview.EditionId, ct);
        RuleBroken.If(closed);
        var sheet = await db.InterviewSheets.Include(s => s.Marks).SingleOrDefaultAsync(s => s.InterviewId == interview.Id && s.UserId == db.Viewer.UserId, ct);
        if (sheet is null) db.InterviewSheets.Add(sheet = new InterviewSheet(interview, db.Viewer.UserId));
        write(sheet, rubric!, interview);
        await db.SaveChangesAsync(ct);
    }

    static async Task<Interview> OwnAsync(AppDbContext db, string key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.MarkInterviews);
        var me = db.Viewer.UserId;
        var interview = await db.Interviews.SingleOrDefaultAsync(i => i.Key == key && i.Panel.Any(p => p.UserId == me), ct) ?? throw new NotFoundForViewer("Interview");
        db.Viewer.Demand(Permission.MarkInterviews, interview.EditionId);
        return interview;
    }
}
