using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A new sponsor with its seats in an edition, as typed.</summary>
public sealed class SponsorInput
{
    public string? Name { get; set; }
    public string? Seats { get; set; }
}

/// <summary>Seats of a sponsor in an edition, as typed; the version tells whether somebody changed them meanwhile.</summary>
public sealed class SeatsInput
{
    public string? Seats { get; set; }
    public int Version { get; set; }
}

/// <summary>A wish of a sponsor, as typed: one of stream, region, province, and its points.</summary>
public sealed class PreferenceInput
{
    public string? Stream { get; set; }
    public string? Region { get; set; }
    public string? Province { get; set; }
    public string? Points { get; set; }
}

/// <summary>Keeps sponsors, their seats and their stated preferences.</summary>
public sealed class Sponsoring(ViewerDb viewerDb)
{
    /// <summary>Adds a sponsor; returns its key.</summary>
    public async Task<string> AddAsync(string editionCode, SponsorInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var edition = await EditionAsync(db, editionCode, ct);
        var problems = new Problems();
        var name = problems.Required(nameof(input.Name), input.Name, Sponsor.NameMaxLength);
        var seats = problems.Whole(nameof(input.Seats), input.Seats, 0, SponsorSeats.Maximum);
        if (await db.Sponsors.AnyAsync(s => s.Name == name, ct)) problems.Add(nameof(input.Name), "Sponsorship.NameTaken");
        problems.ThrowIfAny();
        var sponsor = new Sponsor(name);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Sponsors.Add(sponsor);
        await db.SaveChangesAsync(ct);
        db.SponsorSeats.Add(new SponsorSeats(sponsor.Id, edition, seats!.Value));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return sponsor.Key;
    }

    /// <summary>Never below the laureates already placed, counted under the same version as placements are.</summary>
    public async Task SetSeatsAsync(string editionCode, string sponsorKey, SeatsInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var (edition, sponsor) = (await EditionAsync(db, editionCode, ct), await SponsorAsync(db, sponsorKey, ct));
        var problems = new Problems();
        var seats = problems.Whole(nameof(input.Seats), input.Seats, 0, SponsorSeats.Maximum);
        problems.ThrowIfAny();
        var row = await db.SponsorSeats.FirstOrDefaultAsync(s => s.EditionId == edition && s.SponsorId == sponsor, ct);
        if (row is null)
        {
            db.SponsorSeats.Add(new SponsorSeats(sponsor, edition, seats!.Value));
        }
        else
        {
            db.Expect(row, input.Version);
            row.Set(seats!.Value, (await db.TakenSeatsAsync(edition, ct)).GetValueOrDefault(sponsor));
        }
        await db.SaveChangesAsync(ct);
    }

    public async Task AddPreferenceAsync(string editionCode, string sponsorKey, PreferenceInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var (edition, sponsor) = (await EditionAsync(db, editionCode, ct), await SponsorAsync(db, sponsorKey, ct));
        RuleBroken.If(await db.WhyNotPreferAsync(edition, ct));
        var problems = new Problems();
        var points = problems.Whole(nameof(input.Points), input.Points, 0, SponsorPreference.MaximumPoints);
        var wish = Wish(input);
        if (wish is null) problems.Add(nameof(input.Stream), "Sponsorship.OneWish");
        else if (await db.SponsorPreferences.AnyAsync(p => p.EditionId == edition && p.SponsorId == sponsor && p.Kind == wish.Value.Kind && p.Value == wish.Value.Value, ct))
            problems.Add(wish.Value.Kind.ToString(), "Sponsorship.WishStated");
        problems.ThrowIfAny();
        db.SponsorPreferences.Add(new SponsorPreference(sponsor, edition, wish!.Value.Kind, wish.Value.Value, points!.Value));
        await db.SaveChangesAsync(ct);
    }

    public async Task RemovePreferenceAsync(string preferenceKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var preference = await db.SponsorPreferences.FirstOrDefaultAsync(p => p.Key == preferenceKey, ct) ?? throw new NotFoundForViewer("Preference");
        RuleBroken.If(await db.WhyNotPreferAsync(preference.EditionId, ct));
        db.SponsorPreferences.Remove(preference);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Exactly one of the three, and one that exists.</summary>
    static (PreferenceKind Kind, string Value)? Wish(PreferenceInput input)
    {
        (PreferenceKind Kind, string? Value, bool Known)[] wishes =
        [
            (PreferenceKind.Stream, input.Stream, Streams.Of(input.Stream ?? "") is not null),
            (PreferenceKind.Region, input.Region, Provinces.Regions.Any(r => r.Code == input.Region)),
            (PreferenceKind.Province, input.Province, Provinces.Of(input.Province ?? "") is not null),
        ];
        var given = wishes.Where(w => !string.IsNullOrEmpty(w.Value)).ToList();
        return given is [{ Known: true } one] ? (one.Kind, one.Value!) : null;
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageSponsors);
        return db;
    }

    static async Task<int> EditionAsync(AppDbContext db, string code, CancellationToken ct) =>
        await db.Editions.Where(e => e.Code == code).Select(e => (int?)e.Id).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Edition");

    static async Task<int> SponsorAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Sponsors.Where(s => s.Key == key).Select(s => (int?)s.Id).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Sponsor");
}
