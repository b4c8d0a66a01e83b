using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class NominatingTests
{
    sealed record Schools(World World, Organisation Own, Organisation Other, AppUser Helper, AppUser OtherHelper);

    static async Task<Schools> SetAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        await using var db = programme.OpenAll();
        var other = new Organisation(World.Text("Lycée Al Khawarizmi"), OrganisationKind.Lycee, "azilal");
        db.Organisations.Add(other);
        await db.SaveChangesAsync();
        return new(world, world.Lycee, other, await world.UserAsync("helper", Role.SchoolHelper, organisationId: world.Lycee.Id), await world.UserAsync("other", Role.SchoolHelper, organisationId: other.Id));
    }

    static NominationInput Form(Schools s, string family = "Bennani", string massar = "M130000001") => new()
    {
        Edition = s.World.Edition.Code, School = s.Own.Key, FamilyName = family, GivenName = "Salma", FamilyNameArabic = "بـنّاني", GivenNameArabic = "سلمى", Gender = "Female",
        BirthDate = "05/04/2003", Massar = massar, Phone = "0612345678", Stream = "SMA", Average = "17,64", InformedOn = "01/07/2021",
    };

    static async Task<NominationPage> PageAsync(Schools s, AppUser user) => (await s.World.Programme.As<NominationQueries>(user).ReadAsync(null, 1))!;

    [Fact]
    public async Task A_helper_names_a_pupil_and_reads_in_plain_words_what_is_missing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);

        await programme.As<Nominating>(s.Helper).AddAsync(Form(s));

        var row = Assert.Single((await PageAsync(s, s.Helper)).Rows);
        Assert.Equal(("BENNANI Salma", "سلمى بناني", NominationState.Incomplete), (row.Name, row.NameArabic, row.State));
        Assert.Equal([NominationGap.Transcript], row.Missing);
        await using var db = programme.OpenAll();
        var file = await db.Candidates.Include(c => c.File).Include(c => c.Person.Identity).SingleAsync();
        Assert.Equal((s.Own.Id, null, 17.64m, "M130000001"), (file.SuppliedByOrganisationId, file.SourceListId, file.File.PrintedAverage, file.Person.Identity!.Massar));
    }

    [Fact]
    public async Task The_form_says_what_is_wrong_beside_each_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        var wrong = new NominationInput { Edition = s.World.Edition.Code, School = s.Own.Key, FamilyName = "==", Phone = "12", BirthDate = "2003", Average = "21", InformedOn = "13/07/2021", Stream = "X" };

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<Nominating>(s.Helper).AddAsync(wrong));

        Assert.Equal(["Average", "BirthDate", "FamilyName", "Gender", "GivenName", "InformedOn", "Phone", "Stream"], refused.Problems.Select(p => p.Field).Distinct().Order());
    }

    [Fact]
    public async Task Nobody_is_entered_twice_and_whose_list_brought_them_is_not_said()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        await programme.As<Nominating>(s.Helper).AddAsync(Form(s));

        var form = Form(s, "Autre");
        form.School = s.Other.Key;
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Nominating>(s.OtherHelper).AddAsync(form));

        Assert.Equal(("Nominations.AlreadyThere", 0), (refused.Refusal.Key, refused.Refusal.Args.Length));
    }

    [Fact]
    public async Task A_helper_of_another_lycee_finds_nothing_of_this_one_anywhere()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        await programme.As<Nominating>(s.Helper).AddAsync(Form(s));
        var own = await programme.As<Importing>(s.Helper).UploadAsync(Upload(s), Lists.Csv(Lists.Head, "TAHIRI;Omar;;;06/05/2003;M130000009;;15;15;15;"), "a.csv");
        await programme.As<Importing>(s.Helper).ConfirmAsync(own);
        await using var all = programme.OpenAll();
        var file = await all.Candidates.FirstAsync();

        Assert.Equal(2, (await PageAsync(s, s.Helper)).Total);
        Assert.Equal(0, (await PageAsync(s, s.OtherHelper)).Total);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<Nominating>(s.OtherHelper).AddAsync(Form(s, "Autre", "M130000002")));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<Importing>(s.OtherHelper).UploadAsync(Upload(s), Lists.Csv("Nom;Prénom", "A;B"), "a.csv"));
        Assert.Null(await programme.As<ImportQueries>(s.OtherHelper).DoneAsync(own));
        await using (var db = programme.Factory.Create(await programme.ViewerOf(s.OtherHelper)))
            Assert.Equal((0, 0, 0, 0), (await db.Candidates.CountAsync(), await db.People.CountAsync(), await db.SourceLists.CountAsync(), await db.PendingImports.CountAsync()));

        // Their own helper meets names and states, and none of the rest.
        await using (var db = programme.Factory.Create(await programme.ViewerOf(s.Helper)))
        {
            Assert.Equal((2, 2), (await db.Candidates.CountAsync(), await db.People.CountAsync()));
            Assert.Equal((0, 0, 0, 0), (await db.CandidateFiles.CountAsync(), await db.SocialFiles.CountAsync(), await db.PersonIdentities.CountAsync(), await db.PersonContacts.CountAsync()));
        }
        foreach (var user in new[] { s.Helper, s.OtherHelper })
        {
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CandidateDossiers>(user).ReadAsync(file.Key));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ImportQueries>(user).ReceivedAsync());
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Importing>(user).UndoAsync("x"));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OrganisationQueries>(user).OneAsync(s.Own.Key));
        }
    }

    [Fact]
    public async Task A_helpers_list_fills_what_is_empty_and_corrects_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        var form = Form(s);
        form.Phone = null;
        await programme.As<Nominating>(s.Helper).AddAsync(form);
        var key = await programme.As<Importing>(s.Helper).UploadAsync(Upload(s), Lists.Csv("Nom;Prénom;Massar;Téléphone;Moyenne;Vœux", "BENNANI;Salma;M130000001;0698765432;19,50;CPGE"), "a.csv");

        var change = Assert.Single((await programme.As<ImportQueries>(s.Helper).PreviewAsync(key))!.Changes);
        Assert.Equal([FileField.Phone, FileField.StudyWish], change.Changes.Select(c => c.Field).Order());
        Assert.All(change.Changes, c => Assert.Null(c.Before));
        await programme.As<Importing>(s.Helper).ConfirmAsync(key);

        await using var db = programme.OpenAll();
        var file = await db.Candidates.Include(c => c.File).Include(c => c.Person.Contact).SingleAsync();
        Assert.Equal((17.64m, "CPGE", "+212698765432"), (file.File.PrintedAverage, file.File.StudyWish, file.Person.Contact!.Phone));
    }

    [Theory]
    [InlineData(CandidateStage.Received, false, true, NominationState.Incomplete)]
    [InlineData(CandidateStage.Received, false, false, NominationState.Received)]
    [InlineData(CandidateStage.Ineligible, false, false, NominationState.InSelection)]
    [InlineData(CandidateStage.NotShortlisted, false, false, NominationState.InSelection)]
    [InlineData(CandidateStage.NotShortlisted, true, false, NominationState.Decided)]
    [InlineData(CandidateStage.Selected, false, false, NominationState.Decided)]
    [InlineData(CandidateStage.NotSelected, false, false, NominationState.Decided)]
    public void A_school_reads_no_answer_before_the_person_has_it(CandidateStage stage, bool closed, bool lacks, NominationState expected) =>
        Assert.Equal(expected, NominationQueries.StateOf(stage, closed, lacks));

    [Fact]
    public async Task Naming_ends_with_the_scoring_of_files_and_a_renamed_school_keeps_its_pupils()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        await programme.As<Nominating>(s.Helper).AddAsync(Form(s));
        var key = await programme.As<OrganisationKeeping>(s.World.Manager).RenameAsync(s.Own.Key, new RenameInput { NameFr = "Lycée Averroès", From = "12/07/2021" });

        var page = await PageAsync(s, s.Helper);
        Assert.Equal((1, key), (page.Total, Assert.Single(page.Schools).Key));

        programme.Time.Advance(TimeSpan.FromDays(5));
        Assert.Equal("Nominations.Over", (await PageAsync(s, s.Helper)).WhyNotAdd!.Key);
        var late = Form(s, "Autre", "M130000002");
        late.BirthDate = "06/04/2003";
        Assert.Equal("Nominations.Over", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Nominating>(s.Helper).AddAsync(late))).Refusal.Key);
    }

    [Fact]
    public async Task The_page_takes_as_many_queries_for_three_pupils_as_for_one()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var s = await SetAsync(programme);
        async Task<int> CountAsync()
        {
            var viewer = await programme.ViewerOf(s.Helper);
            return await programme.Queries.During(() => programme.As<NominationQueries>(viewer).ReadAsync(null, 1));
        }
        await programme.As<Nominating>(s.Helper).AddAsync(Form(s));
        var one = await CountAsync();
        foreach (var i in new[] { 2, 3 })
        {
            var form = Form(s, "Nom" + (char)('a' + i), "M13000000" + i);
            form.BirthDate = $"0{i}/05/2003";
            await programme.As<Nominating>(s.Helper).AddAsync(form);
        }
        Assert.Equal(one, await CountAsync());
        Assert.InRange(one, 1, 6);
    }

    static ImportUpload Upload(Schools s) => new() { Edition = s.World.Edition.Code, Supplier = s.Own.Key, InformedOn = "01/06/2021", AgreementReference = "Lettre", AgreedOn = "01/05/2021" };
}
