using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ShortlistingTests
{
    static async Task<ShortlistInput> InputAsync(TestProgramme programme, AppUser user, int places, params Candidate[] chosen)
    {
        var view = await programme.As<ShortlistQueries>(user).ReadAsync(null, places);
        return new ShortlistInput { Edition = "2021-2022", Places = $"{places}", Seen = view!.Ranking.Seen, Reason = "Tour des dossiers", Chosen = [.. chosen.Select(c => c.Key)] };
    }

    static async Task<(World World, Candidate A, Candidate B, Candidate C)> ThreeAsync(TestProgramme programme, bool closed = true)
    {
        var world = await World.CreateAsync(programme);
        var (a, b, c) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chraibi"));
        await world.RoundAsync(2, closed, (a, [(5, 5), (5, 5)]), (b, [(4, 4), (4, 4)]), (c, [(4, 4), (4, 4)]));
        return (world, a, b, c);
    }

    [Fact]
    public async Task A_person_decides_every_waiting_file_at_once_and_letters_are_held_not_sent()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ThreeAsync(programme);

        await programme.As<Shortlisting>(world.Manager).DecideAsync(await InputAsync(programme, world.Manager, 2, a, b));

        await using var db = programme.OpenAll();
        Assert.Equal([CandidateStage.Shortlisted, CandidateStage.Shortlisted, CandidateStage.NotShortlisted], [await world.StageAsync(a), await world.StageAsync(b), await world.StageAsync(c)]);
        Assert.All(await db.ShortlistDecisions.ToListAsync(), d => Assert.Equal(("Tour des dossiers", world.Manager.Id), (d.Reason, d.ByUserId)));
        var letters = await db.Messages.OrderBy(l => l.CandidateId).ToListAsync();
        Assert.Equal([MessageTemplate.Shortlisted, MessageTemplate.Shortlisted, MessageTemplate.NotShortlisted], letters.Select(l => l.Template));
        Assert.All(letters, l => Assert.Equal((MessageState.Held, (DateTime?)null), (l.State, l.ReleasedAt)));
        Assert.Empty(await db.OutgoingMails.ToListAsync());
        Assert.Contains("10 jours", MessageText.BodyIn(letters[2].Body, "fr"), StringComparison.Ordinal);
        Assert.Contains("أمل العربي", MessageText.BodyIn(letters[2].Body, "ar"), StringComparison.Ordinal);
        Assert.DoesNotContain("Words.", letters[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cut_proposes_and_leaves_a_tie_across_it_to_the_person()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ThreeAsync(programme);

        var lines = (await programme.As<ShortlistQueries>(world.Manager).ReadAsync(null, 2))!.Waiting.ToDictionary(l => l.Candidate.Id);

        Assert.Equal([CutPlace.Above, CutPlace.Bubble, CutPlace.Bubble], new[] { a, b, c }.Select(x => lines[x.Id].Place));
        Assert.Equal([true, false, false], new[] { a, b, c }.Select(x => lines[x.Id].IsProposed));
        Assert.Equal(3, (await programme.As<ShortlistQueries>(world.Manager).ReadAsync(null, 3))!.Waiting.Count(l => l.Place == CutPlace.Above));
    }

    [Fact]
    public async Task Where_chance_decides_the_file_is_in_the_bubble_and_a_neighbouring_weight_that_would_turn_the_order_is_told()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b, c, d) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chraibi"), await world.CandidateAsync("Doukkali"));
        // 0.4 x academic + 0.6 x project: B 4 + 3 gives 3.4, C 3 + 4 gives 3.6, so that 0.5 each would tie them.
        await world.RoundAsync(2, close: true, (a, [(5, 5), (5, 5)]), (b, [(4, 3), (4, 3)]), (c, [(3, 4), (3, 4)]), (d, [(1, 1), (1, 2)]));

        var view = (await programme.As<ShortlistQueries>(world.Manager).ReadAsync(null, 2))!;
        var lines = view.Waiting.ToDictionary(l => l.Candidate.Id);

        Assert.Equal([CutPlace.Above, CutPlace.Bubble, CutPlace.Bubble, CutPlace.Below], new[] { a, b, c, d }.Select(x => lines[x.Id].Place));
        // The rank still proposes; nobody has to excuse a choice that the figures leave open.
        Assert.Equal([true, false, true, false], new[] { a, b, c, d }.Select(x => lines[x.Id].IsProposed));
        Assert.False(lines[b.Id].NeedsOwnReason(chosen: true) || lines[c.Id].NeedsOwnReason(chosen: false));
        var turn = Assert.Single(view.Switches, s => s.Upper.Id == c.Id && s.Lower.Id == b.Id);
        Assert.Equal((40, (Ratio)10), (turn.Weight, turn.Points));
    }

    [Fact]
    public async Task A_choice_against_the_ranking_needs_its_own_reason_and_nothing_is_half_saved()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ThreeAsync(programme);
        var input = await InputAsync(programme, world.Manager, 1, b);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<Shortlisting>(world.Manager).DecideAsync(input));

        Assert.Equal(new[] { $"Reasons[{a.Key}]", $"Reasons[{b.Key}]" }.ToHashSet(), refused.Problems.Select(p => p.Field).ToHashSet());
        Assert.All(refused.Problems, p => Assert.Equal("Shortlist.OwnReasonNeeded", p.Refusal.Key));
        Assert.Equal(CandidateStage.Eligible, await world.StageAsync(c));

        (input.Reasons[a.Key], input.Reasons[b.Key]) = ("Déjà boursière", "Projet remarquable");
        await programme.As<Shortlisting>(world.Manager).DecideAsync(input);
        await using var db = programme.OpenAll();
        Assert.Equal("Projet remarquable", (await db.ShortlistDecisions.SingleAsync(d => d.CandidateId == b.Id)).Reason);
    }

    [Fact]
    public async Task Too_few_reviews_an_open_round_and_a_list_that_moved_are_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (a, b) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        await world.RoundAsync(2, close: false, (a, [(5, 5), (5, 5)]), (b, [(4, 4)]));
        var act = programme.As<Shortlisting>(world.Manager);
        var input = await InputAsync(programme, world.Manager, 2, a, b);
        Assert.Equal("Shortlist.RoundNotClosed", (await Assert.ThrowsAsync<RuleBroken>(() => act.DecideAsync(input))).Refusal.Key);

        await using (var db = programme.OpenAll())
        {
            (await db.Rounds.SingleAsync()).Close(programme.Clock.Now);
            await db.SaveChangesAsync();
        }
        var few = await Assert.ThrowsAsync<InputRefused>(() => act.DecideAsync(input));
        Assert.Equal(($"Reasons[{b.Key}]", "Shortlist.TooFewReviews"), (few.Problems.Single().Field, few.Problems.Single().Refusal.Key));

        await world.CandidateAsync("Chraibi");
        Assert.Equal("Shortlist.ListChanged", (await Assert.ThrowsAsync<RuleBroken>(() => act.DecideAsync(input))).Refusal.Key);
    }

    [Fact]
    public async Task A_tied_manager_decides_without_the_file_and_others_may_not_decide_at_all()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, c) = await ThreeAsync(programme);
        await world.TieAsync(world.Manager, b);

        Assert.DoesNotContain((await programme.As<ShortlistQueries>(world.Manager).ReadAsync(null, 2))!.Waiting, l => l.Candidate.Id == b.Id);
        var input = await InputAsync(programme, world.Manager, 2, a, c);
        input.Chosen.Add(b.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<Shortlisting>(world.Manager).DecideAsync(input));
        input.Chosen.Remove(b.Key);
        await programme.As<Shortlisting>(world.Manager).DecideAsync(input);

        Assert.Equal(CandidateStage.Eligible, await world.StageAsync(b));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<Shortlisting>(await world.UserAsync("auditor", Role.Auditor)).DecideAsync(input));
    }

    [Fact]
    public async Task A_change_before_the_interview_frees_the_panel_and_replaces_the_letter_and_after_it_is_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, _) = await ThreeAsync(programme);
        var chair = await world.UserAsync("chair", Role.Chair);
        await programme.As<Shortlisting>(world.Manager).DecideAsync(await InputAsync(programme, world.Manager, 2, a, b));
        var panelist = await world.UserAsync("panel", Role.Interviewer);
        await world.InterviewAsync(b, panelist);

        await programme.As<Shortlisting>(chair).ChangeAsync(new ShortlistChangeInput { Key = b.Key, Reason = "Renonce à l’entretien" });

        await using var db = programme.OpenAll();
        Assert.Equal(CandidateStage.NotShortlisted, await world.StageAsync(b));
        Assert.Equal(InterviewState.Cancelled, (await db.Interviews.SingleAsync()).State);
        Assert.Empty(await db.InterviewPanelists.ToListAsync());
        Assert.Equal([(MessageTemplate.Shortlisted, MessageState.Withdrawn), (MessageTemplate.NotShortlisted, MessageState.Held)], (await db.Messages.Where(l => l.CandidateId == b.Id).OrderBy(l => l.Id).ToListAsync()).Select(l => (l.Template, l.State)));

        var interview = await world.InterviewAsync(a, panelist);
        programme.Time.Advance(TimeSpan.FromHours(1));
        await programme.As<SheetWriting>(panelist).RecordNoShowAsync(interview.Key);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Shortlisting>(chair).ChangeAsync(new ShortlistChangeInput { Key = a.Key, Reason = "x" }));
        Assert.Equal("Shortlist.InterviewStarted", refused.Refusal.Key);
    }

    [Fact]
    public async Task One_file_or_three_cost_the_same_number_of_queries()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, a, b, _) = await ThreeAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        var before = await programme.Queries.During(() => programme.As<ShortlistQueries>(viewer).ReadAsync(null, 2));
        await programme.As<Shortlisting>(world.Manager).DecideAsync(await InputAsync(programme, world.Manager, 2, a, b));

        Assert.Equal(before, await programme.Queries.During(() => programme.As<ShortlistQueries>(viewer).ReadAsync(null, 2)));
        Assert.InRange(before, 1, 6);
    }
}
