using AusAiducation.Core.Data;

namespace AusAiducation.Core.Documents;

/// <summary>The checklist an edition begins with when there is none before it: little of everybody, the family's papers of the shortlisted.</summary>
public static class UsualPapers
{
    public static IReadOnlyList<RequiredPaper> For(int editionId) => Lines.Select((line, i) => new RequiredPaper(editionId, line.Kind, i, line.Terms(AboutOf(line.Kind)))).ToList();

    static readonly (DocumentKind Kind, Func<LocalText, PaperTerms> Terms)[] Lines =
    [
        (DocumentKind.Transcript, t => new(PaperMoment.Application, t) { ForReviewers = true }),
        (DocumentKind.SchoolCertificate, t => new(PaperMoment.Application, t) { Required = false }),
        (DocumentKind.RepresentativeAgreement, t => new(PaperMoment.Application, t) { MinorsOnly = true }),
        (DocumentKind.IdentityCard, t => new(PaperMoment.Shortlist, t)),
        (DocumentKind.ParentsPapers, t => new(PaperMoment.Shortlist, t)),
        (DocumentKind.IncomeProof, t => new(PaperMoment.Shortlist, t)),
        (DocumentKind.IncomeDeclaration, t => new(PaperMoment.Shortlist, t) { Required = false }),
        (DocumentKind.SocialRegister, t => new(PaperMoment.Shortlist, t) { Required = false }),
        (DocumentKind.FamilyBook, t => new(PaperMoment.Shortlist, t) { Required = false }),
        (DocumentKind.DeathOrDivorceAct, t => new(PaperMoment.Shortlist, t) { Required = false }),
        (DocumentKind.GuardianshipAct, t => new(PaperMoment.Shortlist, t) { Required = false, MinorsOnly = true }),
    ];

    static LocalText AboutOf(DocumentKind kind)
    {
        var key = "Checklist.About" + kind;
        return new(Texts.Texts.In("fr", key), Texts.Texts.In("ar", key), Texts.Texts.In("en", key));
    }
}
