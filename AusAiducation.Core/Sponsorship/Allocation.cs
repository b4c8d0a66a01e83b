using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>
/// Puts laureates on sponsors' seats, by hand or by a proposal somebody confirms. The row of a sponsor's seats is the lock: every
/// placement raises its version, so of two people who take the last seat at once the second is told that none is left. Each act is one
/// save, hence one transaction: it happened whole or not at all.
/// </summary>
public sealed class Allocation(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int Attempts = 3;

    /// <summary>The seat board of an edition (the newest when none is named); null when there is no edition.</summary>
    public async Task<SeatBoard?> BoardAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AllocateSeats);
        return await db.ReadBoardAsync(editionCode, ct);
    }

    public Task PlaceAsync(string editionCode, string laureateKey, string sponsorKey, CancellationToken ct = default) =>
        WriteAsync(editionCode, async (db, board) =>
        {
            var laureate = Laureate(board, laureateKey);
            RuleBroken.If(WhyNotPlace(laureate));
            var sponsor = Sponsor(board, sponsorKey);
            RuleBroken.If(sponsor.WhyNotChoose());
            await SeatAsync(db, board, laureate, sponsor, PlacementOrigin.ByHand, ct);
        }, ct);

    /// <summary>Ends the placement with a reason and makes another; the seat left is free in the same instant.</summary>
    public Task MoveAsync(string editionCode, string laureateKey, string sponsorKey, string? reason, CancellationToken ct = default) =>
        WriteAsync(editionCode, async (db, board) =>
        {
            var laureate = Laureate(board, laureateKey);
            var sponsor = Sponsor(board, sponsorKey);
            if (laureate.SponsorKey == sponsorKey) throw new RuleBroken("Sponsorship.AlreadyThere", sponsor.Name);
            RuleBroken.If(sponsor.WhyNotChoose());
            await EndAsync(db, board, laureate, reason, ct);
            await SeatAsync(db, board, laureate, sponsor, PlacementOrigin.ByHand, ct);
        }, ct);

    public Task FreeAsync(string editionCode, string laureateKey, string? reason, CancellationToken ct = default) =>
        WriteAsync(editionCode, (db, board) => EndAsync(db, board, Laureate(board, laureateKey), reason, ct), ct);

    /// <summary>The best placement of everybody who waits; nothing is saved. <paramref name="choices"/> (laureate key → sponsor key) settle ties.</summary>
    public async Task<SeatProposal> ProposeAsync(string editionCode, IReadOnlyDictionary<string, string> choices, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return SeatProposal.Of(await OpenBoardAsync(db, editionCode, ct), choices);
    }

    /// <summary>Writes every placement of the proposal that was shown. Refused when the board has changed since, or a tie is left.</summary>
    public Task ConfirmAsync(string editionCode, IReadOnlyDictionary<string, string> choices, string shown, CancellationToken ct = default) =>
        WriteAsync(editionCode, async (db, board) =>
        {
            var proposal = SeatProposal.Of(board, choices);
            RuleBroken.If(proposal.WhyNotConfirm() ?? WhyNotSettle(board, choices));
            if (proposal.Fingerprint != shown) throw new RuleBroken("Sponsorship.ProposalChanged");
            foreach (var seat in proposal.Seats.Where(s => s.Sponsor is not null))
                await SeatAsync(db, board, seat.Laureate, seat.Sponsor!, choices.ContainsKey(seat.Laureate.Key) ? PlacementOrigin.ByHand : PlacementOrigin.Proposal, ct);
        }, ct);

    /// <summary>What the rules alone place is nobody's choice; where they leave it open, nobody chooses for or against their own sponsor.</summary>
    static Refusal? WhyNotSettle(SeatBoard board, IReadOnlyDictionary<string, string> choices) =>
        choices.Count == 0 || !board.Sponsors.Any(s => s.IsOwn) ? null
        : choices.Values.Select(key => Sponsor(board, key)).Concat(SeatProposal.Of(board, new Dictionary<string, string>()).Seats.Where(s => choices.ContainsKey(s.Laureate.Key)).SelectMany(s => s.Choices))
            .Select(s => s.WhyNotChoose()).FirstOrDefault(no => no is not null);

    public static Refusal? WhyNotPlace(BoardLaureate laureate) =>
        laureate.SponsorKey is not null ? new("Sponsorship.AlreadyPlaced")
        : laureate.IsStudent ? new("Sponsorship.AlreadyStudent")
        : !laureate.Released ? new("Sponsorship.NotReleased")
        : null;

    public static Refusal? WhyNotMove(BoardLaureate laureate) =>
        laureate.SponsorKey is null ? new("Sponsorship.NotPlaced")
        : laureate.IsStudent ? new("Sponsorship.AlreadyStudent")
        : null;

    async Task SeatAsync(AppDbContext db, SeatBoard board, BoardLaureate laureate, BoardSponsor sponsor, PlacementOrigin origin, CancellationToken ct)
    {
        var seats = await db.SponsorSeats.FirstAsync(s => s.EditionId == board.EditionId && s.SponsorId == sponsor.Id, ct);
        var taken = sponsor.Taken + db.ChangeTracker.Entries<Placement>().Count(e => e.State == EntityState.Added && e.Entity.SponsorId == sponsor.Id);
        RuleBroken.If((sponsor with { Seats = seats.Seats, Taken = taken }).WhyNotTakeOneMore());
        db.Entry(seats).Property(s => s.Seats).IsModified = true;
        db.Placements.Add(new Placement(board.EditionId, laureate.CandidateId, sponsor.Id, origin, db.Viewer.UserId, clock.Now));
    }

    async Task EndAsync(AppDbContext db, SeatBoard board, BoardLaureate laureate, string? reason, CancellationToken ct)
    {
        RuleBroken.If(WhyNotMove(laureate) ?? Sponsor(board, laureate.SponsorKey!).WhyNotChoose());
        var problems = new Problems();
        var because = problems.Required("Reason", reason, Placement.ReasonMaxLength);
        problems.ThrowIfAny();
        var placement = await db.Placements.FirstAsync(p => p.EditionId == board.EditionId && p.CandidateId == laureate.CandidateId && p.EndedAt == null, ct);
        placement.End(because, clock.Now);
    }

    /// <summary>Reads the board, changes it, saves once. Somebody else's seat in between: read again, so that the answer is about the seats as they are.</summary>
    async Task WriteAsync(string editionCode, Func<AppDbContext, SeatBoard, Task> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await viewerDb.OpenAsync(ct);
            // The seats before the board: a seat given between the two reads is then a newer version, and the save is refused.
            await db.SponsorSeats.Where(s => db.Editions.Any(e => e.Id == s.EditionId && e.Code == editionCode)).LoadAsync(ct);
            await change(db, await OpenBoardAsync(db, editionCode, ct));
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts) { }
            catch (DbUpdateException e) when (e.IsDuplicate() && attempt < Attempts) { }
        }
    }

    static async Task<SeatBoard> OpenBoardAsync(AppDbContext db, string editionCode, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.AllocateSeats);
        return await db.ReadBoardAsync(editionCode, ct) ?? throw new NotFoundForViewer("Edition");
    }

    static BoardLaureate Laureate(SeatBoard board, string key) =>
        board.Laureates.FirstOrDefault(l => l.Key == key) ?? throw new NotFoundForViewer("Laureate");

    static BoardSponsor Sponsor(SeatBoard board, string key) =>
        board.Sponsors.FirstOrDefault(s => s.Key == key) ?? throw new NotFoundForViewer("Sponsor");
}
