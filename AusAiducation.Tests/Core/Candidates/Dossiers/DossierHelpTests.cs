using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Dossiers;

/// <summary>Lost phrases, papers, the legal gate, and what the holder of one file meets of everything else.</summary>
public class DossierHelpTests
{
    [Fact]
    public async Task The_helper_named_by_the_candidate_gives_a_new_phrase_once_on_the_record()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var helper = await world.UserAsync("helper", Role.SchoolHelper, organisationId: world.Lycee.Id);
        var applicant = await Applicant.BeginAsync(programme);
        var identity = Applicant.Identity();
        identity.Helper = world.Lycee.Key;
        await applicant.As<DossierFilling>().SaveAsync(identity);
        await programme.As<DossierDoor>(Viewer.Public).AskCallbackAsync(applicant.Begun.Code);

        var found = await programme.As<DossierRecovery>(helper).ListAsync("salma harrak".Split(' ')[1]);
        var row = Assert.Single(found.Rows);
        Assert.Equal(("El Harrak Salma", new DateOnly(2003, 3, 14), "+212660001122"), (row.Name, row.BirthDate!.Value, row.Phone));
        var given = await programme.As<DossierRecovery>(helper).RenewAsync(row.Key, "Élève de ma classe, venue avec sa carte.");

        Assert.False((await applicant.ViewerAsync()).IsApplicant);
        var door = programme.As<DossierDoor>(Viewer.Public);
        Assert.Null(await door.OpenAsync(applicant.Begun.Code, applicant.Begun.Passphrase, false));
        Assert.NotNull(await door.OpenAsync(given.Code, given.Passphrase, false));
        await using var db = programme.OpenAll();
        var entry = await db.History.SingleAsync(h => h.Entity == nameof(Dossier) && h.UserId == helper.Id && h.Changes.Contains("Passphrase"));
        Assert.Contains("venue avec sa carte", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(given.Passphrase, entry.Changes, StringComparison.Ordinal);
        Assert.Null((await db.Dossiers.SingleAsync()).CallbackAskedAt);
    }

    [Fact]
    public async Task A_helper_of_another_school_and_people_without_the_duty_find_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        Organisation other;
        await using (var db = programme.OpenAll())
        {
            db.Add(other = new Organisation(World.Text("Lycée Al Massira"), OrganisationKind.Lycee));
            await db.SaveChangesAsync();
        }
        var stranger = await world.UserAsync("stranger", Role.SchoolHelper, organisationId: other.Id);
        var applicant = await Applicant.BeginAsync(programme);
        var identity = Applicant.Identity();
        identity.Helper = world.Lycee.Key;
        await applicant.As<DossierFilling>().SaveAsync(identity);
        var key = (await applicant.ViewerAsync()).DossierKey;

