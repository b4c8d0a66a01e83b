using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Sponsorship;

/// <summary>Who pays for students: AUSIM, DataProtect, Axeli.</summary>
public sealed class Sponsor : KeyedEntity
{
    public const int NameMaxLength = 120;

    Sponsor() { }

    public Sponsor(string name, int? organisationId = null) => (Name, OrganisationId) = (name, organisationId);

    public string Name { get; private set; } = "";
    public int? OrganisationId { get; private set; }
}

/// <summary>How many students a sponsor takes in one edition. Sponsors arrive during the campaign: editable until placed.</summary>
public sealed class SponsorSeats : KeyedEntity
{
    public const int Maximum = 500;

    SponsorSeats() { }

    public SponsorSeats(int sponsorId, int editionId, int seats)
    {
        (SponsorId, EditionId) = (sponsorId, editionId);
        Set(seats, 0);
    }

    public int SponsorId { get; private set; }
    public Sponsor? Sponsor { get; private set; }
    public int EditionId { get; private set; }
    public int Seats { get; private set; }

    /// <summary>Never fewer than the students already placed.</summary>
    public void Set(int seats, int placed)
    {
        if (seats is < 0 or > Maximum) throw new RuleBroken("Sponsorship.SeatsWrong", Maximum);
        if (seats < placed) throw new RuleBroken("Sponsorship.SeatsBelowPlaced", placed);
        Seats = seats;
    }
}

public enum PreferenceKind { Stream, Region, Province }

/// <summary>Points a sponsor gives to candidates of a stream, region or province, stated before scores open.</summary>
public sealed class SponsorPreference : KeyedEntity
{
    public const int MaximumPoints = 100;

    SponsorPreference() { }

    public SponsorPreference(int sponsorId, int editionId, PreferenceKind kind, string value, int points)
    {
        if (points is < 0 or > MaximumPoints) throw new RuleBroken("Sponsorship.PointsWrong", MaximumPoints);
        (SponsorId, EditionId, Kind, Value, Points) = (sponsorId, editionId, kind, value, points);
    }

    public int SponsorId { get; private set; }
    public int EditionId { get; private set; }
    public PreferenceKind Kind { get; private set; }

    /// <summary>Code of the stream, region or province.</summary>
    public string Value { get; private set; } = "";
    public int Points { get; private set; }
}
