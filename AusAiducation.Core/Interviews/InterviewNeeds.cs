using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Interviews;

/// <summary>What the family said beside the hour: the language to be heard in, the adult who comes along, the money for the journey.</summary>
/// <param name="TravelAdvance">Dirhams promised; noted here, paid elsewhere.</param>
public sealed record InterviewNeeds(string? Language, string? Companion, decimal? TravelAdvance)
{
    public static readonly InterviewNeeds None = new(null, null, null);
}

/// <summary>The same as typed.</summary>
public abstract class NeedsInput
{
    public string? Language { get; set; }
    public string? Companion { get; set; }
    public string? TravelAdvance { get; set; }

    public void Fill(InterviewNeeds needs) =>
        (Language, Companion, TravelAdvance) = (needs.Language, needs.Companion, needs.TravelAdvance is { } dirhams ? Formats.Figure(dirhams) : null);

    internal InterviewNeeds ReadNeeds(Problems problems)
    {
        var language = string.IsNullOrEmpty(Language) ? null : Language;
        if (language is not null && !Texts.Texts.Languages.Contains(language)) problems.Add(nameof(Language), "Common.ChooseOne");
        return new(language, problems.Optional(nameof(Companion), Companion, Interview.CompanionMaxLength), string.IsNullOrWhiteSpace(TravelAdvance) ? null : problems.Amount(nameof(TravelAdvance), TravelAdvance));
    }
}