        Assert.Empty((await programme.As<DossierRecovery>(stranger).ListAsync(applicant.Begun.Code)).Rows);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<DossierRecovery>(stranger).RenewAsync(key, "essai"));
        var chair = await world.UserAsync("chair", Role.Chair);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DossierRecovery>(chair).ListAsync(null));
        Assert.Single((await programme.As<DossierRecovery>(world.Manager).ListAsync("06 60 00 11 22")).Rows);
        await Assert.ThrowsAsync<InputRefused>(() => programme.As<DossierRecovery>(world.Manager).RenewAsync(key, " "));
    }

    [Fact]
    public async Task A_holder_meets_their_own_file_and_nothing_of_anybody_else()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Autre");
        var other = await Applicant.BeginAsync(programme);
        await other.FillAsync(birth: "14/09/2003", family: "Autre");
        await other.As<DossierFilling>().SaveAsync(Applicant.Director());
        await other.As<DossierPapers>().AddAsync(nameof(DocumentKind.Transcript), "a.pdf", "%PDF-1.4 a"u8.ToArray());
        await other.SendAsync();
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.As<DossierPapers>().AddAsync(nameof(DocumentKind.Transcript), "b.pdf", "%PDF-1.4 b"u8.ToArray());
        await applicant.SendAsync();

        var viewer = await applicant.ViewerAsync();
        await using var db = programme.Factory.Create(viewer);
        Assert.Equal([viewer.Rows.DossierId], await db.Dossiers.Select(d => d.Id).ToListAsync());
        Assert.All(await db.DossierAnswers.ToListAsync(), a => Assert.Equal(viewer.Rows.DossierId, a.DossierId));
        var own = Assert.Single(await db.Candidates.Select(c => c.Id).ToListAsync());
        Assert.Equal([own], await db.CandidateFiles.Select(f => f.CandidateId).ToListAsync());
        Assert.Equal([own], await db.SocialFiles.Select(f => f.CandidateId).ToListAsync());
        Assert.Equal(["El Harrak"], await db.People.Select(p => p.FamilyName).ToListAsync());
        Assert.Equal(["b.pdf"], await db.Documents.Select(d => d.FileName).ToListAsync());
        Assert.Equal(1, await db.DocumentContents.CountAsync());
        Assert.Empty(await db.RepresentativeAgreements.ToListAsync());
        Assert.Empty(await db.History.ToListAsync());
        await using var nobody = programme.Factory.Create(Viewer.Public);
        Assert.Empty(await nobody.Dossiers.ToListAsync());
        Assert.NotEmpty(await nobody.Editions.ToListAsync());
    }

    [Fact]
    public async Task Papers_are_told_by_content_counted_and_taken_back()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var papers = applicant.As<DossierPapers>();
        async Task<string> Refused(string kind, byte[] bytes) => (await Assert.ThrowsAsync<RuleBroken>(() => papers.AddAsync(kind, "photo.jpg", bytes))).Refusal.Key;

        Assert.Equal("Documents.Empty", await Refused("Transcript", []));
        Assert.Equal("Documents.TypeRefused", await Refused("Transcript", "MZ program"u8.ToArray()));
        Assert.Equal("Documents.TooLarge", await Refused("Transcript", new byte[Document.MaxLength + 1]));
        Assert.Equal("Documents.AskedLater", await Refused("IdentityCard", "%PDF-1.4"u8.ToArray()));
        await papers.AddAsync("Transcript", "../../é\"vil.exe", "%PDF-1.4 x"u8.ToArray());
        await papers.AddAsync("Transcript", "again.pdf", "%PDF-1.4 x"u8.ToArray());
        var sent = Assert.Single((await papers.ReadAsync()).Sent);
        Assert.Equal("évil.pdf", sent.FileName);
        for (var i = 1; i < DossierPapers.MaxCount; i++) await papers.AddAsync("SchoolCertificate", "c.pdf", [.. "%PDF-1.4"u8, (byte)i]);
        Assert.Equal("Apply.TooManyPapers", await Refused("SchoolCertificate", "%PDF-1.4 one more"u8.ToArray()));
        await papers.RemoveAsync(sent.Key);
        Assert.DoesNotContain((await papers.ReadAsync()).Sent, p => p.Key == sent.Key);
    }

    [Fact]
    public async Task What_came_with_an_unsent_file_is_its_senders_alone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.As<DossierPapers>().AddAsync("Transcript", "a.pdf", "%PDF-1.4 a"u8.ToArray());

        await using var manager = programme.Factory.Create(await programme.ViewerOf(world.Manager));
        Assert.Empty(await manager.Documents.ToListAsync());
        Assert.Empty(await manager.DossierAnswers.ToListAsync());
        Assert.Single(await manager.Dossiers.ToListAsync());
        await applicant.SendAsync();
        Assert.Single(await manager.Documents.ToListAsync());
    }

    [Fact]
    public async Task While_the_gate_is_shut_cards_and_social_fields_are_refused_by_their_acts()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Berrada");
        var applicant = await Applicant.BeginAsync(programme);
        var shut = new LegalGate(programme.Factory, new LegalGateMode(Enforced: true));
        ViewerDb Db(Viewer viewer) => new(programme.Factory, new FixedViewer(viewer));
        var editing = new CandidateEditing(Db(await programme.ViewerOf(world.Manager)), programme.Get<FieldVault>(), shut, programme.Clock);
        var filling = new DossierFilling(Db(await applicant.ViewerAsync()), programme.Get<FieldVault>(), shut, programme.Clock);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => editing.CorrectIdentityAsync(candidate.Key, new IdentityInput { FamilyName = "Berrada", GivenName = "Amal", Gender = "Female", Cin = "PA12345" }));
        Assert.Equal(("Cin", "Legal.FieldsRefused"), (refused.Problems[0].Field, refused.Problems[0].Refusal.Key));
        await Assert.ThrowsAsync<RuleBroken>(() => editing.CorrectFamilyAsync(candidate.Key, new FamilyInput { Income = "Under12000" }));
        await Assert.ThrowsAsync<RuleBroken>(() => filling.SaveAsync(new FamilyAnswers { Income = "Under12000" }));
        await filling.SaveAsync(new StudiesAnswers { Wish = "ENSA" });

        var shortlisted = await world.CandidateAsync("Chraibi", CandidateStage.Shortlisted);
        var papers = new CandidatePapers(Db(await programme.ViewerOf(world.Manager)), shut, programme.Clock);
        foreach (var kind in new[] { "IdentityCard", "ParentsPapers", "IncomeProof" })
            Assert.Equal("Legal.FieldsRefused", (await Assert.ThrowsAsync<RuleBroken>(() => papers.AddAsync(shortlisted.Key, kind, "a.pdf", "%PDF-1.4"u8.ToArray()))).Refusal.Key);
        await papers.AddAsync(shortlisted.Key, "Transcript", "a.pdf", "%PDF-1.4"u8.ToArray());
    }

    [Fact]
    public async Task While_the_gate_is_shut_a_list_names_the_columns_to_leave_aside_and_is_taken_without_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (shut, db) = (new LegalGate(programme.Factory, new LegalGateMode(Enforced: true)), new ViewerDb(programme.Factory, new FixedViewer(await programme.ViewerOf(world.Manager))));
        var importing = new Importing(db, programme.Get<FieldVault>(), shut, programme.Clock, new ImportProgress());
        var imports = new ImportQueries(db, programme.Get<FieldVault>(), shut, programme.Clock, new ImportProgress());
        var key = await importing.UploadAsync(Lists.Form(world), Lists.Csv(Lists.Head, "BENNANI;Salma;;;05/04/2003;M130000001;AB123456;17;17;17;"), "liste.csv");

        Assert.Equal("CIN", Assert.Single((await imports.PreviewAsync(key))!.WhyNotConfirm!.Args));
        Assert.Equal("Import.GuardedColumns", (await Assert.ThrowsAsync<RuleBroken>(() => importing.ConfirmAsync(key))).Refusal.Key);

        await importing.MapAsync(key, new MappingInput { Headings = ["CIN"], Columns = [MappingInput.Aside] });
        Assert.Null((await imports.PreviewAsync(key))!.WhyNotConfirm);
        Assert.Equal(1, (await importing.ConfirmAsync(key))!.Candidates);
    }

    [Fact]
    public async Task An_administrator_records_the_legal_facts_and_nobody_else_does()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var admin = await world.UserAsync("admin", Role.Administrator);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<LegalKeeping>(world.Manager).SetAsync(new LegalInput()));
        var words = await Assert.ThrowsAsync<InputRefused>(() => programme.As<LegalKeeping>(admin).SetAsync(new LegalInput { Authorisation = "en cours", HostingCountry = "Maroc" }));
        Assert.Equal("Legal.NotANumber", words.Problems[0].Refusal.Key);

        await programme.As<LegalKeeping>(admin).SetAsync(new LegalInput { Authorisation = "A-PO-268/2024", HostingCountry = "Maroc" });
        Assert.True((await programme.Get<LegalGate>().ReadAsync()).IsComplete);
        await programme.As<LegalKeeping>(admin).SetAsync(new LegalInput { HostingCountry = "Maroc" });
        Assert.False((await programme.Get<LegalGate>().ReadAsync()).IsComplete);
        await using var db = programme.OpenAll();
        Assert.True(await db.History.AnyAsync(h => h.Entity == nameof(ProgrammeSetting) && h.UserId == admin.Id));
    }
}
