using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Provenance;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Selection;

public class ProvenanceTests
{
    [Fact]
    public async Task Every_region_and_province_stands_there_and_each_step_counts_those_who_reached_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Alaoui", CandidateStage.Received);
        await world.CandidateAsync("Bennani", CandidateStage.NotShortlisted);
        await world.CandidateAsync("Chafik", CandidateStage.Accepted, stream: "PC", province: "rabat");
        await world.CandidateAsync("Daoudi", CandidateStage.Withdrawn, province: "rabat");

        var view = (await programme.As<ProvenanceQueries>(world.Manager).ReadAsync(null))!;

        Assert.Equal([8, 8, 9, 7, 5, 9, 8, 5, 6, 4, 4, 2], view.Regions.Select(r => r.Inside.Count));
        Assert.Equal(new FunnelCounts(4, 2, 2, 1, 1, 1), view.Total.Now);
        Assert.Equal([("draa-tafilalet", 2), ("rabat-sale-kenitra", 2)], view.Regions.Where(r => r.Now.Received > 0).Select(r => (r.Code!, r.Now.Received)).Order());
        var rabat = view.Regions.SelectMany(r => r.Inside).Single(p => p.Code == "rabat");
        Assert.Equal((2, 1, 50), (rabat.Now.Received, rabat.Now.Eligible, rabat.Now.Share(FunnelStep.Selected)));
        Assert.Equal([("PC", 1), ("SMA", 3)], view.Streams.Select(s => (s.Code!, s.Now.Received)).Order());
        Assert.Equal(4, view.Genders.Single(g => g.Code == nameof(Gender.Female)).Now.Received);
        Assert.Equal(4, view.Sources.Single(s => s.Code == nameof(CandidateSource.Hand)).Now.Received);
        Assert.Equal((null, 0), (view.BeforeCode, view.Total.Before.Received));
        // A chair counts the same files; what is complete is not told to those who do not see it.
        var chair = (await programme.As<ProvenanceQueries>(await world.UserAsync("chair", Role.Chair)).ReadAsync(null))!;
        Assert.Equal(view.Total.Now with { Complete = null }, chair.Total.Now);
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<ProvenanceQueries>(await world.UserAsync("coach", Role.Coach)).ReadAsync(null));
        Assert.Null(await programme.As<ProvenanceQueries>(world.Manager).ReadAsync("1999-2000"));
    }

    [Fact]
    public async Task An_edition_stands_beside_the_one_before_and_suppliers_under_their_last_name()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await using (var db = programme.OpenAll())
        {
            var before = new Edition("2019-2020", world.Edition.Calendar.AddYears(-2), new EligibilityRules(), new FundingTerms());
            db.Add(before);
            await db.SaveChangesAsync();
            foreach (var (edition, name) in new[] { (before, "Alaoui"), (before, "Bennani"), (await db.FindAsync<Edition>(world.Edition.Id), "Chafik") })
            {
                var candidate = new Candidate(edition!, new Person(name, "Amal", gender: Gender.Female), new CandidateFile("SMA", default, null, null), new SocialFile(IncomeBracket.Undeclared, null), null, "zagora");
                candidate.Nominate(world.Lycee.Id, "Lycée Ibn Sina");
                db.Candidates.Add(candidate);
            }
            await db.SaveChangesAsync();
        }

        var queries = 0;
        ProvenanceView view = null!;
        var viewer = await programme.ViewerOf(world.Manager);
        queries = await programme.Queries.During(async () => view = (await programme.As<ProvenanceQueries>(viewer).ReadAsync("2021-2022"))!);

        Assert.InRange(queries, 1, 6);
        Assert.Equal(("2019-2020", 1, 2), (view.BeforeCode, view.Total.Now.Received, view.Total.Before.Received));
        var supplier = Assert.Single(view.Suppliers);
        Assert.Equal((world.Lycee.Key, "Lycée Ibn Sina", 1, 2), (supplier.Code, supplier.Name, supplier.Now.Received, supplier.Before.Received));
        Assert.Equal(1, (await programme.As<CandidateListing>(world.Manager).ReadAsync(new CandidateFilter { Edition = "2021-2022", Supplier = world.Lycee.Key }, new())).Total);
    }

    [Fact]
    public async Task What_a_tie_hides_is_counted_nowhere_and_said_to_be_so()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var hidden = await world.CandidateAsync("Alaoui", province: "rabat");
        await world.CandidateAsync("Bennani");
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, hidden.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }

        var view = (await programme.As<ProvenanceQueries>(world.Manager).ReadAsync(null))!;

        Assert.Equal((1, 1), (view.Total.Now.Received, view.Hidden));
        Assert.Equal(0, view.Regions.SelectMany(r => r.Inside).Single(p => p.Code == "rabat").Now.Received);
    }

    [Fact]
    public async Task An_export_leaves_out_counts_of_fewer_than_five_people()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        for (var i = 0; i < 6; i++) await world.CandidateAsync("Alaoui");
        await world.CandidateAsync("Bennani", CandidateStage.Selected, province: "rabat");

        var rows = new List<ProvenanceRow>();
        await foreach (var row in programme.As<ProvenanceExport>(world.Manager).ExportAsync(new ProvenanceFilter(), new PageRequest())) rows.Add(row);

        var regions = rows.Where(r => r.Group.Kind == ProvenanceKind.Region && r.Group.Now.Received > 0).ToList();
        // One of two parts of a known total: the other goes too, or a subtraction would tell it.
        Assert.All(regions, r => Assert.Equal("moins de 5", r.Now[FunnelStep.Received]));
        Assert.All(regions, r => Assert.Null(r.Share(FunnelStep.Selected)));
        Assert.Equal(7, rows.Single(r => r.Group.Kind == ProvenanceKind.Total).Now[FunnelStep.Received]);
        Assert.Equal("moins de 5", rows.Single(r => r.Group.Kind == ProvenanceKind.Total).Now[FunnelStep.Selected]);
        Assert.Equal(75, rows.Count(r => r.Group.Kind == ProvenanceKind.Province));
    }

    [Theory]
    [InlineData(new[] { 0, 5, 9 }, new[] { false, false, false })]
    [InlineData(new[] { 4, 5, 9 }, new[] { true, true, false })]
    [InlineData(new[] { 4, 1, 9 }, new[] { true, true, false })]
    [InlineData(new[] { 3, 0, 0 }, new[] { true, false, false })]
    public void Small_cells_go_and_with_a_lone_one_its_smallest_neighbour(int[] parts, bool[] hidden) => Assert.Equal(hidden, SmallCells.Hidden([.. parts.Select(p => (int?)p)]));
}
