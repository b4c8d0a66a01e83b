using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>What a step is read against: the day, the edition, and the bodies a candidate may name as help.</summary>
public sealed record StepRules(DateOnly Today, Edition Edition, IReadOnlyDictionary<string, int> Helpers);

/// <summary>One step of the form as typed: texts only, kept whatever they are worth. <see cref="Check"/> says what is wrong with them.</summary>
public abstract class StepAnswers
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Longer than any field takes, short enough that nobody fills the disk: beyond it a text is cut before it is kept.</summary>
    const int FieldLength = 5000;
    const int StepLength = 16_000;

    /// <summary>The version of the saved step this page was made from; 0 when there was none.</summary>
    [JsonIgnore]
    public int Version { get; set; }

    [JsonIgnore]
    public abstract DossierStep Step { get; }

    /// <summary>Reads every field and gathers what is wrong.</summary>
    public abstract void Check(Problems problems, StepRules rules);

    internal string ToJson()
    {
        var fields = Fields().ToList();
        foreach (var p in fields)
            if (p.GetValue(this) is string text) p.SetValue(this, Kept(text, Math.Min(FieldLength, StepLength / fields.Count)));
        return JsonSerializer.Serialize(this, GetType(), Json);
    }

    /// <summary>The field names that differ from another saving of the same step.</summary>
    public IReadOnlyList<string> DifferencesFrom(StepAnswers other) =>
        Fields().Where(p => (string?)p.GetValue(this) is var a && (string?)p.GetValue(other) is var b && (a ?? "") != (b ?? "")).Select(p => p.Name).ToList();

    public static StepAnswers Of(DossierStep step, string? json)
    {
        var type = TypeOf(step);
        return json is null ? (StepAnswers)Activator.CreateInstance(type)! : (StepAnswers)JsonSerializer.Deserialize(json, type, Json)!;
    }

    IEnumerable<PropertyInfo> Fields() => GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.SetMethod?.IsPublic == true);

    static Type TypeOf(DossierStep step) => step switch
    {
        DossierStep.Identity => typeof(IdentityAnswers),
        DossierStep.Bac => typeof(BacAnswers),
        DossierStep.Studies => typeof(StudiesAnswers),
        DossierStep.Family => typeof(FamilyAnswers),
        DossierStep.Motivation => typeof(MotivationAnswers),
        DossierStep.Project => typeof(ProjectAnswers),
        DossierStep.Representative => typeof(RepresentativeAnswers),
        DossierStep.Consents => typeof(ConsentAnswers),
        DossierStep.Complement => typeof(ComplementAnswers),
    };

    // Null bytes and lone surrogates cannot be stored by either database; line ends are counted once, as the browser does.
    static string Kept(string text, int most)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return string.Concat((plain.Length > most ? plain[..most] : plain).EnumerateRunes().Where(r => !Rune.IsControl(r) || r.Value is '\n' or '\t'));
    }
}
