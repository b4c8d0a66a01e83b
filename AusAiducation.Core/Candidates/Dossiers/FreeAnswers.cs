using AusAiducation.Core.Access;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>The studies wished for, and where one applied or was admitted.</summary>
public sealed class StudiesAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Studies;

    public string? Wish { get; set; }
    public string? Admissions { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public (string Wish, string? Admissions) Read(Problems p) =>
        (p.Required(nameof(Wish), Wish, CandidateFile.WishMaxLength), p.Optional(nameof(Admissions), Admissions, CandidateFile.AdmissionsMaxLength));
}

/// <summary>Why the candidate applies, in their own words and any of the languages.</summary>
public sealed class MotivationAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Motivation;

    public string? Motivation { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public string Read(Problems p) => p.Required(nameof(Motivation), Motivation, CandidateFile.MotivationMaxLength);
}

/// <summary>What the candidate wants to do with the studies. Who has no project yet says so.</summary>
public sealed class ProjectAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Project;

    public string? Project { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public string Read(Problems p) => p.Required(nameof(Project), Project, CandidateFile.ProjectMaxLength);
}
