using System.Text.Json.Serialization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>The household, read.</summary>
public sealed record FamilyFacts(IncomeBracket Income, int? HouseholdSize, string? Situation);

/// <summary>A bracket of income and a few words: all that is asked of everybody.</summary>
public sealed class FamilyAnswers : StepAnswers
{
    public override DossierStep Step => DossierStep.Family;

    public string? Income { get; set; }
    public string? HouseholdSize { get; set; }
    public string? Situation { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    public FamilyFacts Read(Problems p) => new(
        p.Choice<IncomeBracket>(nameof(Income), Income) ?? default,
        string.IsNullOrWhiteSpace(HouseholdSize) ? null : p.Whole(nameof(HouseholdSize), HouseholdSize, 1, SocialFile.HouseholdMax),
        p.Optional(nameof(Situation), Situation, SocialFile.SituationMaxLength));
}

/// <summary>What the shortlisted add, read.</summary>
public sealed record ComplementFacts(string Cin, string ParentsWork, HouseholdFacts Household, string? Detail);

/// <summary>After the shortlist, and only then: the card number and the situation in detail. The parents' papers are documents.</summary>
public sealed class ComplementAnswers : StepAnswers
{
    const int CinMaxLength = 20;

    public override DossierStep Step => DossierStep.Complement;

    [JsonIgnore]
    public string? Cin { get; set; }

    /// <summary>The card number as it is kept, encrypted even in a draft. Not a field of the form.</summary>
    [JsonInclude]
    public string? SealedCin { get; private set; }
    public string? ParentsWork { get; set; }
    public string? MonthlyIncome { get; set; }
    public string? Siblings { get; set; }
    public string? Parents { get; set; }
    public string? Boarding { get; set; }
    public string? DistanceKm { get; set; }
    public string? Detail { get; set; }

    public override void Check(Problems problems, StepRules rules) => Read(problems);

    internal async Task SealAsync(FieldVault vault, CancellationToken ct) =>
        SealedCin = string.IsNullOrWhiteSpace(Cin) ? null : (await vault.SealAsync(VaultField.Cin, Cin.Length > CinMaxLength ? Cin[..CinMaxLength] : Cin, ct)).Cipher;

    internal void Unseal(FieldVault vault) => Cin = SealedCin is null ? null : vault.Open(VaultField.Cin, SealedCin);

    public ComplementFacts Read(Problems p)
    {
        var cin = p.Required(nameof(Cin), Cin, CinMaxLength);
        if (People.Cin.WhyNot(cin) is { } wrong) p.Add(nameof(Cin), wrong);
        var household = HouseholdFacts.Read(p, MonthlyIncome, null, Siblings, Parents, Boarding, DistanceKm);
        return new ComplementFacts(People.Cin.Normalise(cin) ?? "", p.Required(nameof(ParentsWork), ParentsWork, SocialFile.ParentsWorkMaxLength), household, p.Optional(nameof(Detail), Detail, SocialFile.DetailMaxLength));
    }
}
