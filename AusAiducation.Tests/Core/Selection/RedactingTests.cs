using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

/// <summary>Redacted copies: made and confirmed by the team, and attacked from every side by those who score.</summary>
public class RedactingTests
{
    static readonly byte[] Original = [.. "%PDF-1.7 Alaoui Amal, lycee Ibn Sina"u8];
    static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    /// <summary>An accepted transcript of this candidate; its key.</summary>
    static async Task<string> AcceptedAsync(RoundWorld world, Candidate candidate)
    {
        await world.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, "Transcript", $"releve-{candidate.Code}.pdf", Original);
        await using var db = world.Programme.OpenAll();
        var key = await db.Documents.Where(d => d.CandidateId == candidate.Id).Select(d => d.Key).SingleAsync();
        await world.As<CandidatePapers>(world.Manager).AcceptAsync(key);
        return key;
    }

    static async Task<string> CopyAsync(RoundWorld world, string original, bool confirmed = true)
    {
        await world.As<Redacting>(world.Manager).KeepAsync(original, Jpeg);
        var copy = (await world.As<RedactionQueries>(world.Manager).FindAsync(original))!.Copies[^1].Key;
        if (confirmed) await world.As<Redacting>(world.Manager).ConfirmAsync(copy, agreed: true);
        return copy;
    }

    [Fact]
    public async Task A_member_meets_a_copy_once_it_is_confirmed_and_the_original_never()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (mine, other) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var (original, others) = (await AcceptedAsync(world, mine), await AcceptedAsync(world, other));
        var review = (await world.GiveAsync(world.Hiba, mine))[0];
        var karims = (await world.GiveAsync(world.Karim, other))[0];
        var (copy, othersCopy) = (await CopyAsync(world, original, confirmed: false), await CopyAsync(world, others));
        var (papers, sheets) = (world.As<ReviewPapers>(world.Hiba), world.As<ReviewSheets>(world.Hiba));
        Assert.Empty((await sheets.OpenAsync(review))!.Papers);
        Assert.Null(await papers.OpenAsync(review, copy));

        Assert.Equal("Redaction.ConfirmNeeded", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<Redacting>(world.Manager).ConfirmAsync(copy, agreed: false))).Refusal.Key);
        await world.As<Redacting>(world.Manager).ConfirmAsync(copy, agreed: true);

        Assert.Equal([new SheetPaper(copy, DocumentKind.Transcript)], (await sheets.OpenAsync(review))!.Papers);
        var opened = (await papers.OpenAsync(review, copy))!;
        Assert.Equal(("piece.jpg", DocumentTypes.Jpeg), (opened.FileName, opened.ContentType));
        Assert.Equal(Jpeg, opened.Bytes);
        // The original's key; another file's copy; another member's review; the team's own doors.
        Assert.Null(await papers.OpenAsync(review, original));
        Assert.Null(await papers.OpenAsync(review, othersCopy));
        Assert.Null(await papers.OpenAsync(karims, othersCopy));
        Assert.Null(await papers.OpenAsync(karims, copy));
        foreach (var key in new[] { original, copy, othersCopy })
        {
            await Assert.ThrowsAsync<AccessDenied>(() => world.As<CandidatePapers>(world.Hiba).OpenAsync(key));
            await Assert.ThrowsAsync<AccessDenied>(() => world.As<Redacting>(world.Hiba).OpenAsync(key));
            await Assert.ThrowsAsync<AccessDenied>(() => world.As<Redacting>(world.Hiba).OriginalAsync(key));
            await Assert.ThrowsAsync<AccessDenied>(() => world.As<RedactionQueries>(world.Hiba).FindAsync(key));
        }
        // The rows themselves: no original, no bytes, no name, no history, whatever is asked of them.
        await using var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));
        Assert.Equal((0, 0, 0), (await db.Documents.CountAsync(), await db.DocumentContents.CountAsync(), await db.History.CountAsync()));
        Assert.Equal([copy], await Copies(db).Select(d => d.Key).ToListAsync());
        Assert.Equal(["piece.jpg"], await Copies(db).Select(d => d.FileName).ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_opened_after_a_tie_before_signing_on_ties_or_once_the_round_is_closed()
    {
        await using var world = await RoundWorld.CreateAsync(signed: false);
        var (tied, free) = (await world.World.CandidateAsync("Alaoui"), await world.World.CandidateAsync("Bennani"));
        var (tiedCopy, freeCopy) = (await CopyAsync(world, await AcceptedAsync(world, tied)), await CopyAsync(world, await AcceptedAsync(world, free)));
        var reviews = await world.GiveAsync(world.Hiba, tied, free);
        var papers = world.As<ReviewPapers>(world.Hiba);
        Assert.Null(await papers.OpenAsync(reviews[1], freeCopy));
        await world.As<DeclaringTies>(world.Hiba).SignAsync(world.RoundKey);
        Assert.NotNull(await papers.OpenAsync(reviews[0], tiedCopy));

        await world.As<DeclaringTies>(world.Hiba).OnFileAsync(reviews[0], new TieInput { Kind = "Kin" });
        Assert.Null(await papers.OpenAsync(reviews[0], tiedCopy));
        Assert.NotNull(await papers.OpenAsync(reviews[1], freeCopy));
        await using (var db = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba)))
            Assert.Equal([freeCopy], await Copies(db).Select(d => d.Key).ToListAsync());

        await world.As<RoundKeeping>(world.Manager).CloseAsync(world.RoundKey);
        Assert.Null(await papers.OpenAsync(reviews[1], freeCopy));
        await using var after = world.Programme.Factory.Create(await world.Programme.ViewerOf(world.Hiba));
        Assert.Equal(0, await Copies(after).CountAsync());
    }

    [Fact]
    public async Task A_manager_who_scores_a_file_redacts_none_of_its_documents_until_their_own_score_is_sent()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.JoinAsync(world.Manager);
        await world.As<DeclaringTies>(world.Manager).SignAsync(world.RoundKey);
        var candidate = await world.World.CandidateAsync("Alaoui");
        var original = await AcceptedAsync(world, candidate);
        var copy = await CopyAsync(world, original);
        var review = (await world.GiveAsync(world.Manager, candidate))[0];
        var (redacting, desk) = (world.As<Redacting>(world.Manager), world.As<PaperListing>(world.Manager));

        Assert.Null(await world.As<RedactionQueries>(world.Manager).FindAsync(original));
        Assert.Null(await redacting.OriginalAsync(original));
        Assert.Null(await redacting.OpenAsync(copy));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => redacting.DiscardAsync(copy));
        Assert.Equal(0, (await desk.ReadAsync(new PaperFilter { State = null }, new PageRequest())).Total);
        Assert.NotNull(await world.As<ReviewPapers>(world.Manager).OpenAsync(review, copy));
        await world.SendAsync(world.Manager, review);
        Assert.NotNull(await redacting.OriginalAsync(original));
    }

    [Fact]
    public async Task The_pile_to_redact_holds_accepted_transcripts_without_a_confirmed_copy_for_the_same_number_of_queries()
    {
        await using var world = await RoundWorld.CreateAsync();
        var (first, second) = (await AcceptedAsync(world, await world.World.CandidateAsync("Alaoui")), await AcceptedAsync(world, await world.World.CandidateAsync("Bennani")));
        var received = await world.World.CandidateAsync("Chraibi");
        await world.As<CandidatePapers>(world.Manager).AddAsync(received.Key, "Transcript", "releve.pdf", Original);
        await AcceptedAsync(world, await world.World.CandidateAsync("Daoudi", CandidateStage.Ineligible));
        var (queries, desk) = (world.As<RedactionQueries>(world.Manager), world.As<PaperListing>(world.Manager));
        async Task<(int, string?)> PileAsync() => (await queries.WaitingAsync(null), (await queries.FindAsync(first))!.NextKey);
        Assert.Equal((2, second), await PileAsync());
        var (list, page) = (await world.Programme.Queries.During(() => desk.ReadAsync(new PaperFilter { ToRedact = true }, new())), await world.Programme.Queries.During(() => queries.FindAsync(first)));

        var copy = await CopyAsync(world, first, confirmed: false);
        Assert.Equal((2, second), await PileAsync());
        await world.As<Redacting>(world.Manager).ConfirmAsync(copy, agreed: true);
        Assert.Equal((1, second), await PileAsync());
        Assert.Equal([second], (await desk.ReadAsync(new PaperFilter { ToRedact = true }, new())).Rows.Select(r => r.Key));
        await AcceptedAsync(world, await world.World.CandidateAsync("El Idrissi"));
        Assert.Equal((list, page), (await world.Programme.Queries.During(() => desk.ReadAsync(new PaperFilter { ToRedact = true }, new())), await world.Programme.Queries.During(() => queries.FindAsync(first))));

        // No list, count or file of the team takes a copy for a document.
        Assert.Equal(5, (await desk.ReadAsync(new PaperFilter { State = null }, new())).Total);
        Assert.Equal("Redaction.AcceptedOnly", (await Assert.ThrowsAsync<RuleBroken>(async () => await world.As<Redacting>(world.Manager).KeepAsync(await KeyOfAsync(world, received), Jpeg))).Refusal.Key);
        Assert.Equal("Redaction.PictureOnly", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<Redacting>(world.Manager).KeepAsync(second, Original))).Refusal.Key);
        // Refused after all: its copy goes with it.
        await world.As<CandidatePapers>(world.Manager).RefuseAsync(first, "Ce n’est pas le bon");
        Assert.Null(await world.As<Redacting>(world.Manager).OpenAsync(copy));
    }

    static async Task<string> KeyOfAsync(RoundWorld world, Candidate candidate)
    {
        await using var db = world.Programme.OpenAll();
        return await db.Documents.Where(d => d.CandidateId == candidate.Id).Select(d => d.Key).SingleAsync();
    }

    /// <summary>Past the filter that keeps copies out of every query, as no code outside Data can ask: the row rule alone stands in the way.</summary>
    static IQueryable<Document> Copies(AusAiducation.Core.Data.AppDbContext db)
    {
#pragma warning disable RS0030
        return db.Documents.IgnoreQueryFilters(["copies"]).OrderBy(d => d.Id);
#pragma warning restore RS0030
    }
}
