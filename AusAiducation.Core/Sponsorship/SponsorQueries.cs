using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A sponsor in one edition: seats and how many are taken.</summary>
public sealed record SponsorRow(int Id, string Key, string Name, int Seats, int Placed)
{
    public int Free => Seats - Placed;
}

/// <summary>The sponsors as one edition sees them.</summary>
public sealed record SponsorsView(int EditionId, string EditionCode, IReadOnlyList<SponsorRow> Rows);

public sealed record PreferenceRow(string Key, PreferenceKind Kind, string Value, int Points);

/// <summary>One sponsor: seats edition by edition, stated preferences of one edition, people with its hat (names only).</summary>
public sealed record SponsorView
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string EditionCode { get; init; }
    public int Seats { get; init; }
    public int SeatsVersion { get; init; }
    public int Placed { get; init; }
    public IReadOnlyList<PreferenceRow> Preferences { get; init; } = [];
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Why preferences can no longer change: the file round of the edition has begun.</summary>
    public Refusal? Frozen { get; init; }
}

/// <summary>Sponsors, their seats and what they wish for.</summary>
public sealed class SponsorQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is no edition. Two queries.</summary>
    public async Task<SponsorsView?> ListAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await EditionAsync(db, editionCode, ct) is not { } edition) return null;
        var sponsors = await db.Sponsors.OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Key, s.Name, Seats = db.SponsorSeats.Where(x => x.SponsorId == s.Id && x.EditionId == edition.Id).Select(x => x.Seats).FirstOrDefault() }).ToListAsync(ct);
        var taken = await db.TakenSeatsAsync(edition.Id, ct);
        return new SponsorsView(edition.Id, edition.Code, sponsors.ConvertAll(s => new SponsorRow(s.Id, s.Key, s.Name, s.Seats, taken.GetValueOrDefault(s.Id))));
    }

    /// <summary>Null when there is no such sponsor for this viewer, or no edition. Five queries.</summary>
    public async Task<SponsorView?> OneAsync(string key, string? editionCode, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        if (await EditionAsync(db, editionCode, ct) is not { } edition) return null;
        var sponsor = await db.Sponsors.Where(s => s.Key == key).Select(s => new
        {
            s.Id, s.Name,
            Seats = db.SponsorSeats.Where(x => x.SponsorId == s.Id && x.EditionId == edition.Id).Select(x => new { x.Seats, x.Version }).FirstOrDefault(),
            Members = db.Memberships.Where(m => m.Role == Role.Sponsor && m.SponsorId == s.Id && m.To == null).Select(m => m.User!.DisplayName).ToList(),
        }).FirstOrDefaultAsync(ct);
        if (sponsor is null) return null;
        var preferences = await db.SponsorPreferences.Where(p => p.SponsorId == sponsor.Id && p.EditionId == edition.Id)
            .OrderByDescending(p => p.Points).ThenBy(p => p.Kind).ThenBy(p => p.Value).Select(p => new PreferenceRow(p.Key, p.Kind, p.Value, p.Points)).ToListAsync(ct);
        return new SponsorView
        {
            Id = sponsor.Id, Key = key, Name = sponsor.Name, EditionCode = edition.Code, Seats = sponsor.Seats?.Seats ?? 0, SeatsVersion = sponsor.Seats?.Version ?? 0,
            Placed = (await db.TakenSeatsAsync(edition.Id, ct)).GetValueOrDefault(sponsor.Id),
            Preferences = preferences, Members = [.. sponsor.Members.Distinct().Order(StringComparer.CurrentCulture)],
            Frozen = await db.WhyNotPreferAsync(edition.Id, ct),
        };
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewSponsors);
        return db;
    }

    internal static async Task<(int Id, string Code)?> EditionAsync(AppDbContext db, string? code, CancellationToken ct) =>
        await db.Editions.Where(e => code == null || e.Code == code).OrderByDescending(e => e.Code).Select(e => new { e.Id, e.Code }).FirstOrDefaultAsync(ct)
            is { } e ? (e.Id, e.Code) : null;
}

static class PreferenceFreeze
{
    /// <summary>Preferences are stated before scores can be seen: they are frozen from the day a round of the edition opens.</summary>
    internal static async Task<Refusal?> WhyNotPreferAsync(this AppDbContext db, int editionId, CancellationToken ct) =>
        await db.Rounds.Where(r => r.EditionId == editionId && r.State != RoundState.Preparing).OrderBy(r => r.OpenedAt).Select(r => new { r.OpenedAt }).FirstOrDefaultAsync(ct)
            is { } round ? new Refusal("Sponsorship.PreferencesFrozen", DateOnly.FromDateTime(Programme.ProgrammeClock.Local(round.OpenedAt ?? default))) : null;
}
