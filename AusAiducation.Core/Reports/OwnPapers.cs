using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

/// <summary>A student hands in a paper of their own: a scan or a photo, known by its content and not by its name.</summary>
public sealed class OwnPapers(ViewerDb viewerDb, ProgrammeClock clock)
{
    public static readonly IReadOnlyList<DocumentKind> Kinds = [DocumentKind.EnrolmentCertificate, DocumentKind.Transcript, DocumentKind.BankProof, DocumentKind.Other];

    /// <summary>Papers that may wait to be read, so that one account cannot fill the database.</summary>
    public const int MaxWaiting = 20;

    /// <summary>The same file sent twice while it waits is one paper. <paramref name="year"/> is the academic year it is about, when it is about one.</summary>
    public async Task HandInAsync(string? kind, string? year, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewOwnJourney);
        if (!Enum.TryParse<DocumentKind>(kind, out var known) || !Kinds.Contains(known)) throw new RuleBroken("Me.FileKindUnknown");
        var document = db.Receive(known, fileName, bytes, clock.Now);
        var own = db.Viewer.Rows.OwnStudents;
        var studentId = await db.Students.Where(s => own.Contains(s.Id)).OrderByDescending(s => s.Id).Select(s => (int?)s.Id).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("The scholarship");
        year = string.IsNullOrEmpty(year) ? null : year;
        var years = db.Tranches.Where(t => t.StudentId == studentId).Select(t => t.YearCode).Union(db.AcademicYears.Where(y => y.StudentId == studentId).Select(y => y.Code));
        if (year is null ? known is DocumentKind.EnrolmentCertificate or DocumentKind.Transcript : !await years.ContainsAsync(year, ct)) throw new RuleBroken("Me.FileYearUnknown");

        var waiting = await db.Documents.Where(d => d.StudentId == studentId && d.State == DocumentState.Received).Select(d => new { d.Kind, d.AcademicYear, d.Sha256 }).ToListAsync(ct);
        if (waiting.Any(d => d.Kind == known && d.AcademicYear == year && d.Sha256 == document.Sha256)) return;
        if (waiting.Count >= MaxWaiting) throw new RuleBroken("Me.FileTooMany");
        db.Documents.Add(document.OfStudent(studentId, year));
        await db.SaveChangesAsync(ct);
    }
}
