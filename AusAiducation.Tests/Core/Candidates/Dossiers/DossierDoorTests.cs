using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Dossiers;

public class DossierDoorTests
{
    /// <summary>What the page of a file never sent promises: it goes with the campaign.</summary>
    [Fact]
    public async Task A_file_never_sent_is_erased_whole_once_its_edition_is_closed_and_a_sent_one_stays()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (unsent, sent) = (await Applicant.BeginAsync(programme), await Applicant.BeginAsync(programme));
        await unsent.FillAsync();
        await unsent.As<DossierPapers>().AddAsync("Transcript", "releve.pdf", "%PDF-1.4 a"u8.ToArray());
        await sent.FillAsync(family: "Berrada");
        await sent.As<DossierPapers>().AddAsync("Transcript", "releve.pdf", "%PDF-1.4 b"u8.ToArray());
        await sent.SendAsync();
        var purge = programme.Get<AusAiducation.Core.Data.Bulk.DossierPurge>();
        Assert.Equal(0, await purge.RunAsync());

        await programme.As<EditionKeeping>(world.Manager).CloseAsync(world.Edition.Key);

        Assert.Equal((1, 0), (await purge.RunAsync(), await purge.RunAsync()));
        await using var db = programme.OpenAll();
        Assert.Equal((1, 1, 1, 7), (await db.Dossiers.CountAsync(), await db.Documents.CountAsync(), await db.DossierAccesses.CountAsync(), await db.DossierAnswers.CountAsync()));
        Assert.False((await unsent.ViewerAsync()).IsApplicant);
    }

    [Fact]
    public async Task A_file_begun_opens_again_anywhere_by_its_code_and_words()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);

        var handle = await programme.As<DossierDoor>(Viewer.Public).OpenAsync(DossierCode.Shown(applicant.Begun.Code), applicant.Begun.Passphrase.ToUpperInvariant(), false);

        Assert.NotNull(handle);
        Assert.NotEqual(applicant.Begun.Handle, handle);
        var viewer = await programme.Get<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(handle));
        Assert.True(viewer.IsApplicant);
        Assert.Equal((await applicant.ViewerAsync()).DossierKey, viewer.DossierKey);
    }

    [Fact]
    public async Task Neither_words_nor_handle_are_stored()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);

        await using var db = programme.OpenAll();
        Assert.DoesNotContain(Passphrase.Fold(applicant.Begun.Passphrase), (await db.DossierAccesses.SingleAsync()).PassphraseHash, StringComparison.Ordinal);
        Assert.NotEqual(applicant.Begun.Handle, (await db.DossierSessions.SingleAsync()).HandleHash);
        Assert.DoesNotContain(await db.History.ToListAsync(), h => h.Changes.Contains(applicant.Begun.Passphrase, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_eight_wrong_phrases_even_the_right_one_waits_ten_minutes()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var door = programme.As<DossierDoor>(Viewer.Public);

        for (var i = 0; i < DossierAccess.AttemptsBeforeLock; i++) Assert.Null(await door.OpenAsync(applicant.Begun.Code, "mauvais mots encore", false));
        Assert.Null(await door.OpenAsync(applicant.Begun.Code, applicant.Begun.Passphrase, false));

        programme.Time.Advance(DossierAccess.LockDuration);
        Assert.NotNull(await door.OpenAsync(applicant.Begun.Code, applicant.Begun.Passphrase, false));
    }

    [Fact]
    public async Task On_a_borrowed_machine_the_file_closes_itself_and_on_ones_own_phone_it_waits()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var own = await programme.As<DossierDoor>(Viewer.Public).OpenAsync(applicant.Begun.Code, applicant.Begun.Passphrase, ownDevice: true);

        programme.Time.Advance(DossierSession.BorrowedIdle);

        Assert.False((await applicant.ViewerAsync()).IsApplicant);
        var viewer = await programme.Get<ViewerLoader>().OfDossierSessionAsync(DossierDoor.HashOf(own!));
        Assert.True(viewer is { IsApplicant: true, OnOwnDevice: true });
    }

    [Fact]
    public async Task Leaving_ends_the_session_on_the_server()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);

        await applicant.As<DossierDoor>().LeaveAsync(applicant.Begun.Handle);

        Assert.False((await applicant.ViewerAsync()).IsApplicant);
        await Assert.ThrowsAsync<AccessDenied>(() => applicant.As<DossierReading>().OverviewAsync());
    }

    [Theory]
    [InlineData("2021-05-16", "Apply.TooEarly")]
    [InlineData("2021-07-06", "Apply.TooLate")]
    public async Task Nobody_begins_outside_the_call(string day, string reason)
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Applicant.BeginAsync(programme, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(reason, refused.Refusal.Key);
    }

    [Fact]
    public async Task A_prolonged_form_takes_files_after_the_call()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        Assert.Equal("Programme.ProlongTooLate", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<EditionKeeping>(world.Manager).ProlongFormAsync(world.Edition.Key, new ProlongInput { ProlongTo = "20/08/2021", Version = 1 }))).Refusal.Key);
        await programme.As<EditionKeeping>(world.Manager).ProlongFormAsync(world.Edition.Key, new ProlongInput { ProlongTo = "10/07/2021", Version = 1 });

        Assert.NotNull(await Applicant.BeginAsync(programme, new DateOnly(2021, 7, 10)));
        await Assert.ThrowsAsync<RuleBroken>(() => Applicant.BeginAsync(programme, new DateOnly(2021, 7, 11)));
    }

    [Fact]
    public async Task Asking_to_be_called_is_noted_and_says_nothing_of_what_exists()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var door = programme.As<DossierDoor>(Viewer.Public);

        await door.AskCallbackAsync(applicant.Begun.Code);
        await door.AskCallbackAsync(DossierCode.New());

        await using var db = programme.OpenAll();
        Assert.NotNull((await db.Dossiers.SingleAsync()).CallbackAskedAt);
    }

    [Fact]
    public async Task While_the_legal_facts_are_missing_in_production_nobody_begins()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        Applicant.StandAt(programme, new DateOnly(2021, 6, 20));
        var gate = new LegalGate(programme.Factory, new LegalGateMode(Enforced: true));
        var door = new DossierDoor(new ViewerDb(programme.Factory, new FixedViewer(Viewer.Public)), gate, programme.Clock, programme.Time, programme.Get<IPasswordHasher<DossierAccess>>());

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => door.BeginAsync("fr", false));
        Assert.Equal("Legal.FormClosed", refused.Refusal.Key);

        await using (var db = programme.OpenAll())
        {
            db.Settings.AddRange(new ProgrammeSetting(ProgrammeSetting.AuthorisationNumber, "A-PO-268/2024"), new ProgrammeSetting(ProgrammeSetting.HostingCountry, "Maroc"));
            await db.SaveChangesAsync();
        }
        Assert.NotNull(await door.BeginAsync("fr", false));
    }
}
