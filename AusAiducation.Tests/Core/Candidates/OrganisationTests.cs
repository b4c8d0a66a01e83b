using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Candidates;

public class OrganisationTests
{
    static Task<PageOf<OrganisationRow>> ListAsync(World world, OrganisationFilter? filter = null, string? sort = null, AppUser? by = null) =>
        world.Programme.As<OrganisationListing>(by ?? world.Manager).ReadAsync(filter ?? new(), new PageRequest(Sort: sort));

    static async Task<OrganisationView> OneAsync(World world, string key) => (await world.Programme.As<OrganisationQueries>(world.Manager).OneAsync(key))!;

    [Fact]
    public async Task A_new_name_is_a_row_with_its_own_days_and_contacts_calls_and_lists_follow()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<OrganisationKeeping>(world.Manager);
        var fme = await keeping.CreateAsync(new OrganisationInput { NameFr = "FME", Kind = nameof(OrganisationKind.Foundation), Province = "casablanca" });
        await programme.As<OrganisationContacts>(world.Manager).AddAsync(fme, new ContactPersonInput { Name = "Aziza", Phone = "06 12 34 56 78" });
        await keeping.SendCallAsync(fme, new CallInput { Edition = world.Edition.Code, SentOn = "18/05/2021", Channel = nameof(CallChannel.Letter) });

        var jadara = await keeping.RenameAsync(fme, new RenameInput { NameFr = "Jadara", From = "01/04/2022" });

