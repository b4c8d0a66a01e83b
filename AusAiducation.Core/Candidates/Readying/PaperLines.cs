using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>Which required papers a file lacks, which were refused and which wait to be checked: the same question as <see cref="MissingPapers"/>, kind by kind.</summary>
static class PaperLines
{
    /// <param name="required">The kinds the edition's checklist makes compulsory.</param>
    public static IQueryable<FileLine> Of(AppDbContext db, IQueryable<Candidate> open, IReadOnlyList<DocumentKind> required, DateOnly today)
    {
        var lines = FileLines.Line(open.Where(c => false), FileLine.File);
        foreach (var kind in required)
        {
            var lacking = open.LackingPapers(db, today, kind);
            var refused = db.Documents.Where(d => d.Kind == kind && d.State == DocumentState.Refused);
            lines = lines.Concat(FileLines.Line(lacking.Where(c => !refused.Any(d => d.CandidateId == c.Id)), (int)FileGap.PaperMissing, (int)kind))
                .Concat(FileLines.Line(lacking.Where(c => refused.Any(d => d.CandidateId == c.Id)), (int)FileGap.PaperRefused, (int)kind))
                .Concat(FileLines.Line(open.Where(c => db.Documents.ToCheck().Any(d => d.CandidateId == c.Id && d.Kind == kind)), (int)FileGap.PaperToCheck, (int)kind));
        }
        return lines;
    }

    /// <summary>Files in which no page signed by the representative lies: one that does stands for the agreement of somebody whom a list brought.</summary>
    public static IQueryable<Candidate> WithoutAgreementPage(AppDbContext db, IQueryable<Candidate> files) =>
        files.Where(c => !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == DocumentKind.RepresentativeAgreement && d.State != DocumentState.Refused));
}
