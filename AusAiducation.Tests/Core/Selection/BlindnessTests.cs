using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

public class BlindnessTests
{
    /// <summary>A letter and a paper of the candidate, so that there is something to leak.</summary>
    static async Task AddPapersAsync(RoundWorld world, Candidate candidate)
    {
        await using var db = world.Programme.OpenAll();
        var message = await db.PrepareAsync(await db.Candidates.Include(c => c.Person).SingleAsync(c => c.Id == candidate.Id), MessageTemplate.Shortlisted);
        message.Note(new ContactAttempt(MessageChannel.Call, ContactOutcome.LeftWord, world.Programme.Clock.Now, world.Manager.Id, "sa sœur"), world.Programme.Clock.Today);
        db.Documents.Add(new Document(DocumentKind.Transcript, "releve.pdf", "application/pdf", [1, 2, 3], "00", world.Manager.Id, world.Programme.Clock.Now).OfCandidate(candidate.Id));
        db.SelectionDecisions.Add(new SelectionDecision(candidate.EditionId, candidate.Id, SelectionOutcome.Selected, null, "Rang", world.Manager.Id, world.Programme.Clock.Now));
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_reviewer_meets_anonymous_files_of_their_own_and_not_one_row_that_tells_who()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (mine, other) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        await AddPapersAsync(world, mine);
        await world.GiveAsync(world.Hiba, mine);
        await world.GiveAsync(world.Karim, other);

        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));

        Assert.Equal([mine.Code], await db.CandidateFiles.Select(f => f.Code).ToListAsync());
        Assert.Equal([world.Hiba.Id], await db.Reviews.Select(r => r.UserId).ToListAsync());
        Assert.Equal((0, 0, 0, 0, 0), (await db.People.CountAsync(), await db.Candidates.CountAsync(), await db.PersonIdentities.CountAsync(), await db.PersonContacts.CountAsync(), await db.PersonLinks.CountAsync()));
        Assert.Equal((0, 0, 0, 0, 0), (await db.SocialFiles.CountAsync(), await db.Documents.CountAsync(), await db.DocumentContents.CountAsync(), await db.Messages.CountAsync() + await db.ContactAttempts.CountAsync(), await db.SelectionDecisions.CountAsync()));
        Assert.Equal(0, await db.History.CountAsync());
    }

    [Fact]
    public async Task The_view_of_a_file_reads_the_anonymous_file_alone_and_masks_the_name_in_the_motivation()
    {
        await using var world = await RoundWorld.CreateAsync();
        Candidate candidate;
        await using (var all = world.Programme.OpenAll())
        {
            var person = new AusAiducation.Core.People.Person("Alaoui", "Amal");
            var edition = await all.Editions.SingleAsync();
            candidate = new Candidate(edition, person, new CandidateFile("SMA", new BacMarks(18, 18, 18), 2021, "MPSI", "Moi, Amal Alaoui, du lycée Ibn Sina, je veux bâtir."), new SocialFile(IncomeBracket.Under12000, 5), "Lycée Ibn Sina", "zagora");
            candidate.GoTo(CandidateStage.Eligible);
            all.Add(candidate);
            await all.SaveChangesAsync();
        }
        var key = (await world.GiveAsync(world.Hiba, candidate))[0];

        var file = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!.File;
        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));
        var sql = db.CandidateFiles.Select(FileView.For(db.Viewer, await db.Rounds.SingleAsync())).ToQueryString();

        Assert.Equal((candidate.Code, "Moi, […] […], du lycée […], je veux bâtir.", false), (file.Code, file.Motivation, file.TranscriptChecked));
        Assert.DoesNotContain("\"People\"", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Candidates\"", sql, StringComparison.Ordinal);
        Assert.DoesNotContain(".\"Motivation\"", sql, StringComparison.Ordinal);
        await using var manager = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
        Assert.Throws<AccessDenied>(() => FileView.For(manager.Viewer, manager.Rounds.Single()));
    }

    [Fact]
    public async Task Somebody_elses_review_is_not_found_by_its_key_not_even_by_a_manager()
    {
        await using var world = await RoundWorld.CreateAsync();
        var file = await world.World.CandidateAsync("Alaoui");
        var karims = (await world.GiveAsync(world.Karim, file))[0];
        await world.GiveAsync(world.Hiba, file);

        Assert.Null(await world.As<ReviewSheets>(world.Hiba).OpenAsync(karims));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<Scoring>(world.Hiba).SaveAsync(karims, new Dictionary<string, int?>(), "x", 1));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => world.As<DeclaringTies>(world.Hiba).OnFileAsync(karims, new TieInput { Kind = "Kin" }));
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<ReviewSheets>(world.Manager).OpenAsync(karims));
    }

    [Fact]
    public async Task The_others_marks_appear_after_ones_own_are_sent_without_names_and_drafts_never_do()
    {
        await using var world = await RoundWorld.CreateAsync();
        var file = await world.World.CandidateAsync("Alaoui");
        var (hiba, karim) = ((await world.GiveAsync(world.Hiba, file))[0], (await world.GiveAsync(world.Karim, file))[0]);
        await world.SendAsync(world.Karim, karim, 2, 4, "Doute sur le projet");
        var sheets = world.As<ReviewSheets>(world.Hiba);

        Assert.Empty((await sheets.OpenAsync(hiba))!.Others);
        await using (var before = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba)))
            Assert.Equal((1, 0), (await before.Reviews.CountAsync(), await before.ReviewMarks.CountAsync()));
        await world.SendAsync(world.Hiba, hiba);

        var sheet = (await sheets.OpenAsync(hiba))!;
        var other = Assert.Single(sheet.Others);
        Assert.Equal(('A', 2, 3.2m, "Doute sur le projet"), (other.Letter, other.Marks[sheet.Criteria[0].Key], other.Score.Rounded(), other.Comment));
        Assert.Single((await world.As<ReviewSheets>(world.Karim).OpenAsync(karim))!.Others);
    }

    [Fact]
    public async Task A_manager_who_scores_meets_neither_identity_nor_others_marks_until_their_own_are_sent()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.JoinAsync(world.Manager);
        await world.As<DeclaringTies>(world.Manager).SignAsync(world.RoundKey);
        var (scored, free) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        await AddPapersAsync(world, scored);
        var karim = await world.GiveAsync(world.Karim, scored, free);
        await world.SendAsync(world.Karim, karim[0]);
        await world.SendAsync(world.Karim, karim[1]);
        var own = (await world.GiveAsync(world.Manager, scored))[0];

        async Task<(bool Named, bool Marks, bool Papers, bool History)> SeesAsync()
        {
            await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
            return (await db.Candidates.AnyAsync(c => c.Id == scored.Id) || await db.People.AnyAsync(p => p.FamilyName == "Alaoui"), await db.ReviewMarks.AnyAsync(m => m.Review!.CandidateId == scored.Id && m.Review.UserId != world.Manager.Id),
                await db.Documents.AnyAsync() || await db.Messages.AnyAsync(), await db.History.AnyAsync(h => h.CandidateKey == scored.Key || h.Changes.Contains("Alaoui") || h.Changes.Contains("releve.pdf")));
        }

        Assert.Equal((false, false, false, false), await SeesAsync());
        var row = (await world.As<ReviewCoverage>(world.Manager).ReadAsync(new CoverageFilter(), new PageRequest())).Rows.Single(r => r.Code == scored.Code);
        Assert.True(row.OwnFirst);
        Assert.Empty(row.Holders);
        var full = await world.As<Assigning>(world.Manager).AssignAsync(world.RoundKey, new AssignInput { Member = world.Salma.Key, Files = [scored.Code] });
        Assert.Equal("Selection.EnoughReviews", Assert.Single(full.Refused).Why.Key);

        await world.SendAsync(world.Manager, own);
        Assert.Equal((true, true, true, true), await SeesAsync());
    }

    [Fact]
    public async Task A_tie_hides_the_file_everywhere_from_a_manager_who_has_it_counts_and_history_too()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.JoinAsync(world.Manager);
        var (tied, other) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        await AddPapersAsync(world, tied);
        await AddPapersAsync(world, other);
        await world.SendAsync(world.Karim, (await world.GiveAsync(world.Karim, tied))[0], comment: "Solide");
        var person = (await world.As<AusAiducation.Core.Data.ConflictNames>(world.Manager).OfAsync(world.RoundKey)).Single(n => n.FamilyName == "Alaoui").PersonKey;
        Assert.Equal(3, (await world.As<CandidateListing>(world.Manager).ReadAsync(new CandidateFilter(), new PageRequest())).Total);

        await world.As<DeclaringTies>(world.Manager).ByNameAsync(world.RoundKey, new TieInput { Person = person, Kind = "Kin" });

        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Manager));
        Assert.Equal(2, (await world.As<CandidateListing>(world.Manager).ReadAsync(new CandidateFilter(), new PageRequest())).Total);
        Assert.Equal(2, (await world.As<ReviewCoverage>(world.Manager).ReadAsync(new CoverageFilter(), new PageRequest())).Total);
        var desk = (await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!;
        Assert.Equal((2, 0, 0), (desk.Eligible, desk.Given, desk.Ties.Count));
        Assert.False(await db.People.AnyAsync(p => p.FamilyName == "Alaoui"));
        Assert.False(await db.CandidateFiles.AnyAsync(f => f.CandidateId == tied.Id) || await db.SocialFiles.AnyAsync(f => f.CandidateId == tied.Id));
        Assert.False(await db.Reviews.AnyAsync(r => r.CandidateId == tied.Id) || await db.ReviewMarks.AnyAsync());
        Assert.False(await db.SelectionDecisions.AnyAsync(d => d.CandidateId == tied.Id) || await db.Messages.AnyAsync(l => l.CandidateId == tied.Id) || await db.ContactAttempts.AnyAsync(a => a.Message!.CandidateId == tied.Id) || await db.Documents.AnyAsync(d => d.CandidateId == tied.Id));
        Assert.False(await db.History.AnyAsync(h => h.CandidateKey == tied.Key || h.Changes.Contains("Alaoui") || h.Changes.Contains("Solide")));
        Assert.True(await db.Messages.AnyAsync(l => l.CandidateId == other.Id) && await db.History.AnyAsync(h => h.Changes.Contains("Bennani")));
    }

    [Fact]
    public async Task Drafts_leave_no_history_and_what_was_sent_does()
    {
        await using var world = await RoundWorld.CreateAsync();
        var key = (await world.GiveAsync(world.Hiba, await world.World.CandidateAsync("Alaoui")))[0];
        var sheet = (await world.As<ReviewSheets>(world.Hiba).OpenAsync(key))!;
        await using var db = world.Programme.OpenAll();
        var before = await db.History.CountAsync();

        await world.As<Scoring>(world.Hiba).SaveAsync(key, RoundWorld.Marks(sheet, 4, 3), "Je cherche mes mots", sheet.Draft.Version);
        Assert.Equal(before, await db.History.CountAsync());
        await world.SendAsync(world.Hiba, key);

        Assert.True(await db.History.AnyAsync(h => h.Entity == "Review" && h.EntityKey == key && h.UserId == world.Hiba.Id && h.Changes.Contains("Submitted")));
    }
}
