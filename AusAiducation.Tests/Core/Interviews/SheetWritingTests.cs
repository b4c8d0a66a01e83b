using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Interviews;

public class SheetWritingTests
{
    static async Task SignAsync(TestProgramme programme, World world, AppUser user, Interview interview)
    {
        var act = programme.As<SheetWriting>(user);
        foreach (var criterion in world.InterviewRubric.Criteria) await act.MarkAsync(interview.Key, criterion.Id, 4);
        await act.SubmitAsync(interview.Key);
    }

    [Fact]
    public async Task Whose_hat_ended_or_is_of_another_edition_meets_the_interview_no_more()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma);
        Assert.Single(await programme.As<SheetQueries>(salma).MineAsync());
        await using (var db = programme.OpenAll())
        {
            var next = new Edition("2022-2023", World.Calendar, new EligibilityRules(), new FundingTerms { YearlyAmount = 25_000m, YearlyIncrease = 0.03m });
            db.Editions.Add(next);
            await db.SaveChangesAsync();
            (await db.Memberships.SingleAsync(m => m.UserId == salma.Id)).End(programme.Clock.Today.AddDays(-1));
            db.Memberships.Add(new Membership(salma.Id, Role.Interviewer, programme.Clock.Today, next.Id));
            await db.SaveChangesAsync();
        }

        Assert.Empty(await programme.As<SheetQueries>(salma).MineAsync());
        Assert.Null(await programme.As<SheetQueries>(salma).OfPanelAsync(interview.Key));
        Assert.Null(await programme.As<PrintQueries>(salma).OfMineAsync(programme.Clock.Today, null));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "encore"));
    }

    [Fact]
    public async Task A_draft_is_nobodys_history_and_a_signed_sheet_is_told_without_its_words()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma);
        await programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "Parle clairement");
        await using var db = programme.OpenAll();
        Assert.Empty(await db.History.Where(h => h.Entity == nameof(InterviewSheet) || h.Entity == nameof(InterviewMark)).ToListAsync());

        await SignAsync(programme, world, salma, interview);

        Assert.NotEmpty(await db.History.Where(h => h.Entity == nameof(InterviewSheet)).ToListAsync());
        Assert.DoesNotContain(await db.History.Select(h => h.Changes).ToListAsync(), changes => changes.Contains("Parle clairement", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_marks_of_a_sheet_given_at_the_same_moment_are_all_kept()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var marking = world.InterviewRubric.Criteria.Select(c => Task.Run(async () =>
        {
            await start.Task;
            await programme.As<SheetWriting>(salma).MarkAsync(interview.Key, c.Id, 4);
        })).ToList();
        start.SetResult();
        await Task.WhenAll(marking);

        await using var db = programme.OpenAll();
        Assert.Equal(world.InterviewRubric.Criteria.Select(c => c.Id).Order(), await db.InterviewMarks.Select(m => m.CriterionId).OrderBy(id => id).ToListAsync());
    }

    [Fact]
    public async Task Every_mark_and_note_is_kept_at_once_and_signing_needs_all_of_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma);
        var act = programme.As<SheetWriting>(salma);
        await act.WriteAsync(interview.Key, "Parle clairement");
        await act.MarkAsync(interview.Key, world.InterviewRubric.Criteria[0].Id, 4);

        var draft = (await programme.As<SheetQueries>(salma).OfPanelAsync(interview.Key))!;
        Assert.Equal(("Parle clairement", 4, false), (draft.Mine!.Notes, draft.Mine.Marks.Single().Value, draft.Signed));
        Assert.Equal("Selection.MarksMissing", (await Assert.ThrowsAsync<RuleBroken>(() => act.SubmitAsync(interview.Key))).Refusal.Key);

        await act.MarkAsync(interview.Key, world.InterviewRubric.Criteria[1].Id, 5);
        await act.SubmitAsync(interview.Key);
        Assert.Equal("Interviews.SheetSubmitted", (await Assert.ThrowsAsync<RuleBroken>(() => act.WriteAsync(interview.Key, "autre"))).Refusal.Key);
        await using var db = programme.OpenAll();
        Assert.Equal(InterviewState.Held, (await db.Interviews.SingleAsync()).State);
    }

    [Fact]
    public async Task The_other_sheets_open_once_ones_own_is_signed_whatever_the_hats()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (salma, chair, omar) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("Chair", Role.Chair), await world.UserAsync("Omar", Role.CommitteeMember));
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma, chair, omar);
        await SignAsync(programme, world, salma, interview);

        Assert.Empty((await programme.As<SheetQueries>(chair).OfPanelAsync(interview.Key))!.Others);
        Assert.Empty((await programme.As<SheetQueries>(chair).OfTeamAsync(interview.Key))!.Others);
        Assert.Empty((await programme.As<SheetQueries>(omar).OfPanelAsync(interview.Key))!.Others);
        Assert.Single((await programme.As<SheetQueries>(world.Manager).OfTeamAsync(interview.Key))!.Others);

        await SignAsync(programme, world, chair, interview);
        Assert.Equal("Salma", (await programme.As<SheetQueries>(chair).OfPanelAsync(interview.Key))!.Others.Single().By);
        await SignAsync(programme, world, omar, interview);
        Assert.Equal(2, (await programme.As<SheetQueries>(omar).OfPanelAsync(interview.Key))!.Others.Count);
    }

    [Fact]
    public async Task Nobody_writes_on_a_panel_they_do_not_sit_on_too_early_or_for_who_did_not_come()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (salma, omar) = (await world.UserAsync("Salma", Role.Interviewer), await world.UserAsync("Omar", Role.Interviewer));
        var interview = await world.InterviewAsync(await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted), salma);

        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<SheetWriting>(omar).WriteAsync(interview.Key, "x"));
        Assert.Null(await programme.As<SheetQueries>(omar).OfPanelAsync(interview.Key));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<SheetWriting>(world.Manager).WriteAsync(interview.Key, "x"));

        await using (var db = programme.OpenAll())
        {
            (await db.Interviews.SingleAsync()).Schedule(programme.Clock.Now.AddHours(2), "AUSIM");
            await db.SaveChangesAsync();
        }
        Assert.Equal("Interviews.NotYet", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "x"))).Refusal.Key);
        programme.Time.Advance(TimeSpan.FromHours(3));
        await programme.As<SheetWriting>(salma).RecordNoShowAsync(interview.Key);
        Assert.Equal("Interviews.WasNoShow", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<SheetWriting>(salma).WriteAsync(interview.Key, "x"))).Refusal.Key);
    }

    [Fact]
    public async Task A_panel_member_who_later_declares_a_tie_no_longer_meets_the_interview()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        var interview = await world.InterviewAsync(candidate, salma);
        Assert.Single(await programme.As<SheetQueries>(salma).MineAsync());

        await world.TieAsync(salma, candidate);

        Assert.Empty(await programme.As<SheetQueries>(salma).MineAsync());
        Assert.Null(await programme.As<SheetQueries>(salma).OfPanelAsync(interview.Key));
    }
}