        var view = await OneAsync(world, jadara);
        Assert.Equal([("FME", null, new DateOnly(2022, 3, 31)), ("Jadara", new DateOnly(2022, 4, 1), (DateOnly?)null)], view.Names.Select(n => (n.Name, n.From, n.To)));
        Assert.Equal(("+212612345678", new DateOnly(2021, 5, 18)), (Assert.Single(view.Contacts).Phone, Assert.Single(view.Calls).SentOn));
        var reopened = await Assert.ThrowsAsync<InputRefused>(() => keeping.CorrectAsync(fme, new OrganisationInput { NameFr = "FME", Kind = nameof(OrganisationKind.Foundation), Version = 2 }));
        Assert.Equal(("ValidTo", "Organisations.NamesOverlap"), (reopened.Problems[0].Field, reopened.Problems[0].Refusal.Key));
        // In July 2021 it still bears the old name.
        Assert.Equal(["FME"], (await ListAsync(world, new() { Kind = OrganisationKind.Foundation })).Rows.Select(r => r.Name));
        programme.Time.Advance(TimeSpan.FromDays(300));
        Assert.Equal(["Jadara"], (await ListAsync(world, new() { Kind = OrganisationKind.Foundation })).Rows.Select(r => r.Name));
        Assert.Equal(2, (await ListAsync(world, new() { Kind = OrganisationKind.Foundation, Past = true })).Total);
        Assert.Equal("Organisations.NameEnded", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.RenameAsync(fme, new RenameInput { NameFr = "X", From = "01/05/2022" }))).Refusal.Key);
    }

    [Fact]
    public async Task What_was_sent_and_what_came_back_stand_side_by_side_by_edition()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<OrganisationKeeping>(world.Manager);
        async Task<OrganisationRow> RowAsync() => (await ListAsync(world)).Rows.Single(r => r.Key == world.Lycee.Key);
        Assert.Equal(OrganisationBack.NotCalled, (await RowAsync()).Back);

        await keeping.SendCallAsync(world.Lycee.Key, new CallInput { Edition = world.Edition.Code, SentOn = "18/05/2021", Channel = nameof(CallChannel.WhatsApp), To = "M. Oubella" });
        Assert.Equal(OrganisationBack.Silent, (await RowAsync()).Back);
        var call = Assert.Single((await OneAsync(world, world.Lycee.Key)).Calls);
        Assert.Equal("Organisations.AnsweredBeforeSent", (await Assert.ThrowsAsync<RuleBroken>(() => keeping.AnswerAsync(new CallAnswerInput { Call = call.Key, Answer = nameof(CallAnswer.WillSend), AnsweredOn = "17/05/2021" }))).Refusal.Key);
        await keeping.AnswerAsync(new CallAnswerInput { Call = call.Key, Answer = nameof(CallAnswer.WillSend), AnsweredOn = "21/05/2021" });
        Assert.Equal((OrganisationBack.Answered, new DateOnly(2021, 5, 18)), (await RowAsync()) is var answered ? (answered.Back, answered.CalledOn) : default);

        await Lists.ImportAsync(world, Lists.Head, "BENNANI;Salma;;;05/04/2003;M130000001;;17;17;17;", "TAHIRI;Omar;;;06/05/2003;M130000002;;17;17;17;");
        var row = await RowAsync();
        Assert.Equal((OrganisationBack.Supplied, 1, 2), (row.Back, row.Lists, row.Files));
        Assert.Equal((world.Edition.Code, 2), Assert.Single((await OneAsync(world, world.Lycee.Key)).Lists) is var list ? (list.EditionCode, list.Brought) : default);
        foreach (var (back, found) in new[] { (OrganisationBack.Supplied, 1), (OrganisationBack.Answered, 1), (OrganisationBack.Silent, 0), (OrganisationBack.NotCalled, 0) })
            Assert.Equal(found, (await ListAsync(world, new() { Back = back })).Total);
    }

    [Fact]
    public async Task Organisations_are_found_in_any_script_and_sorted_by_every_column()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await programme.As<OrganisationKeeping>(world.Manager).CreateAsync(new OrganisationInput { NameFr = "Académie de Fès", NameAr = "أكاديمية فاس", Kind = nameof(OrganisationKind.Academy), Province = "fes" });

        Assert.Equal(1, (await ListAsync(world, new() { Search = "academie fes" })).Total);
        Assert.Equal(1, (await ListAsync(world, new() { Search = "اكاديميه" })).Total);
        Assert.Equal(1, (await ListAsync(world, new() { Region = "fes-meknes" })).Total);
        foreach (var column in new[] { "name", "kind", "called", "lists", "files" }) Assert.Equal(2, (await ListAsync(world, sort: column)).Rows.Count);
        var exported = new List<OrganisationRow>();
        await foreach (var row in programme.As<OrganisationListing>(world.Manager).ExportAsync(new(), new PageRequest())) exported.Add(row);
        Assert.Equal(2, exported.Count);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_beside_its_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<OrganisationKeeping>(world.Manager);
        var organisation = await Assert.ThrowsAsync<InputRefused>(() => keeping.CreateAsync(new OrganisationInput { Province = "atlantis", ValidFrom = "01/01/2022", ValidTo = "01/01/2021" }));
        Assert.Equal(["Kind", "NameFr", "Province", "ValidTo"], organisation.Problems.Select(p => p.Field).Order());
        var call = await Assert.ThrowsAsync<InputRefused>(() => keeping.SendCallAsync(world.Lycee.Key, new CallInput { SentOn = "13/07/2021" }));
        Assert.Equal(["Channel", "Edition", "SentOn"], call.Problems.Select(p => p.Field).Order());
        var contact = await Assert.ThrowsAsync<InputRefused>(() => programme.As<OrganisationContacts>(world.Manager).AddAsync(world.Lycee.Key, new ContactPersonInput()));
        Assert.Equal(["Name", "Phone"], contact.Problems.Select(p => p.Field).Order());
    }

    [Fact]
    public async Task The_auditor_reads_the_team_writes_and_nobody_else_meets_a_contact()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var contacts = programme.As<OrganisationContacts>(world.Manager);
        await contacts.AddAsync(world.Lycee.Key, new ContactPersonInput { Name = "Aziza", Email = "a@lycee.ma" });
        var auditor = await world.UserAsync("auditor", Role.Auditor);
        Assert.Equal(1, (await ListAsync(world, by: auditor)).Total);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OrganisationKeeping>(auditor).CreateAsync(new OrganisationInput()));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OrganisationContacts>(auditor).AddAsync(world.Lycee.Key, new ContactPersonInput()));
        foreach (var role in new[] { Role.Chair, Role.CommitteeMember, Role.Coach, Role.Treasurer })
        {
            var user = await world.UserAsync("x" + role, role);
            await Assert.ThrowsAsync<AccessDenied>(() => ListAsync(world, by: user));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OrganisationQueries>(user).OneAsync(world.Lycee.Key));
            await using var db = programme.Factory.Create(await programme.ViewerOf(user));
            Assert.Empty(db.OrganisationContacts);
            Assert.Empty(db.OrganisationCalls);
        }
        await contacts.EndAsync(Assert.Single((await OneAsync(world, world.Lycee.Key)).Contacts).Key);
        Assert.Empty((await OneAsync(world, world.Lycee.Key)).Contacts);
    }

    [Fact]
    public async Task List_and_page_take_as_many_queries_for_three_as_for_one()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var keeping = programme.As<OrganisationKeeping>(world.Manager);
        var viewer = await programme.ViewerOf(world.Manager);
        async Task<(int List, int One)> CountAsync() => (
            await programme.Queries.During(() => programme.As<OrganisationListing>(viewer).ReadAsync(new(), new PageRequest())),
            await programme.Queries.During(() => programme.As<OrganisationQueries>(viewer).OneAsync(world.Lycee.Key)));
        var one = await CountAsync();
        for (var i = 0; i < 2; i++)
        {
            await keeping.CreateAsync(new OrganisationInput { NameFr = "Lycée " + i, Kind = nameof(OrganisationKind.Lycee) });
            await keeping.SendCallAsync(world.Lycee.Key, new CallInput { Edition = world.Edition.Code, SentOn = "18/05/2021", Channel = nameof(CallChannel.Letter) });
        }
        Assert.Equal(one, await CountAsync());
        Assert.True(one.List <= 6 && one.One <= 6);
    }
}
