using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ReadinessTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    [Fact]
    public async Task Each_thing_a_file_lacks_is_told_and_a_figure_is_the_length_of_the_list_behind_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var papers = programme.As<CandidatePapers>(world.Manager);
        var ready = await world.CandidateAsync("Alaoui");
        var bare = await world.CandidateAsync("Bennani", income: IncomeBracket.Undeclared);
        var refused = await world.CandidateAsync("Chafik", CandidateStage.Received);
        var toCheck = await world.CandidateAsync("Daoudi");
        var minor = await world.CandidateAsync("Essaidi");
        var unreachable = await world.CandidateAsync("Fassi");
        var twin = await world.CandidateAsync("Gharbi");
        var closed = await world.CandidateAsync("Hamdi", CandidateStage.Ineligible);
        foreach (var c in new[] { ready, refused, toCheck, minor, unreachable, twin }) await papers.AddAsync(c.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);
        await using (var db = programme.OpenAll())
        {
            foreach (var d in await db.Documents.Where(d => d.CandidateId != toCheck.Id).ToListAsync())
                if (d.CandidateId == refused.Id) d.Refuse("Illisible", world.Manager.Id, programme.Clock.Now);
                else d.Accept(world.Manager.Id, programme.Clock.Now);
            (await FileOf(bare)).CorrectMarks("SMA", default, 2021);
            (await FileOf(toCheck)).CorrectMarks("SMA", new BacMarks(17, 17, 17), 2021);
            (await IdentityOf(minor)).Correct(new DateOnly(2003, 7, 13), "M199999999");
            (await db.PersonContacts.SingleAsync(c => c.PersonId == unreachable.PersonId)).Correct(null, null, "zagora", null);
            // One number in two files, which is how one person is found twice.
            (await IdentityOf(twin)).Correct(new DateOnly(2003, 1, 1), "M299999999");
            (await IdentityOf(unreachable)).Correct(new DateOnly(2003, 2, 2), "M299999999");
            await db.SaveChangesAsync();

            Task<CandidateFile> FileOf(Candidate c) => db.CandidateFiles.SingleAsync(f => f.CandidateId == c.Id);
            Task<PersonIdentity> IdentityOf(Candidate c) => db.PersonIdentities.SingleAsync(i => i.PersonId == c.PersonId);
        }

        var files = (await programme.As<FileStates>(world.Manager).OfAsync(world.Edition.Id))!;

        Assert.Equal((Readiness.Ready, ""), Told(ready));
        Assert.Equal((Readiness.Missing, "DocumentKind.Transcript FileGap.MarksMissing FileGap.IncomeUndeclared"), Told(bare));
        Assert.Equal((Readiness.Missing, "Gaps.Refused FileGap.EligibilityToConfirm"), Told(refused));
        Assert.Equal((Readiness.Doubtful, "Gaps.ToCheck FileGap.MarksProvisional"), Told(toCheck));
        Assert.Equal((Readiness.Missing, "FileGap.AgreementMissing"), Told(minor));
        Assert.Equal((Readiness.Missing, "FileGap.ContactMissing FileGap.SuspectedDuplicate"), Told(unreachable));
        Assert.Equal((Readiness.Doubtful, "FileGap.SuspectedDuplicate"), Told(twin));
        Assert.Null(files.Of(closed.Id));
        var list = programme.As<CandidateListing>(world.Manager);
        foreach (var readiness in Enum.GetValues<Readiness>()) Assert.Equal(files.Of(readiness), (await list.ReadAsync(new() { Ready = readiness }, new())).Total);
        foreach (var gap in Enum.GetValues<FileGap>()) Assert.Equal(files.ByGap[gap], (await list.ReadAsync(new() { Gap = gap }, new())).Total);
        Assert.All(Enum.GetValues<FileGap>(), gap => Assert.True(files.ByGap[gap] > 0, $"Nothing lacks {gap}: it is not tested."));

        // A list brought this minor: a signed page stands for the agreement once somebody has looked at it.
        await papers.AddAsync(minor.Key, nameof(DocumentKind.RepresentativeAgreement), "accord.pdf", Pdf);
        files = (await programme.As<FileStates>(world.Manager).OfAsync(world.Edition.Id))!;
        Assert.Equal((Readiness.Doubtful, "Gaps.ToCheck"), Told(minor));

        (Readiness, string) Told(Candidate c) => (files.Of(c.Id)!.Value.Readiness, string.Join(' ', files.Of(c.Id)!.Value.Words.Select(w => w.Key)));
    }

    [Fact]
    public async Task What_a_tie_hides_is_in_no_figure_and_who_does_not_see_every_part_gets_none()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var hidden = await world.CandidateAsync("Alaoui", CandidateStage.Received);
        await world.CandidateAsync("Bennani", CandidateStage.Received);
        var states = programme.As<FileStates>(world.Manager);
        Assert.Equal(2, (await states.OfAsync(world.Edition.Id))!.Count);

        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, hidden.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, (await states.OfAsync(world.Edition.Id))!.Count);
        Assert.Equal(1, (await programme.As<DeskQueries>(world.Manager).OpenAsync()).Morning!.Missing);
        Assert.Equal([("Received", 1)], (await programme.As<CandidateListing>(world.Manager).BoardAsync(new())).Where(c => c.Count > 0).Select(c => (c.Stage.ToString(), c.Cards.Count)));
        foreach (var role in new[] { Role.Chair, Role.Auditor })
        {
            var user = await world.UserAsync(role.ToString(), role);
            Assert.Null(await programme.As<FileStates>(user).OfAsync(world.Edition.Id));
            Assert.Null((await programme.As<DeskQueries>(user).OpenAsync()).Morning);
            // What a filter may not tell, it does not filter by.
            Assert.Equal(2, (await programme.As<CandidateListing>(user).ReadAsync(new() { Ready = Readiness.Ready }, new())).Total);
        }
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<FileStates>(await world.UserAsync("coach", Role.Coach)).OfAsync(world.Edition.Id));
    }

    [Fact]
    public async Task Page_board_and_desk_take_the_same_few_queries_whatever_they_hold()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        await world.CandidateAsync("Alaoui", CandidateStage.Received);
        var (page, board, desk) = (await Page(false), await Page(true), await Desk());

        await world.CandidateAsync("Bennani", CandidateStage.Received);
        await world.CandidateAsync("Chafik");

        Assert.Equal((page, board, desk), (await Page(false), await Page(true), await Desk()));
        Assert.InRange(page, 1, 6);
        Assert.InRange(board, 1, 6);

        Task<int> Desk() => programme.Queries.During(() => programme.As<DeskQueries>(viewer).OpenAsync());
        // Each time as the first of its day: nothing is kept from before.
        Task<int> Page(bool asBoard)
        {
            programme.Time.Advance(TimeSpan.FromMinutes(2));
            var list = programme.As<CandidateListing>(viewer);
            return programme.Queries.During(async () =>
            {
                list.Head = await programme.As<CandidateHeads>(viewer).ReadAsync(null, list.Code);
                if (asBoard) await list.BoardAsync(new());
                else await list.ReadAsync(new() { Ready = Readiness.Missing }, new PageRequest());
            });
        }
    }

    [Fact]
    public async Task The_morning_counts_what_came_since_the_working_day_before_and_what_waits_longest()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Alaoui", CandidateStage.Received);
        programme.Time.Advance(TimeSpan.FromDays(11));
        await world.CandidateAsync("Bennani");
        await world.CandidateAsync("Chafik", CandidateStage.Ineligible);
        programme.Time.Advance(TimeSpan.FromDays(3));

        // Monday 26 July: what came on Friday is new.
        var morning = (await programme.As<DeskQueries>(world.Manager).OpenAsync()).Morning!;

        Assert.Equal((new DateOnly(2021, 7, 23), 1, 14), (morning.Since, morning.AllNew, morning.OldestDays));
        Assert.Equal([CandidateSource.Hand], morning.New.Select(n => n.Source));
        var row = Assert.Single((await programme.As<CandidateListing>(world.Manager).ReadAsync(new() { Recent = true }, new())).Rows);
        Assert.Equal("BENNANI Amal", row.Name);
        Assert.Equal(["ALAOUI Amal", "BENNANI Amal", "CHAFIK Amal"], (await programme.As<CandidateListing>(world.Manager).ReadAsync(new(), new PageRequest(Sort: "since"))).Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task The_board_shows_who_has_stood_longest_at_a_stage_and_counts_the_rest()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var names = "Abadi Bennani Chafik Daoudi Essaidi Fassi Gharbi Hamdi Idrissi Jalal".Split(' ');
        foreach (var name in names)
        {
            await world.CandidateAsync(name, CandidateStage.Received);
            programme.Time.Advance(TimeSpan.FromHours(1));
        }

        var board = await programme.As<CandidateListing>(world.Manager).BoardAsync(new());

        Assert.Equal(Enum.GetValues<CandidateStage>(), board.Select(c => c.Stage));
        var received = board.Single(c => c.Stage == CandidateStage.Received);
        Assert.Equal((10, CandidateListing.CardsShown), (received.Count, received.Cards.Count));
        Assert.Equal(names.Take(CandidateListing.CardsShown).Select(n => n.ToUpperInvariant() + " Amal"), received.Cards.Select(c => c.Name));
    }
}
