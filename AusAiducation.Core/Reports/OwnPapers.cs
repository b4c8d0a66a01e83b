using System.Security.Cryptography;
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
    const int FileNameMaxLength = 150;

    /// <summary>The same file sent twice while it waits is one paper. <paramref name="year"/> is the academic year it is about, when it is about one.</summary>
    public async Task HandInAsync(string? kind, string? year, string fileName, byte[] bytes, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewOwnJourney);
        if (!Enum.TryParse<DocumentKind>(kind, out var known) || !Kinds.Contains(known)) throw new RuleBroken("Me.FileKindUnknown");
        if (bytes.Length == 0) throw new RuleBroken("Me.FileEmpty");
        if (bytes.Length > Document.MaxLength) throw new RuleBroken("Me.FileTooLarge");
        var type = TypeOf(bytes) ?? throw new RuleBroken("Me.FileTypeUnknown");
        var own = db.Viewer.Rows.OwnStudents;
        var student = await db.Students.Where(s => own.Contains(s.Id)).OrderByDescending(s => s.Id).Select(s => new
        {
            s.Id,
            Years = db.Tranches.Where(t => t.StudentId == s.Id).Select(t => t.YearCode).Union(db.AcademicYears.Where(y => y.StudentId == s.Id).Select(y => y.Code)).ToList(),
        }).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("The scholarship");
        year = string.IsNullOrEmpty(year) ? null : year;
        if (year is null ? known is DocumentKind.EnrolmentCertificate or DocumentKind.Transcript : !student.Years.Contains(year)) throw new RuleBroken("Me.FileYearUnknown");

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var waiting = await db.Documents.Where(d => d.StudentId == student.Id && d.State == DocumentState.Received).Select(d => new { d.Kind, d.AcademicYear, d.Sha256 }).ToListAsync(ct);
        if (waiting.Any(d => d.Kind == known && d.AcademicYear == year && d.Sha256 == hash)) return;
        if (waiting.Count >= MaxWaiting) throw new RuleBroken("Me.FileTooMany");
        db.Documents.Add(new Document(known, NameOf(fileName), type, bytes, hash, db.Viewer.UserId, clock.Now).OfStudent(student.Id, year));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>PDF, JPEG or PNG by the first bytes; null for anything else.</summary>
    static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : null;

    /// <summary>The last part of what the browser said, without control characters; it is shown, never used as a path.</summary>
    static string NameOf(string sent)
    {
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "document" : name.Length <= FileNameMaxLength ? name : name[^FileNameMaxLength..];
    }
}
