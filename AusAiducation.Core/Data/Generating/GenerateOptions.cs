using AusAiducation.Core.Access;

namespace AusAiducation.Core.Data.Generating;

/// <summary>How large an invented programme is to be made. The same numbers and seed make the same programme, keys apart.</summary>
public sealed record GenerateOptions
{
    public int Candidates { get; init; } = 10_000;
    public int Reviews { get; init; } = 30_000;

    /// <summary>Students of an earlier edition, with five years of money and coaching.</summary>
    public int Students { get; init; } = 1_000;

    /// <summary>Members of the committee.</summary>
    public int Members { get; init; } = 16;
    public int Sponsors { get; init; } = 50;
    public int Seed { get; init; } = 1;

    /// <summary>Year in which the candidates' edition begins; null for the first free one from the programme's own year.</summary>
    public int? Year { get; init; }

    /// <summary>Reviews of one file: three, or as many as it takes.</summary>
    internal int ReviewsPerFile => Candidates == 0 ? 3 : Math.Clamp((Reviews + Candidates - 1) / Candidates, 3, 9);

    public Refusal? WhyNot() =>
        Candidates < 0 || Reviews < 0 || Students < 0 || Members < 0 || Sponsors < 0 ? new("Generate.Negative")
        : Year is < 2005 or > 2200 ? new("Generate.YearWrong")
        : Reviews > 0 && Members < ReviewsPerFile ? new("Generate.TooFewMembers", ReviewsPerFile)
        : Reviews > (long)Candidates * ReviewsPerFile ? new("Generate.TooManyReviews", Candidates)
        : Students > 0 && Sponsors == 0 ? new("Generate.NoSponsor")
        : Students > (long)Sponsors * Sponsorship.SponsorSeats.Maximum ? new("Generate.TooFewSponsors")
        : null;
}
