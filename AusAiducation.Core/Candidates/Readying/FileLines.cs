using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>A line of the readiness query: a file, or one thing it lacks.</summary>
sealed class FileLine
{
    /// <summary>In place of a gap: the line is the file itself.</summary>
    public const int File = -1;

    public int Id { get; init; }
    public int Gap { get; init; }
    public int Paper { get; init; }
    public CandidateStage Stage { get; init; }
    public CandidateSource Source { get; init; }
    public int? SupplierId { get; init; }
    public DateTime ReceivedAt { get; init; }
    public DateTime StageSince { get; init; }
}

/// <summary>The open files of an edition and what each lacks, in one statement: every gap is one short sentence below.</summary>
static class FileLines
{
    /// <summary>Stages at which something may still be asked of a file.</summary>
    public static readonly CandidateStage[] Open =
        [CandidateStage.Received, CandidateStage.Eligible, CandidateStage.Shortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.Accepted];

    public static IQueryable<FileLine> Of(AppDbContext db, int editionId, IReadOnlyList<DocumentKind> required, DateOnly today)
    {
        var minorSince = MissingPapers.MinorSince(today);
        var suspected = Suspicions.Of(db, editionId);
        var (firsts, seconds) = (suspected.Select(s => s.FirstId), suspected.Select(s => s.SecondId));
        var open = db.Candidates.Where(c => c.EditionId == editionId && Open.Contains(c.Stage));

        return Line(open, FileLine.File)
            .Concat(PaperLines.Of(db, open, required, today))
            .Concat(Line(open.Where(c => c.File.RulingAverage == null), (int)FileGap.MarksMissing))
            .Concat(Line(open.Where(c => c.File.RulingAverage != null && c.File.PrintedAverage == null), (int)FileGap.MarksProvisional))
            .Concat(Line(open.Where(c => c.Social == null || c.Social.IncomeBracket == IncomeBracket.Undeclared), (int)FileGap.IncomeUndeclared))
            .Concat(Line(open.Where(c => c.Person.Contact == null || (c.Person.Contact.Phone == null && c.Person.Contact.Email == null)), (int)FileGap.ContactMissing))
            .Concat(Line(open.Where(c => c.Stage == CandidateStage.Received), (int)FileGap.EligibilityToConfirm))
            .Concat(Line(PaperLines.WithoutAgreementPage(db, open).Where(c => c.Person.Identity!.BirthDate > minorSince
                && !db.RepresentativeAgreements.Any(r => r.CandidateId == c.Id && r.Means != AgreementMeans.None)), (int)FileGap.AgreementMissing))
            .Concat(Line(open.Where(c => firsts.Contains(c.Id) || seconds.Contains(c.Id)), (int)FileGap.SuspectedDuplicate));
    }

    internal static IQueryable<FileLine> Line(IQueryable<Candidate> files, int gap, int paper = 0) => files.Select(c => new FileLine
    {
        Id = c.Id, Gap = gap, Paper = paper, Stage = c.Stage, Source = c.Source, SupplierId = c.SuppliedByOrganisationId, ReceivedAt = c.CreatedAt, StageSince = c.StageSince,
    });
}
