using System.Text.Json;
using System.Text.Json.Serialization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>One item of the grid, as typed: keys of the item and of the level chosen.</summary>
public sealed class FindingInput
{
    public string? Item { get; set; }
    public string? Level { get; set; }
    public string? Source { get; set; }
    public string? Evidence { get; set; }
}

/// <summary>What is said of one difference.</summary>
public sealed class ContradictionInput
{
    public string? Kind { get; set; }
    public string? Answer { get; set; }
    public string? Explanation { get; set; }
}

/// <summary>The form of an inquiry as typed: texts only, kept whatever they are worth.</summary>
public sealed class InquiryInput
{
    // Longer than any field takes; beyond it a text is cut before it is kept.
    const int TextMost = 3000;
    const int ItemsMost = 40;

    static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string? Contact { get; set; }
    public string? VisitedOn { get; set; }
    public string? Met { get; set; }
    public string? MetName { get; set; }
    public string? MonthlyIncome { get; set; }
    public string? HouseholdSize { get; set; }
    public string? Siblings { get; set; }
    public string? Parents { get; set; }
    public string? Boarding { get; set; }
    public string? DistanceKm { get; set; }
    public string? Notes { get; set; }
    public List<FindingInput> Findings { get; set => field = value ?? []; } = [];
    public List<ContradictionInput> Answers { get; set => field = value ?? []; } = [];

    /// <summary>Why a signed report is corrected.</summary>
    public string? Reason { get; set; }

    /// <summary>The version of the draft this page was made from; 0 when there was none.</summary>
    [JsonIgnore]
    public int Version { get; set; }

    internal string ToJson()
    {
        (Contact, VisitedOn, Met, MetName, Notes, Reason) = (Cut(Contact), Cut(VisitedOn), Cut(Met), Cut(MetName), Cut(Notes), Cut(Reason));
        (MonthlyIncome, HouseholdSize, Siblings, Parents, Boarding, DistanceKm) = (Cut(MonthlyIncome), Cut(HouseholdSize), Cut(Siblings), Cut(Parents), Cut(Boarding), Cut(DistanceKm));
        Findings = Findings.Take(ItemsMost).Select(f => new FindingInput { Item = Cut(f.Item), Level = Cut(f.Level), Source = Cut(f.Source), Evidence = Cut(f.Evidence, TextMost / 3) }).ToList();
        Answers = Answers.Take(ItemsMost).Select(a => new ContradictionInput { Kind = Cut(a.Kind), Answer = Cut(a.Answer), Explanation = Cut(a.Explanation, TextMost / 3) }).ToList();
        return JsonSerializer.Serialize(this, Json);
    }

    /// <summary>Where the problems of a difference stand on the form; those of its explanation beneath.</summary>
    public static string FieldOf(ContradictionKind kind) => $"{nameof(Answers)}.{kind}";

    internal static InquiryInput Of(string json) => JsonSerializer.Deserialize<InquiryInput>(json, Json)!;

    /// <summary>The figures found, as far as they can be read.</summary>
    public HouseholdFacts Found(Problems p) => HouseholdFacts.Read(p, MonthlyIncome, HouseholdSize, Siblings, Parents, Boarding, DistanceKm);

    /// <summary>Reads a form that is to be signed, against the edition's grid and what the family declared. Throws <see cref="InputRefused"/>, each problem beside its field.</summary>
    internal InquiryFacts Read(NeedGrid grid, HouseholdFacts declared, DateOnly today, DateOnly notBefore)
    {
        var p = new Problems();
        var (contact, met) = (p.Choice<InquiryContact>(nameof(Contact), Contact), p.Choice<MetAs>(nameof(Met), Met));
        var on = p.Day(nameof(VisitedOn), VisitedOn, notAfter: today, notBefore: notBefore);
        var (name, found, notes) = (p.Optional(nameof(MetName), MetName, InquiryReport.NameMaxLength), Found(p), p.Optional(nameof(Notes), Notes, InquiryReport.NotesMaxLength));
        var levels = grid.Items.OrderBy(i => i.Position).Select((item, i) => FoundLevel.Read(p, item, i, Findings, contact)).OfType<FoundLevel>().ToList();
        if (levels.Count == grid.Items.Count && levels.TrueForAll(l => l.Source == EvidenceSource.SocialRegister)) p.Add("Findings[0].Source", "Inquiries.RegisterAlone");
        var answers = Contradiction.Between(declared, found).Select(c => AnsweredContradiction.Read(p, c, Answers)).OfType<AnsweredContradiction>().ToList();
        p.ThrowIfAny();
        return new InquiryFacts(contact!.Value, on!.Value, met!.Value, name, found, notes, levels, answers);
    }

    static string? Cut(string? text, int most = TextMost) => text?.Replace("\0", "", StringComparison.Ordinal) is not { } t ? null : t.Length > most ? t[..most] : t;
}

/// <summary>A form that can be signed, read.</summary>
sealed record InquiryFacts(InquiryContact Contact, DateOnly VisitedOn, MetAs Met, string? MetName, HouseholdFacts Found, string? Notes, IReadOnlyList<FoundLevel> Levels, IReadOnlyList<AnsweredContradiction> Answers);

/// <summary>A level with what it rests on.</summary>
sealed record FoundLevel(NeedItem Item, NeedLevel Level, EvidenceSource Source, string Evidence)
{
    /// <summary>Null when something is missing; the problems then stand at the item's place on the form.</summary>
    public static FoundLevel? Read(Problems p, NeedItem item, int i, List<FindingInput> typed, InquiryContact? contact)
    {
        var found = typed.Find(f => f.Item == item.Key) ?? new();
        var level = item.Levels.FirstOrDefault(l => l.Key == found.Level);
        if (level is null) p.Add($"Findings[{i}].Level", "Common.ChooseOne");
        var source = p.Choice<EvidenceSource>($"Findings[{i}].Source", found.Source);
        if (source == EvidenceSource.Seen && contact == InquiryContact.Telephone) p.Add($"Findings[{i}].Source", "Inquiries.NotSeenByTelephone");
        var evidence = p.Required($"Findings[{i}].Evidence", found.Evidence, InquiryFinding.EvidenceMaxLength);
        return level is null || source is not { } s ? null : new(item, level, s, evidence);
    }
}

/// <summary>A difference with what the inquirer says of it.</summary>
sealed record AnsweredContradiction(Contradiction Of, ContradictionAnswer Answer, string? Explanation)
{
    /// <summary>Null when it was not answered yet; an explanation has words.</summary>
    public static AnsweredContradiction? Read(Problems p, Contradiction c, List<ContradictionInput> typed)
    {
        var said = typed.Find(a => a.Kind == c.Kind.ToString()) ?? new();
        if (string.IsNullOrEmpty(said.Answer)) { p.Add(InquiryInput.FieldOf(c.Kind), "Inquiries.ConfirmOrExplain"); return null; }
        var answer = p.Choice<ContradictionAnswer>(InquiryInput.FieldOf(c.Kind), said.Answer);
        var words = answer == ContradictionAnswer.Explained ? p.Required(InquiryInput.FieldOf(c.Kind) + ".Explanation", said.Explanation, InquiryContradiction.ExplanationMaxLength)
            : p.Optional(InquiryInput.FieldOf(c.Kind) + ".Explanation", said.Explanation, InquiryContradiction.ExplanationMaxLength);
        return answer is { } a ? new(c, a, words) : null;
    }
}
