using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A sponsor to choose, and the viewer's own tie with it, if there is one.</summary>
public sealed record SponsorName(string Key, string Name, SponsorTieKind? Own);

/// <summary>A tie with a sponsor as it is shown to the chair, on the seat board and in the minutes.</summary>
public sealed record SponsorTieLine(string Member, string Sponsor, SponsorTieKind Kind, string? Words, DateTime At, bool ByMember);

/// <summary>Somebody for whom a tie with a sponsor may be recorded.</summary>
public sealed record SponsorTieMember(string Key, string Name);

/// <summary>The ties of an edition, with the people and sponsors another may be recorded for.</summary>
public sealed record SponsorTieDesk(IReadOnlyList<SponsorTieLine> Ties, IReadOnlyList<SponsorTieMember> Members, IReadOnlyList<SponsorName> Sponsors);

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
        return await db.SponsorTies.Where(t => db.Editions.Any(e => e.Id == t.EditionId && e.Code == editionCode)).OrderBy(t => t.User!.DisplayName).ThenBy(t => t.Id)
            .Select(t => new SponsorTieLine(t.User!.DisplayName, t.Sponsor!.Name, t.Kind, t.Words, t.CreatedAt, t.DeclaredByUserId == t.UserId)).ToListAsync(ct);
    }

    /// <summary>What recording a tie needs on the page of a round: those that stand, whom and which sponsor one may choose. One query.</summary>
    public async Task<SponsorTieDesk> DeskAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var me = db.Viewer.UserId;
        var found = await db.Rounds.Where(r => r.Key == roundKey).Select(r => new
        {
            r.EditionId,
            Ties = db.SponsorTies.Where(t => t.EditionId == r.EditionId).OrderBy(t => t.User!.DisplayName).ThenBy(t => t.Id)
                .Select(t => new SponsorTieLine(t.User!.DisplayName, t.Sponsor!.Name, t.Kind, t.Words, t.CreatedAt, t.DeclaredByUserId == t.UserId)).ToList(),
            Members = db.Users.Where(u => u.Id == me || db.RoundMembers.Any(m => m.UserId == u.Id && m.RoundId == r.Id)).OrderBy(u => u.DisplayName).Select(u => new SponsorTieMember(u.Key, u.DisplayName)).ToList(),
            Sponsors = db.Sponsors.OrderBy(s => s.Name).Select(s => new SponsorName(s.Key, s.Name, null)).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (found is null || !db.Viewer.Can(Permission.ManageRounds, found.EditionId)) throw new NotFoundForViewer(nameof(Round));
        return new SponsorTieDesk(found.Ties, found.Members, found.Sponsors);
    }
}
