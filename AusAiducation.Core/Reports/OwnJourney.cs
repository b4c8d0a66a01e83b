using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Reports;

/// <summary>A payment of the student's plan: made, or to come with what holds it back now (null: nothing).</summary>
public sealed record OwnPayment(string Year, DateOnly DueOn, decimal Amount, DateOnly? PaidOn, Refusal? Blocked);

/// <summary>A session with the coach, as its student reads it.</summary>
public sealed record OwnSession(DateOnly HeldOn, SessionChannel Channel, string Coach, string SharedNote, string? NextStep);

/// <summary>Something agreed to, and whether it still holds.</summary>
public sealed record OwnConsent(string Key, ConsentKind Kind, DateOnly GivenOn, DateOnly? WithdrawnOn);

/// <summary>The student's own page in one record. Amounts in dirhams.</summary>
public sealed record Journey
{
    public required string GivenName { get; init; }
    public required string Sponsor { get; init; }
    public string? Coach { get; init; }
    public string? CoachEmail { get; init; }
    public DateOnly? CoachedFrom { get; init; }
    public string? AccountHolder { get; init; }

    /// <summary>Last digits of the bank account; the rest is never shown.</summary>
    public string? RibTail { get; init; }

    /// <summary>"2020-2021": the academic year of today.</summary>
    public required string Year { get; init; }
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<DuePaper> Due { get; init; }
    public required IReadOnlyList<OwnPaper> Papers { get; init; }
    public required IReadOnlyList<OwnPayment> Payments { get; init; }
    public required IReadOnlyList<OwnSession> Sessions { get; init; }
    public required IReadOnlyList<OwnConsent> Consents { get; init; }

    /// <summary>What the sponsor sees: the record its report is made from.</summary>
    public required SponsoredStudent Seen { get; init; }

    public OwnPayment? NextPayment => Payments.FirstOrDefault(p => p.PaidOn is null);
}

/// <summary>Reads a student's own journey, in six queries.</summary>
public sealed class OwnJourney(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int SessionsShown = 10;

    /// <summary>Null for an account that has no scholarship yet.</summary>
    public async Task<Journey?> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewOwnJourney);
        var own = db.Viewer.Rows.OwnStudents;
        // Small collections of one person, so one statement: a year, a consent and a paper are a few rows each.
        var head = await db.Students.Where(s => own.Contains(s.Id)).OrderByDescending(s => s.Id).Select(s => new
        {
            s.Id, s.Person.GivenName, Sponsor = s.Sponsor!.Name,
            Coach = db.CoachAssignments.Where(a => a.StudentId == s.Id && a.To == null).Select(a => new { a.Coach!.DisplayName, a.Coach.Email, a.From }).FirstOrDefault(),
            Account = db.BankAccounts.Where(b => b.StudentId == s.Id && b.ReplacedAt == null).Select(b => new { b.Holder, b.RibTail }).FirstOrDefault(),
            Years = db.AcademicYears.Where(y => y.StudentId == s.Id).Select(y => new { y.Code, y.EnrolmentAcceptedOn }).ToList(),
            Consents = db.Consents.Where(c => c.StudentId == s.Id).Select(c => new OwnConsent(c.Key, c.Kind, c.GivenOn, c.WithdrawnOn)).ToList(),
            Papers = db.Documents.Where(d => d.StudentId == s.Id).Select(d => new OwnPaper(d.Key, d.Kind, d.AcademicYear, d.FileName, d.UploadedAt, d.State, Document.ReasonShown(d.RefusedBecause), d.Scan)).ToList(),
        }).FirstOrDefaultAsync(ct);
        if (head is null) return null;

        var (today, year) = (clock.Today, StudyYears.Of(clock.Today));
        var (seen, results) = (await SponsoredFacts.ReadWithResultsAsync(db, db.Students.Where(s => s.Id == head.Id), year, ct)).Single();
        var sessions = await db.CoachingSessions.Where(s => s.StudentId == head.Id).OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.Id).Take(SessionsShown)
            .Select(s => new OwnSession(s.HeldOn, s.Channel, s.Coach!.DisplayName, s.SharedNote, s.NextStep)).ToListAsync(ct);
        var years = head.Years.OrderBy(y => y.Code, StringComparer.Ordinal).Select(y => (y.Code, y.EnrolmentAcceptedOn)).ToList();

        OwnPayment Payment(Tranche t) => new(t.YearCode, t.DueOn, t.Amount, t.Payment?.PaidOn,
            t.Payment is not null ? null : t.WhyNotPay(years.Any(y => y.Code == t.YearCode && y.EnrolmentAcceptedOn is not null), head.Account is not null));

        return new Journey
        {
            GivenName = head.GivenName, Sponsor = head.Sponsor, Year = year, Today = today, Seen = seen, Sessions = sessions,
            Coach = head.Coach?.DisplayName, CoachEmail = head.Coach?.Email, CoachedFrom = head.Coach?.From, AccountHolder = head.Account?.Holder, RibTail = head.Account?.RibTail,
            Papers = [.. head.Papers.OrderByDescending(p => p.UploadedAt)], Consents = [.. head.Consents.OrderBy(c => c.Kind).ThenByDescending(c => c.GivenOn)],
            Due = DuePapers.Of(years, seen.Tranches, results, head.Papers, today), Payments = [.. seen.Tranches.Select(Payment)],
        };
    }
}
