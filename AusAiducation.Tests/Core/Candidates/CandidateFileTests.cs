using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class CandidateFileTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    static IdentityInput Identity(CandidateDossier file, string? cin = null, string? massar = null) => new()
    {
        FamilyName = file.FamilyName, GivenName = "Nouhaila", Gender = nameof(Gender.Female), BirthDate = "05/04/2003", Massar = massar ?? file.Identity!.Massar, Cin = cin,
        PersonVersion = file.PersonVersion, IdentityVersion = file.Identity!.Version,
    };

    [Fact]
    public async Task The_file_shows_each_viewer_its_parts_and_only_those()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var chair = await world.UserAsync("chair", Role.Chair);

        var whole = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!;
        Assert.True(whole.Identity is not null && whole.Contact is not null && whole.Family is not null && whole.Papers is not null && whole.Proposal is not null);
        var part = (await programme.As<CandidateDossiers>(chair).ReadAsync(candidate.Key))!;
        Assert.True(part.Identity is null && part.Contact is null && part.Family is null && part.Papers is null && part.Proposal is null);
        Assert.Empty(await programme.As<CandidateDossiers>(chair).HistoryAsync(candidate.Key));

        foreach (var role in new[] { Role.CommitteeMember, Role.Treasurer, Role.Coach })
            await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<CandidateDossiers>(await world.UserAsync(role.ToString(), role)).ReadAsync(candidate.Key));
        var sponsor = await world.UserAsync("sponsor", Role.Sponsor, sponsorId: world.Ausim.Id);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CandidateDossiers>(sponsor).ReadAsync(candidate.Key));
    }

    [Fact]
    public async Task List_and_file_take_the_same_few_queries_whatever_they_hold()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        var first = await world.CandidateAsync("Alaoui", CandidateStage.Received);
        Task<int> List() => programme.Queries.During(() => programme.As<CandidateListing>(viewer).ReadAsync(new() { Gap = FileGap.PaperMissing }, new()));
        Task<int> File() => programme.Queries.During(() => programme.As<CandidateDossiers>(viewer).ReadAsync(first.Key));
        Task<int> Desk() => programme.Queries.During(() => programme.As<EligibilityQueries>(viewer).DeskAsync(world.Edition.Id));
        var (list, file, desk) = (await List(), await File(), await Desk());

        await world.CandidateAsync("Bennani", CandidateStage.Received);
        await world.CandidateAsync("Chafik", CandidateStage.Received);
        for (var i = 0; i < 3; i++) await programme.As<CandidatePapers>(world.Manager).AddAsync(first.Key, nameof(DocumentKind.Other), "a.pdf", Pdf);

        Assert.Equal((list, file, desk), (await List(), await File(), await Desk()));
        Assert.All([list, file, desk], n => Assert.InRange(n, 1, 6));
    }

    [Fact]
    public async Task The_list_says_what_is_missing_and_filters_by_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var full = await world.CandidateAsync("Alaoui");
        var bare = await world.CandidateAsync("Bennani");
        await programme.As<CandidatePapers>(world.Manager).AddAsync(full.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);

        var row = Assert.Single((await programme.As<CandidateListing>(world.Manager).ReadAsync(new() { Gap = FileGap.PaperMissing }, new())).Rows);

        Assert.Equal(bare.Key, row.Key);
        Assert.Equal([DocumentKind.Transcript], row.State!.Value.ToAsk);
        var chair = await world.UserAsync("chair", Role.Chair);
        Assert.All((await programme.As<CandidateListing>(chair).ReadAsync(new(), new())).Rows, r => Assert.True(r.State is null && r.EligibilityKey is null));
    }

    [Fact]
    public async Task Each_page_beside_a_file_takes_six_queries_at_most()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        var key = (await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted)).Key;
        var head = await programme.Queries.During(() => programme.As<FileHeads>(viewer).ReadAsync(key));

        Assert.Equal(1, head);
        Assert.InRange(head + await programme.Queries.During(() => programme.As<AgreementLogging>(viewer).ReadAsync(key)), 2, 6);
        Assert.InRange(head + await programme.Queries.During(() => programme.As<CandidateInquiries>(viewer).FindAsync(key)), 2, 6);
        Assert.InRange(head + await programme.Queries.During(() => programme.As<CandidateSelectionQueries>(viewer).FindAsync(key))
            + await programme.Queries.During(() => programme.As<AppealQueries>(viewer).OfCandidateAsync(key)), 2, 6);
        Assert.InRange(head + await programme.Queries.During(() => programme.As<CandidateDossiers>(viewer).HistoryAsync(key)), 2, 6);
    }

    [Fact]
    public async Task A_correction_of_the_identity_stands_in_the_files_history_masked_where_sensitive()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var dossiers = programme.As<CandidateDossiers>(world.Manager);

        await programme.As<CandidateEditing>(world.Manager).CorrectIdentityAsync(candidate.Key, Identity((await dossiers.ReadAsync(candidate.Key))!, cin: "ab 123456"));

        var file = (await dossiers.ReadAsync(candidate.Key))!;
        Assert.Equal(("Nouhaila", "3456"), (file.GivenName, file.Identity!.CinTail));
        var changes = (await dossiers.HistoryAsync(candidate.Key)).Where(h => h.SentenceKey == "Candidates.HistoryCorrected").SelectMany(h => h.Changes).ToList();
        Assert.Contains(new HistoryChange("Candidates.GivenName", "Amal", "Nouhaila"), changes);
        Assert.Contains(changes, c => c is { LabelKey: "Candidates.Cin", After: "•••" });
        Assert.Equal([candidate.Key], (await programme.As<CandidateListing>(world.Manager).ReadAsync(new() { Search = "nouhaila" }, new())).Rows.Select(r => r.Key));
    }

    [Fact]
    public async Task Somebody_elses_number_is_refused_beside_its_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (one, other) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        var taken = (await dossiers.ReadAsync(other.Key))!.Identity!.Massar;

        var refused = await Assert.ThrowsAsync<InputRefused>(async () => await programme.As<CandidateEditing>(world.Manager).CorrectIdentityAsync(one.Key, Identity((await dossiers.ReadAsync(one.Key))!, massar: taken)));
        Assert.Equal(("Massar", "Candidates.MassarTaken"), (refused.Problems[0].Field, refused.Problems[0].Refusal.Key));
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var version = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!.FileVersion;
        var editing = programme.As<CandidateEditing>(world.Manager);
        await editing.CorrectWishAsync(candidate.Key, new WishInput { StudyWish = "ENSA", Version = version });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => editing.CorrectWishAsync(candidate.Key, new WishInput { StudyWish = "1337", Version = version }));
    }

    [Fact]
    public async Task A_mark_off_the_scale_is_refused_and_a_comma_is_read()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var version = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!.FileVersion;
        var editing = programme.As<CandidateEditing>(world.Manager);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => editing.CorrectMarksAsync(candidate.Key, new MarksInput { National = "20,5", Version = version }));
        Assert.Equal("National", refused.Problems[0].Field);
        await editing.CorrectMarksAsync(candidate.Key, new MarksInput { National = "15,50", Regional = "16,50", ContinuousControl = "16,49", Version = version });
        var file = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!;
        Assert.Equal((15.9975m, 15.99m, true), (file.Marks.Computed, file.Marks.Display, file.Marks.IsProvisional));
    }

    [Fact]
    public async Task A_mark_typed_with_another_zero_is_no_change()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        var version = (await dossiers.ReadAsync(candidate.Key))!.FileVersion;

        await programme.As<CandidateEditing>(world.Manager).CorrectMarksAsync(candidate.Key, new MarksInput { Stream = "SMA", BacYear = "2021", National = "17,00", Regional = "18,10", ContinuousControl = "17,96", Printed = "17,64", Version = version });

        var line = (await dossiers.HistoryAsync(candidate.Key)).First(h => h.SentenceKey == "Candidates.HistoryCorrected");
        Assert.Equal([new HistoryChange("Candidates.National", "17,25", "17,00")], line.Changes.Select(c => c with { Before = c.Before!.Replace('.', ','), After = c.After!.Replace('.', ',') }));
    }

    [Fact]
    public async Task Looking_at_a_card_number_or_a_document_is_recorded_before_it_is_shown()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        var editing = programme.As<CandidateEditing>(world.Manager);
        Assert.Null(await editing.ShowCinAsync(candidate.Key));
        await editing.CorrectIdentityAsync(candidate.Key, Identity((await dossiers.ReadAsync(candidate.Key))!, cin: "AB123456"));
        await programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);
        var paper = Assert.Single((await dossiers.ReadAsync(candidate.Key))!.Papers!);

        Assert.Equal("AB123456", await editing.ShowCinAsync(candidate.Key));
        Assert.Equal(Pdf, (await programme.As<CandidatePapers>(world.Manager).OpenAsync(paper.Key))!.Bytes);

        await using var db = programme.OpenAll();
        var looks = await db.History.Where(h => h.Action == HistoryAction.Opened && h.CandidateKey == candidate.Key).ToListAsync();
        Assert.Equal(["Document", "PersonIdentity"], looks.Select(l => l.Entity).Order());
        Assert.All(looks, l => Assert.Equal((world.Manager.Id, false), (l.UserId, l.Changes.Contains("AB123456", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Only_the_manager_edits_shows_and_opens()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        await programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);
        await using var db = programme.OpenAll();
        var paper = (await db.Documents.SingleAsync()).Key;
        foreach (var role in new[] { Role.Chair, Role.Auditor })
        {
            var user = await world.UserAsync(role.ToString(), role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CandidateEditing>(user).ShowCinAsync(candidate.Key));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CandidateEditing>(user).CorrectWishAsync(candidate.Key, new()));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<CandidatePapers>(user).AddAsync(candidate.Key, nameof(DocumentKind.Other), "a.pdf", Pdf));
            Assert.Null(await programme.As<CandidatePapers>(user).OpenAsync(paper));
        }
    }

    [Fact]
    public async Task A_closed_edition_is_read_and_no_longer_changed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        await using (var db = programme.OpenAll())
        {
            (await db.Editions.SingleAsync()).Close(programme.Clock.Now);
            await db.SaveChangesAsync();
        }

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<CandidateEditing>(world.Manager).CorrectWishAsync(candidate.Key, new()));
        Assert.Equal("Candidates.EditionClosed", refused.Refusal.Key);
    }
}
