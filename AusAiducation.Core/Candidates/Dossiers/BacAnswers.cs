using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>The baccalaureate, read.</summary>
public sealed record BacFacts(string Stream, int Year, BacMarks Marks);

/// <summary>
/// The baccalaureate as typed. Before the results only what is known can be asked: the regional exam and the continuous control. After
/// them, the average printed on the transcript.
/// </summary>
public sealed class BacAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Bac;

    public string? Stream { get; set; }
    public string? BacYear { get; set; }

    /// <summary>"yes" for a private candidate (libre), "no" for a pupil.</summary>
    public string? PrivateCandidate { get; set; }
    public string? Regional { get; set; }
    public string? ContinuousControl { get; set; }
    public string? National { get; set; }
    public string? Printed { get; set; }

    public bool IsPrivate => PrivateCandidate == "yes";

    public override void Check(Problems problems, StepRules rules) => Read(problems, rules);

    public BacFacts Read(Problems p, StepRules rules)
    {
        var stream = IdentityAnswers.OneOf(p, nameof(Stream), Stream, Streams.Of);
        var year = p.Whole(nameof(BacYear), BacYear, rules.Today.Year - 20, rules.Today.Year + 1);
        if (PrivateCandidate is not ("yes" or "no")) p.Add(nameof(PrivateCandidate), "Common.ChooseOne");
        var regional = Mark(p, nameof(Regional), Regional, required: true);
        var continuous = Mark(p, nameof(ContinuousControl), ContinuousControl, required: PrivateCandidate == "no");
        if (IsPrivate && continuous is not null) p.Add(nameof(ContinuousControl), "Apply.NoContinuousControl");
        var published = rules.Today >= rules.Edition.Calendar.BacResults || year < rules.Today.Year;
        var national = Mark(p, nameof(National), National, required: published);
        var printed = Mark(p, nameof(Printed), Printed, required: false);
        return new BacFacts(stream ?? "", year ?? 0, p.Any ? default : new BacMarks(national, regional, continuous, IsPrivate, printed));
    }

    static decimal? Mark(Problems p, string field, string? typed, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(typed)) p.Add(field, "Common.Required");
        return p.Mark(field, typed);
    }
}
