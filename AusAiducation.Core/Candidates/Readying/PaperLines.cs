using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>Which required papers a file lacks, which were refused and which wait to be checked. The only place of the pipeline that asks which papers are required.</summary>
static class PaperLines
{
    public static IQueryable<FileLine> Of(AppDbContext db, IQueryable<Candidate> open)
    {
        IQueryable<FileLine>? lines = null;
        foreach (var (kind, stages) in Enum.GetValues<DocumentKind>().Select(k => (k, FileLines.Open.Where(s => RequiredPapers.For(s).Contains(k)).ToList())).Where(k => k.Item2.Count > 0))
        {
            var asked = open.Where(c => stages.Contains(c.Stage) && !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind && d.State == DocumentState.Accepted));
            var missing = FileLines.Line(asked.Where(c => !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind)), (int)FileGap.PaperMissing, (int)kind);
            lines = (lines is null ? missing : lines.Concat(missing))
                .Concat(FileLines.Line(asked.Where(c => db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind && d.State == DocumentState.Received)), (int)FileGap.PaperToCheck, (int)kind))
                .Concat(FileLines.Line(asked.Where(c => db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind && d.State == DocumentState.Refused)
                    && !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == kind && d.State == DocumentState.Received)), (int)FileGap.PaperRefused, (int)kind));
        }
        return lines ?? FileLines.Line(open.Where(c => false), FileLine.File);
    }

    /// <summary>Files in which no page signed by the representative lies: one that does stands for the agreement of somebody whom a list brought.</summary>
    public static IQueryable<Candidate> WithoutAgreementPage(AppDbContext db, IQueryable<Candidate> files) =>
        files.Where(c => !db.Documents.Any(d => d.CandidateId == c.Id && d.Kind == DocumentKind.RepresentativeAgreement && d.State != DocumentState.Refused));
}
