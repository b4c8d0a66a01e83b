using AusAiducation.Core.Documents;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Reports;

/// <summary>A paper the student handed in.</summary>
public sealed record OwnPaper(string Key, DocumentKind Kind, string? Year, string FileName, DateTime UploadedAt, DocumentState State, string? RefusedBecause, DocumentScan Scan = DocumentScan.NotScanned);

/// <summary>Something to send: a missing paper, one being read, or one refused with its reason. <see cref="By"/> is null when no day is set.</summary>
public sealed record DuePaper(DocumentKind Kind, string? Year, Term? Term, DateOnly? By, OwnPaper? Sent)
{
    /// <summary>Received and not yet read: nothing to do but wait.</summary>
    public bool IsWaiting => Sent?.State == DocumentState.Received;
    public string? RefusedBecause => Sent?.State == DocumentState.Refused ? Sent.RefusedBecause : null;
}

/// <summary>What a student still has to send: the enrolment certificate a payment waits for, the transcript of a term that is over, refused papers.</summary>
static class DuePapers
{
    /// <summary>A certificate is asked for this many days before the payment that waits for it.</summary>
    public const int AskDaysAhead = 60;

    public static IReadOnlyList<DuePaper> Of(IReadOnlyList<(string Code, DateOnly? EnrolmentAcceptedOn)> years, IReadOnlyList<Tranche> tranches,
        IReadOnlyList<TermResult> results, IReadOnlyList<OwnPaper> papers, DateOnly today)
    {
        OwnPaper? Latest(DocumentKind kind, string? year, DateOnly since = default) =>
            papers.Where(p => p.Kind == kind && p.Year == year && DateOnly.FromDateTime(p.UploadedAt) >= since).MaxBy(p => p.UploadedAt);

        var due = new List<DuePaper>();
        foreach (var waiting in tranches.Where(t => t.Payment is null && t.NeedsEnrolment && t.DueOn <= today.AddDays(AskDaysAhead)).GroupBy(t => t.YearCode))
        {
            var sent = Latest(DocumentKind.EnrolmentCertificate, waiting.Key);
            if (years.Any(y => y.Code == waiting.Key && y.EnrolmentAcceptedOn is not null) || sent?.State == DocumentState.Accepted) continue;
            due.Add(new DuePaper(DocumentKind.EnrolmentCertificate, waiting.Key, null, waiting.Min(t => t.DueOn), sent));
        }
        foreach (var (code, _) in years)
            foreach (var term in Enum.GetValues<Term>())
            {
                var (from, by) = StudyYears.ResultsExpected(code, term);
                if (today < from || results.Any(r => r.YearCode == code && r.Term == term)) continue;
                var sent = Latest(DocumentKind.Transcript, code, from);
                if (sent?.State != DocumentState.Accepted) due.Add(new DuePaper(DocumentKind.Transcript, code, term, by, sent));
            }
        due.AddRange(papers.Where(p => p.State == DocumentState.Refused && p.Kind is not (DocumentKind.EnrolmentCertificate or DocumentKind.Transcript) && Latest(p.Kind, p.Year) == p)
            .Select(p => new DuePaper(p.Kind, p.Year, null, null, p)));
        return [.. due.OrderBy(d => d.IsWaiting).ThenBy(d => d.By ?? DateOnly.MinValue)];
    }
}
