using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Sponsorship;

/// <summary>What a sponsor's preferences look at in a file: stream and province of residence, whose region counts too.</summary>
public sealed record PreferredTraits(string? StreamCode, string? ProvinceCode)
{
    public string? RegionCode => ProvinceCode is { } code ? Provinces.Of(code)?.Region.Code : null;

    public bool Matches(PreferenceKind kind, string value) => value == kind switch
    {
        PreferenceKind.Stream => StreamCode,
        PreferenceKind.Region => RegionCode,
        PreferenceKind.Province => ProvinceCode,
    };
}

/// <summary>A preference as it was stated: so many points for this stream, region or province.</summary>
public sealed record StatedPreference(int SponsorId, PreferenceKind Kind, string Value, int Points)
{
    /// <summary>Points of a candidate for a sponsor: the sum of the sponsor's preferences that match.</summary>
    public static int PointsOf(PreferredTraits traits, int sponsorId, IEnumerable<StatedPreference> preferences) =>
        preferences.Where(p => p.SponsorId == sponsorId && traits.Matches(p.Kind, p.Value)).Sum(p => p.Points);
}
