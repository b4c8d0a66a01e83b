using System.Data.Common;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Tests.Core.Sponsorship;

public class AllocationTests
{
    static readonly IReadOnlyDictionary<string, string> NoChoice = new Dictionary<string, string>();

    // docs/selection.md, vector 6.1: points of E01 to E11 for AUSIM, DATA PROTECT, AXELI.
    static readonly int[][] Points =
    [
        [80, 60, 70], [70, 75, 60], [65, 90, 50], [85, 85, 40], [60, 80, 95], [90, 70, 90], [75, 65, 85], [50, 85, 55], [80, 80, 80],
        [70, 60, 65], [55, 75, 60],
    ];

    [Fact]
    public async Task The_eleven_of_the_published_vector_are_placed_for_900_points_once_a_person_has_settled_the_tie()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var laureates = await VectorAsync(world);
        var allocation = programme.As<Allocation>(world.Manager);

        var proposal = await allocation.ProposeAsync(world.Edition.Code, NoChoice);

        Assert.Equal(900, proposal.Total);
        Assert.Equal(laureates.Select(l => l.Key), proposal.Seats.Select(s => s.Laureate.Key));
        Assert.Equal(["E04", "E09"], proposal.Seats.Where(s => s.IsTied).Select(s => s.Laureate.Name[..3]));
        Assert.Equal("Axeli", proposal.Seats.Single(s => s.Laureate.Key == laureates[4].Key).Sponsor!.Name);
        var sixth = proposal.Seats.Single(s => s.Laureate.Key == laureates[5].Key);
        Assert.Equal("AUSIM", sixth.Sponsor!.Name);
        Assert.Equal(885, sixth.Others.Single(o => o.Sponsor.Name == "Axeli").Total);
        Assert.Equal("Sponsorship.TieToSettle", (await Assert.ThrowsAsync<RuleBroken>(() => allocation.ConfirmAsync(world.Edition.Code, NoChoice, proposal.Fingerprint))).Refusal.Key);

        var choice = new Dictionary<string, string> { [laureates[3].Key] = world.Ausim.Key };
        var settled = await allocation.ProposeAsync(world.Edition.Code, choice);
        Assert.Equal(900, settled.Total);
        await allocation.ConfirmAsync(world.Edition.Code, choice, settled.Fingerprint);

