using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A sponsor to choose, and the viewer's own tie with it, if there is one.</summary>
public sealed record SponsorName(string Key, string Name, SponsorTieKind? Own);

/// <summary>A tie with a sponsor as it is shown to the chair, on the seat board and in the minutes.</summary>
public sealed record SponsorTieLine(string Key, string Member, string Sponsor, SponsorTieKind Kind, string? Words, DateTime At, bool ByMember)
{
    /// <summary>Taken back: when, by whom and why.</summary>
    public TieTakenBack? TakenBack { get; init; }
}

public sealed record TieTakenBack(DateTime At, string By, string Why);

/// <summary>The ties of an edition, those taken back too, with the sponsors another may be recorded for.</summary>
public sealed record SponsorTieDesk(IReadOnlyList<SponsorTieLine> Ties, IReadOnlyList<SponsorName> Sponsors);

/// <summary>Ties with sponsors: one's own, and those of an edition.</summary>
public sealed class SponsorTieQueries(ViewerDb viewerDb)
{
    /// <summary>The sponsors a member may name, with what they declared already. One query.</summary>
    public async Task<IReadOnlyList<SponsorName>> OwnAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        return await SponsorNames.OfAsync(db, roundKey, ct);
    }

    /// <summary>Everybody's ties of an edition, for those who make its rounds or allocate its seats. One query.</summary>
    public async Task<IReadOnlyList<SponsorTieLine>> OfEditionAsync(string editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (!db.Viewer.Can(Permission.AllocateSeats)) db.Viewer.Demand(Permission.ManageRounds);
        return await db.SponsorTies.Where(t => t.TakenBackAt == null && db.Editions.Any(e => e.Id == t.EditionId && e.Code == editionCode)).OrderBy(t => t.User!.DisplayName).ThenBy(t => t.Id)
            .Select(t => new SponsorTieLine(t.Key, t.User!.DisplayName, t.Sponsor!.Name, t.Kind, t.Words, t.CreatedAt, t.DeclaredByUserId == t.UserId)).ToListAsync(ct);
    }

    /// <summary>What recording a tie needs on the page of a round: the sponsors, and the ties that stand in its edition. One query.</summary>
    public async Task<SponsorTieDesk> DeskAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var found = await db.Sponsors.OrderBy(s => s.Name).Select(s => new
        {
            s.Key, s.Name,
            Ties = db.SponsorTies.Where(t => t.SponsorId == s.Id && db.Rounds.Any(r => r.Key == roundKey && r.EditionId == t.EditionId)).OrderBy(t => t.Id)
                .Select(t => new
                {
                    t.Key, Member = t.User!.DisplayName, t.Kind, t.Words, t.CreatedAt, ByMember = t.DeclaredByUserId == t.UserId, t.TakenBackAt, t.TakenBackWhy,
                    TakenBackBy = db.Users.Where(u => u.Id == t.TakenBackByUserId).Select(u => u.DisplayName).FirstOrDefault(),
                }).ToList(),
        }).ToListAsync(ct);
        return new SponsorTieDesk([.. found.SelectMany(s => s.Ties.Select(t => new SponsorTieLine(t.Key, t.Member, s.Name, t.Kind, t.Words, t.CreatedAt, t.ByMember)
        {
            TakenBack = t.TakenBackAt is { } at ? new TieTakenBack(at, t.TakenBackBy ?? "", t.TakenBackWhy ?? "") : null,
        }))], found.ConvertAll(s => new SponsorName(s.Key, s.Name, null)));
    }
}
