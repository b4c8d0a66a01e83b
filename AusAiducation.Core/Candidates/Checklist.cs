using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Which stages of an application a moment of the checklist stands for.</summary>
public static class PaperMoments
{
    /// <summary>Stages at which what is asked from this moment on is asked for; none of a file that is over.</summary>
    public static IReadOnlyList<CandidateStage> Stages(this PaperMoment moment) => moment switch
    {
        PaperMoment.Application => [CandidateStage.Received, CandidateStage.Eligible, CandidateStage.Shortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.Accepted],
        PaperMoment.Shortlist => [CandidateStage.Shortlisted, CandidateStage.Selected, CandidateStage.Reserve, CandidateStage.Accepted],
        PaperMoment.Selection => [CandidateStage.Selected, CandidateStage.Accepted],
    };

    public static bool Asks(this PaperMoment moment, CandidateStage stage) => moment.Stages().Contains(stage);
}

/// <summary>The papers an edition asks for: what a file needs at its stage, what comes later, what is missing. <see cref="MissingPapers"/> asks the same of the database.</summary>
public sealed record Checklist(IReadOnlyList<RequiredPaper> Lines)
{
    public static async Task<Checklist> OfAsync(AppDbContext db, int editionId, CancellationToken ct = default) =>
        new(await db.RequiredPapers.AsNoTracking().Where(p => p.EditionId == editionId).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct));

    /// <summary>Somebody whose birth is not known is taken to be of age: nothing more is asked of them.</summary>
    public static bool IsMinor(DateOnly? birth, DateOnly today) => birth > MissingPapers.MinorSince(today);

    /// <summary>What is asked for now, compulsory or welcome.</summary>
    public IEnumerable<RequiredPaper> Asked(CandidateStage stage, bool minor) => Lines.Where(l => l.From.Asks(stage) && (minor || !l.MinorsOnly));

    /// <summary>What will be asked for if the file goes on.</summary>
    public IEnumerable<RequiredPaper> Later(CandidateStage stage, bool minor) =>
        PaperMoment.Application.Asks(stage) ? Lines.Where(l => !l.From.Asks(stage) && (minor || !l.MinorsOnly)) : [];

    /// <summary>Compulsory kinds of which too few stand; <paramref name="standing"/> names the kind of each document that is neither refused nor out of date.</summary>
    /// <param name="agreed">The representative's agreement is on record: logged from a call it is as good as the signed page.</param>
    public IReadOnlyList<DocumentKind> Missing(CandidateStage stage, bool minor, bool agreed, IReadOnlyCollection<DocumentKind> standing) =>
        Asked(stage, minor).Where(l => l.Required && !(agreed && l.Kind == DocumentKind.RepresentativeAgreement) && standing.Count(k => k == l.Kind) < l.MinimumCount).Select(l => l.Kind).ToList();

    /// <summary>Why a paper of this kind may not be taken in at this stage: it is collected later. Null when it may.</summary>
    public Refusal? WhyNotTake(DocumentKind kind, CandidateStage stage)
    {
        var from = Lines.FirstOrDefault(l => l.Kind == kind)?.From ?? kind.Earliest();
        return from == PaperMoment.Application || from.Asks(stage) ? null : new("Documents.AskedLater", kind, from);
    }
}