        var board = (await allocation.BoardAsync(world.Edition.Code))!;
        Assert.Equal((11, 11, 0), (board.Seats, board.Taken, board.Free));
        Assert.Equal(["E01", "E04", "E06", "E07", "E10"], On(board, "AUSIM"));
        Assert.Equal(["E05"], On(board, "Axeli"));
        Assert.Equal(900, board.Laureates.Sum(l => l.Points[l.SponsorKey!]));
        await using var db = programme.OpenAll();
        Assert.Equal((10, 1), (db.Placements.Count(p => p.Origin == PlacementOrigin.Proposal), db.Placements.Count(p => p.Origin == PlacementOrigin.ByHand)));
    }

    [Fact]
    public async Task Between_equal_totals_the_better_ranked_laureate_has_the_points_first()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        // One seat at Axeli; both laureates would bring 30 more there than at AUSIM.
        var second = await world.LaureateAsync("Second", "zagora");
        var first = await world.LaureateAsync("First", "midelt");
        await PreferAsync(world, world.Axeli, ("zagora", 40), ("midelt", 50));
        await PreferAsync(world, world.Ausim, ("zagora", 10), ("midelt", 20));
        await ReviewAsync(world, (first, 400), (second, 300));

        var proposal = await programme.As<Allocation>(world.Manager).ProposeAsync(world.Edition.Code, NoChoice);

        Assert.Equal(60, proposal.Total);
        Assert.False(proposal.HasTies);
        Assert.Equal([("FIRST", "Axeli"), ("SECON", "AUSIM")], proposal.Seats.Select(s => (s.Laureate.Name[..5], s.Sponsor!.Name)));
    }

    [Fact]
    public async Task A_full_sponsor_is_refused_by_hand_and_a_move_frees_the_seat_with_its_reason()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.LaureateAsync("Alami"), await world.LaureateAsync("Berrada"));
        var allocation = programme.As<Allocation>(world.Manager);
        await world.PlaceAsync(a, world.Axeli);

        var full = await Assert.ThrowsAsync<RuleBroken>(() => world.PlaceAsync(b, world.Axeli));
        Assert.Equal(("Sponsorship.NoSeatLeft", "Axeli"), (full.Refusal.Key, (string)full.Refusal.Args[0]));
        Assert.Equal("Sponsorship.AlreadyPlaced", (await Assert.ThrowsAsync<RuleBroken>(() => world.PlaceAsync(a, world.Ausim))).Refusal.Key);
        await Assert.ThrowsAsync<InputRefused>(() => allocation.MoveAsync(world.Edition.Code, a.Key, world.Ausim.Key, " "));

        await allocation.MoveAsync(world.Edition.Code, a.Key, world.Ausim.Key, "Études de gestion");
        await world.PlaceAsync(b, world.Axeli);
        await allocation.FreeAsync(world.Edition.Code, b.Key, "Attend son concours");

        var board = (await allocation.BoardAsync(world.Edition.Code))!;
        Assert.Equal((1, 10), (board.Taken, board.Free));
        await using var db = programme.OpenAll();
        Assert.Equal(["Attend son concours", "Études de gestion"], db.Placements.Where(p => p.EndedAt != null).Select(p => p.EndedBecause!).Order());
    }

    [Fact]
    public async Task Of_two_managers_who_take_the_last_seat_at_once_one_is_told_that_none_is_left()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var other = await world.UserAsync("manager2", Role.Manager);
        var laureates = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => world.LaureateAsync("L" + i)));

        var outcomes = await Task.WhenAll(new[] { (world.Manager, laureates[0]), (other, laureates[1]) }.Select(async pair =>
        {
            try
            {
                await programme.As<Allocation>(pair.Item1).PlaceAsync(world.Edition.Code, pair.Item2.Key, world.Axeli.Key);
                return "placed";
            }
            catch (RuleBroken e)
            {
                return e.Refusal.Key;
            }
        }));

        Assert.Equal(["Sponsorship.NoSeatLeft", "placed"], outcomes.Order(StringComparer.Ordinal));
        await using var db = programme.OpenAll();
        Assert.Equal(1, db.Placements.Count(p => p.EndedAt == null && p.SponsorId == world.Axeli.Id));
    }

    [Fact]
    public async Task A_write_made_from_an_old_board_is_refused_by_the_seats_row_itself()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.LaureateAsync("Alami"), await world.LaureateAsync("Berrada"));
        await using var late = programme.OpenAll();
        var seats = late.SponsorSeats.Single(s => s.SponsorId == world.Axeli.Id);
        await world.PlaceAsync(a, world.Axeli);

        late.Entry(seats).Property(s => s.Seats).IsModified = true;
        late.Placements.Add(new Placement(world.Edition.Id, b.Id, world.Axeli.Id, PlacementOrigin.ByHand, world.Manager.Id, programme.Clock.Now));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task A_proposal_cut_in_the_middle_leaves_not_one_placement(int failingCommand)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        for (var i = 0; i < 4; i++) await world.LaureateAsync("L" + i);
        await PreferAsync(world, world.Ausim, ("zagora", 10));
        var viewer = await programme.ViewerOf(world.Manager);
        var power = new PowerCut();
        var factory = new AppDbContextFactory(programme.Factory.Options, programme.Clock, power);
        var allocation = new Allocation(new ViewerDb(factory, new FixedViewer(viewer)), programme.Clock);
        var shown = (await allocation.ProposeAsync(world.Edition.Code, NoChoice)).Fingerprint;
        power.AfterWrites = failingCommand;
        await Assert.ThrowsAnyAsync<Exception>(() => allocation.ConfirmAsync(world.Edition.Code, NoChoice, shown));

        await using var after = programme.OpenAll();
        Assert.Equal(0, after.Placements.Count());
        Assert.Equal(0, after.History.Count(h => h.Entity == nameof(Placement)));
    }

    [Fact]
    public async Task Only_a_released_laureate_is_placed_and_only_the_manager_places()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var pending = await world.CandidateAsync("Pending", CandidateStage.Selected);
        var eligible = await world.CandidateAsync("Eligible");
        var treasurer = await world.UserAsync("treasurer", Role.Treasurer);

        Assert.Equal("Sponsorship.NotReleased", (await Assert.ThrowsAsync<RuleBroken>(() => world.PlaceAsync(pending, world.Ausim))).Refusal.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.PlaceAsync(eligible, world.Ausim));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Allocation>(treasurer).PlaceAsync(world.Edition.Code, pending.Key, world.Ausim.Key));
    }

    [Fact]
    public async Task A_manager_with_a_tie_sees_the_seat_taken_and_not_by_whom()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (cousin, b) = (await world.LaureateAsync("Cousin"), await world.LaureateAsync("Berrada"));
        await world.PlaceAsync(cousin, world.Axeli);
        var tied = await world.UserAsync("tied", Role.Manager);
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, cousin.Id, tied.Id, ConflictKind.Kin, "Cousine", tied.Id));
            await db.SaveChangesAsync();
        }
        var allocation = programme.As<Allocation>(tied);

        var board = (await allocation.BoardAsync(null))!;

        Assert.DoesNotContain(board.Laureates, l => l.Key == cousin.Key);
        Assert.Equal(1, board.HiddenOn(board.Sponsors.Single(s => s.Name == "Axeli")));
        Assert.Equal("Sponsorship.NoSeatLeft", (await Assert.ThrowsAsync<RuleBroken>(() => allocation.PlaceAsync(world.Edition.Code, b.Key, world.Axeli.Key))).Refusal.Key);
    }

    [Fact]
    public async Task The_board_costs_the_same_queries_for_one_laureate_and_for_three()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var allocation = programme.As<Allocation>(await programme.ViewerOf(world.Manager));
        await world.LaureateAsync("L1");
        var one = await programme.Queries.During(() => allocation.BoardAsync(null));
        await world.LaureateAsync("L2");
        await world.LaureateAsync("L3");
        var three = await programme.Queries.During(() => allocation.BoardAsync(null));

        Assert.Equal(one, three);
        Assert.InRange(three, 1, 6);
    }

    static IEnumerable<string> On(SeatBoard board, string sponsor) =>
        board.On(board.Sponsors.Single(s => s.Name == sponsor)).Select(l => l.Name[..3]).Order(StringComparer.Ordinal);

    /// <summary>Eleven laureates, each of a province of its own, ranked in order; three sponsors whose wishes are the vector's points.</summary>
    static async Task<List<Candidate>> VectorAsync(World world)
    {
        var provinces = Provinces.All.Take(11).Select(p => p.Code).ToList();
        List<Candidate> laureates = [];
        foreach (var (i, province) in provinces.Index()) laureates.Add(await world.LaureateAsync($"E{i + 1:00}", province));
        foreach (var (s, sponsor) in new[] { world.Ausim, world.DataProtect, world.Axeli }.Index())
            await PreferAsync(world, sponsor, [.. provinces.Select((p, i) => (p, Points[i][s]))]);
        await ReviewAsync(world, [.. laureates.Select((l, i) => (l, 500 - i))]);
        return laureates;
    }

    static async Task PreferAsync(World world, Sponsor sponsor, params (string Province, int Points)[] wishes)
    {
        await using var db = world.Programme.OpenAll();
        db.SponsorPreferences.AddRange(wishes.Select(w => new SponsorPreference(sponsor.Id, world.Edition.Id, PreferenceKind.Province, w.Province, w.Points)));
        await db.SaveChangesAsync();
    }

    /// <summary>One submitted review each, with this total.</summary>
    static async Task ReviewAsync(World world, params (Candidate Laureate, int Total)[] totals)
    {
        var member = await world.UserAsync("member", Role.CommitteeMember);
        await using var db = world.Programme.OpenAll();
        var rubric = await db.Rubrics.Include(r => r.Criteria).SingleAsync(r => r.Id == world.FileRubric.Id);
        var round = new Round(world.Edition.Id, RoundKind.File, 1, rubric, Scored.Terms());
        db.Rounds.Add(round);
        await db.SaveChangesAsync();
        foreach (var (i, (laureate, total)) in totals.Index())
        {
            var review = new Review(round, laureate.Id, member.Id, i);
            db.Reviews.Add(review);
            db.Entry(review).Property(r => r.State).CurrentValue = ReviewState.Submitted;
            db.Entry(review).Property(r => r.Total).CurrentValue = total;
        }
        await db.SaveChangesAsync();
    }

    /// <summary>The process dies at the nth write: no later statement, no commit.</summary>
    sealed class PowerCut : DbCommandInterceptor
    {
        int _writes;

        public int AfterWrites { get; set; } = int.MaxValue;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("INSERT", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE", StringComparison.Ordinal)
                ? (_writes += Statements(command)) >= AfterWrites ? throw new InvalidOperationException("The process was killed.") : new(result)
                : new(result);

        static int Statements(DbCommand command) => command.CommandText.Split(';').Count(s => s.Contains("INSERT", StringComparison.Ordinal) || s.Contains("UPDATE", StringComparison.Ordinal));
    }
}
