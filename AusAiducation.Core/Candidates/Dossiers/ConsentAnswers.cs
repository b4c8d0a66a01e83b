using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.People;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>The data notice, without which nothing is sent; photo and story apart, each free and revocable.</summary>
public sealed class ConsentAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Consents;

    public string? DataNotice { get; set; }
    public string? Photo { get; set; }
    public string? Story { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public IReadOnlySet<ConsentKind> Read(Problems p)
    {
        if (DataNotice != "yes") p.Add(nameof(DataNotice), "Apply.NoticeNeeded");
        var given = new HashSet<ConsentKind> { ConsentKind.DataNotice };
        if (Photo == "yes") given.Add(ConsentKind.Photo);
        if (Story == "yes") given.Add(ConsentKind.Story);
        return given;
    }
}

/// <summary>Who may sign for a minor, read.</summary>
public sealed record RepresentativeFacts(string Name, RepresentativeCapacity Capacity, string? Institution, string? Phone);

/// <summary>
/// The representative a minor names. The agreement itself is a signed page or a call the team logs: this step says whom to ask.
/// </summary>
public sealed class RepresentativeAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Representative;

    public string? RepresentativeName { get; set; }
    public string? Capacity { get; set; }
    public string? Institution { get; set; }
    public string? RepresentativePhone { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public RepresentativeFacts Read(Problems p)
    {
        var name = p.Required(nameof(RepresentativeName), RepresentativeName, RepresentativeAgreement.NameMaxLength);
        var capacity = p.Choice<RepresentativeCapacity>(nameof(Capacity), Capacity);
        var institution = p.Optional(nameof(Institution), Institution, Candidate.SchoolMaxLength);
        if (capacity == RepresentativeCapacity.InstitutionDirector && institution is null) p.Add(nameof(Institution), "Apply.WhichInstitution");
        return new RepresentativeFacts(name, capacity ?? default, institution, IdentityAnswers.Number(p, nameof(RepresentativePhone), RepresentativePhone));
    }
}
