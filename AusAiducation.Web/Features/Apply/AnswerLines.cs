using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.People;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Features.Apply;

/// <summary>The answers of a step as their author reads them again: what was typed, choices by their words, consents by yes and no.</summary>
static class AnswerLines
{
    public static IEnumerable<(string Field, string Value)> Of(StepAnswers answers, Texts t)
    {
        foreach (var property in answers.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.SetMethod?.IsPublic == true))
        {
            var typed = property.GetValue(answers) as string;
            // Two fields say nothing by themselves when read again: the key of a helper, and a box left empty.
            if (property.Name == nameof(IdentityAnswers.Helper)) continue;
            yield return (property.Name, string.IsNullOrWhiteSpace(typed) ? answers is ConsentAnswers ? t["Common.No"] : "–" : Shown(property.Name, typed, t));
        }
    }

    static string Shown(string field, string typed, Texts t) => field switch
    {
        nameof(IdentityAnswers.Province) => CandidateInputs.ProvinceName(typed) ?? typed,
        nameof(BacAnswers.Stream) => CandidateInputs.StreamName(typed) ?? typed,
        nameof(IdentityAnswers.Gender) => Member<Gender>(typed, t),
        nameof(IdentityAnswers.PhoneHolder) => Member<PhoneHolder>(typed, t),
        nameof(FamilyAnswers.Income) => Member<IncomeBracket>(typed, t),
        nameof(RepresentativeAnswers.Capacity) => Member<RepresentativeCapacity>(typed, t),
        nameof(BacAnswers.PrivateCandidate) => t[typed == "yes" ? "Apply.Libre" : "Apply.Pupil"],
        nameof(ConsentAnswers.DataNotice) or nameof(ConsentAnswers.Photo) or nameof(ConsentAnswers.Story) => t[typed == "yes" ? "Common.Yes" : "Common.No"],
        _ => typed,
    };

    static string Member<T>(string typed, Texts t) where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? t.Of(value) : typed;
}
