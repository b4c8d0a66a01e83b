using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Messages;

public class LetterWritingTests
{
    static async Task<Letter> LetterAsync(World world, Candidate candidate, LetterKind kind = LetterKind.Selected)
    {
        var facts = new LetterFacts("ALAOUI Amal", "أمل العربي", candidate.Code, "2021-2022");
        await using var db = world.Programme.OpenAll();
        var letter = new Letter(world.Edition.Id, candidate.Id, kind, "fr", LetterTemplates.Subject(kind, facts), LetterTemplates.Body(kind, facts), world.Manager.Id);
        db.Add(letter);
        await db.SaveChangesAsync();
        return letter;
    }

    [Fact]
    public async Task A_held_letter_is_rewritten_then_handed_over_by_a_named_person_and_is_fixed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var letter = await LetterAsync(world, await world.CandidateAsync("Alaoui", CandidateStage.Selected));
        var (act, read) = (programme.As<LetterWriting>(world.Manager), programme.As<LetterQueries>(world.Manager));
        await act.RewriteAsync(new LetterInput { Key = letter.Key, Version = "1", Subject = "Bonne nouvelle", Body = "Venez lundi." });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => act.RewriteAsync(new LetterInput { Key = letter.Key, Version = "1", Subject = "Autre", Body = "Autre" }));
        var unsaid = await Assert.ThrowsAsync<InputRefused>(() => act.HandOverAsync(new HandOverInput { Key = letter.Key, Version = "2" }));
        Assert.Equal(("Way", "Common.ChooseOne"), (unsaid.Problems.Single().Field, unsaid.Problems.Single().Refusal.Key));
        await act.HandOverAsync(new HandOverInput { Key = letter.Key, Version = "2", Way = "Telephone" });

        var view = (await read.FindAsync(letter.Key))!;
        Assert.Equal((LetterState.Released, "Bonne nouvelle", "manager", programme.Clock.Now, HandOverWay.Telephone, false), (view.State, view.Subject, view.ReleasedBy, view.ReleasedAt, view.ReleasedWay!.Value, view.MayWrite));
        Assert.Equal("Messages.LetterNotHeld", (await Assert.ThrowsAsync<RuleBroken>(() => act.HandOverAsync(new HandOverInput { Key = letter.Key, Version = "3", Way = "Hand" }))).Refusal.Key);
    }

    [Fact]
    public async Task An_auditor_reads_letters_and_changes_none_and_a_tie_hides_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Selected);
        var letter = await LetterAsync(world, candidate);
        var auditor = await world.UserAsync("auditor", Role.Auditor);

        Assert.False((await programme.As<LetterQueries>(auditor).FindAsync(letter.Key))!.MayWrite);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<LetterWriting>(auditor).HandOverAsync(new HandOverInput { Key = letter.Key, Version = "1", Way = "Hand" }));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<LetterQueries>(await world.UserAsync("member", Role.CommitteeMember)).FindAsync(letter.Key));
        await world.TieAsync(world.Manager, candidate);
        Assert.Null(await programme.As<LetterQueries>(world.Manager).FindAsync(letter.Key));
        Assert.Equal(0, (await programme.As<LetterListing>(world.Manager).ReadAsync(new LetterFilter(), new())).Total);
    }

    [Fact]
    public void Every_kind_of_letter_says_its_name_its_edition_its_code_and_the_law_in_both_languages()
    {
        foreach (var kind in Enum.GetValues<LetterKind>())
        {
            var body = LetterTemplates.Body(kind, new LetterFacts("ALAOUI Amal", "أمل العربي", "C-7F3K9", "2021-2022", 2));
            var (fr, ar) = (LetterTemplates.PartOf(body, "fr"), LetterTemplates.PartOf(body, "ar"));
            Assert.All(["ALAOUI Amal", "2021-2022", "C-7F3K9", "09-08", "en cours", "dix jours"], part => Assert.Contains(part, fr, StringComparison.Ordinal));
            Assert.All(["أمل العربي", "2021-2022", "C-7F3K9", "09-08", "قيد الإنجاز", "عشرة أيام"], part => Assert.Contains(part, ar, StringComparison.Ordinal));
            Assert.InRange(body.Length, 400, Letter.BodyMaxLength);
        }
    }

    [Fact]
    public async Task One_letter_or_three_cost_the_same_number_of_queries_in_every_order()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Selected);
        await LetterAsync(world, candidate);
        var list = programme.As<LetterListing>(await programme.ViewerOf(world.Manager));
        var one = await programme.Queries.During(() => list.ReadAsync(new LetterFilter(), new()));
        await LetterAsync(world, candidate, LetterKind.Shortlisted);
        await LetterAsync(world, candidate, LetterKind.Reserve);

        foreach (var column in list.Columns) Assert.Equal(one, await programme.Queries.During(() => list.ReadAsync(new LetterFilter(), new(Sort: column.Code))));
        Assert.Equal(1, (await list.ReadAsync(new LetterFilter { Kind = LetterKind.Reserve }, new())).Total);
    }
}
