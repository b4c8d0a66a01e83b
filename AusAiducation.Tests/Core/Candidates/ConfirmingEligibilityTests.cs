using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class ConfirmingEligibilityTests
{
    static EligibilityInput Answer(string eligible, string cause, string? reason = null) => new() { Eligible = eligible, CauseKey = cause, Reason = reason };

    static BulkEligibilityInput All(string eligible, string cause, params Candidate[] files) => new() { Eligible = eligible, CauseKey = cause, Keys = files.Select(f => f.Key).ToList() };

    [Fact]
    public async Task A_person_confirms_the_proposal_and_the_file_moves()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received);

        await programme.As<ConfirmingEligibility>(world.Manager).DecideAsync(candidate.Key, Answer("yes", "Eligibility.Met"));

        var file = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!;
        var ruling = Assert.Single(file.Rulings);
        Assert.Equal((CandidateStage.Eligible, true, false, "manager"), (file.Stage, ruling.Eligible, ruling.IsOverride, ruling.By));
    }

    [Fact]
    public async Task Going_against_the_proposal_needs_a_reason_and_both_are_kept()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received, printed: 15.99m);
        var confirming = programme.As<ConfirmingEligibility>(world.Manager);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => confirming.DecideAsync(candidate.Key, Answer("yes", "Eligibility.AverageTooLow", " ")));
        Assert.Equal(("Reason", "Eligibility.OverrideNeedsReason"), (refused.Problems[0].Field, refused.Problems[0].Refusal.Key));

        await confirming.DecideAsync(candidate.Key, Answer("yes", "Eligibility.AverageTooLow", "Deuil pendant les examens"));
        await using var db = programme.OpenAll();
        var decision = await db.EligibilityDecisions.SingleAsync();
        Assert.Equal((true, (bool?)false, "Eligibility.AverageTooLow", "Deuil pendant les examens"), (decision.Eligible, decision.ProposedEligible, decision.CauseKey, decision.Reason));
    }

    [Fact]
    public async Task A_proposal_that_changed_since_it_was_shown_is_not_confirmed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received, income: IncomeBracket.Undeclared);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<ConfirmingEligibility>(world.Manager).DecideAsync(candidate.Key, Answer("no", "Eligibility.AverageTooLow")));
        Assert.Equal("Eligibility.ProposalChanged", refused.Refusal.Key);
    }

    [Fact]
    public async Task All_files_of_one_cause_are_confirmed_at_once_but_for_the_unticked()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var files = new List<Candidate>();
        for (var i = 0; i < 3; i++) files.Add(await world.CandidateAsync("Alaoui", CandidateStage.Received));
        var low = await world.CandidateAsync("Bennani", CandidateStage.Received, printed: 12m);
        var desk = await programme.As<EligibilityQueries>(world.Manager).DeskAsync(world.Edition.Id);
        Assert.Equal([((bool?)true, "Eligibility.Met", 3), (false, "Eligibility.AverageTooLow", 1)], desk.Groups.Select(g => (g.Eligible, g.CauseKey, g.Count)));

        await programme.As<ConfirmingEligibility>(world.Manager).DecideAllAsync(All("yes", "Eligibility.Met", files[0], files[1]));

        await using var db = programme.OpenAll();
        Assert.Equal((2, 2), (await db.EligibilityDecisions.CountAsync(), await db.Candidates.CountAsync(c => c.Stage == CandidateStage.Eligible)));
        // One of another cause among them is left alone, and told; the other is done.
        var results = await programme.As<ConfirmingEligibility>(world.Manager).DecideAllAsync(All("yes", "Eligibility.Met", files[2], low));
        Assert.Equal([(files[2].Key, null), (low.Key, "Eligibility.ProposalChanged")], results.Select(r => (r.Key, r.WhyNot?.Key)).OrderBy(r => r.Item2 is not null));
        Assert.Equal(3, await db.EligibilityDecisions.CountAsync());
        // Sent twice: nothing is doubled.
        var again = await programme.As<ConfirmingEligibility>(world.Manager).DecideAllAsync(All("yes", "Eligibility.Met", files[2]));
        Assert.Equal("Eligibility.AnsweredMeanwhile", again.Single().WhyNot!.Key);
        Assert.Equal(3, await db.EligibilityDecisions.CountAsync());
    }

    [Fact]
    public async Task What_the_rules_cannot_say_is_answered_for_all_at_once_with_one_reason()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var first = await world.CandidateAsync("Alaoui", CandidateStage.Received, income: IncomeBracket.Undeclared);
        var second = await world.CandidateAsync("Bennani", CandidateStage.Received, income: IncomeBracket.Undeclared);
        var group = Assert.Single((await programme.As<EligibilityQueries>(world.Manager).DeskAsync(world.Edition.Id)).Groups);
        Assert.Equal((null, "Eligibility.NoIncomeBracket", 2), (group.Eligible, group.CauseKey, group.Count));
        var confirming = programme.As<ConfirmingEligibility>(world.Manager);
        var answer = All("no", "Eligibility.NoIncomeBracket", first, second);

        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => confirming.DecideAllAsync(answer))).Problems[0].Field);
        answer.Reason = "Deux rappels sans réponse";
        Assert.All(await confirming.DecideAllAsync(answer), r => Assert.Null(r.WhyNot));

        await using var db = programme.OpenAll();
        Assert.All(await db.EligibilityDecisions.ToListAsync(), d => Assert.Equal((false, null, false, "Deux rappels sans réponse"), (d.Eligible, d.ProposedEligible, d.IsOverride, d.Reason)));
    }

    [Fact]
    public async Task A_family_is_told_which_condition_is_not_met_and_how_to_correct_it_until_the_answer_changes()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var low = await world.CandidateAsync("Alaoui", CandidateStage.Received, printed: 12m);
        var met = await world.CandidateAsync("Bennani", CandidateStage.Received);
        var confirming = programme.As<ConfirmingEligibility>(world.Manager);

        await confirming.DecideAllAsync(All("no", "Eligibility.AverageTooLow", low));
        await confirming.DecideAllAsync(All("yes", "Eligibility.Met", met));

        await using var db = programme.OpenAll();
        var letter = await db.Messages.AsNoTracking().SingleAsync();
        Assert.Equal((low.Id, MessageTemplate.Ineligible, MessageState.Held), (letter.CandidateId, letter.Template, letter.State));
        foreach (var language in new[] { "fr", "ar" })
        {
            Assert.Contains(Texts.In(language, "Eligibility.AverageTooLow", 12m, 16m), MessageText.BodyIn(letter.Body, language), StringComparison.Ordinal);
            Assert.Contains(Texts.In(language, "Words.HowToAppeal")[..30], MessageText.BodyIn(letter.Body, language), StringComparison.Ordinal);
        }

        await confirming.DecideAsync(low.Key, Answer("yes", "Eligibility.AverageTooLow", "Deuil pendant les examens"));
        Assert.Equal(MessageState.Withdrawn, (await db.Messages.AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task Nobody_ticked_too_many_and_no_answer_are_sentences()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var confirming = programme.As<ConfirmingEligibility>(world.Manager);

        Assert.Equal("Eligibility.NobodyTicked", (await Assert.ThrowsAsync<RuleBroken>(() => confirming.DecideAllAsync(All("yes", "Eligibility.Met")))).Refusal.Key);
        var many = new BulkEligibilityInput { Eligible = "yes", CauseKey = "Eligibility.Met", Keys = Enumerable.Range(0, 201).Select(i => $"k{i}").ToList() };
        Assert.Equal("Eligibility.TooManyAtOnce", (await Assert.ThrowsAsync<RuleBroken>(() => confirming.DecideAllAsync(many))).Refusal.Key);
        Assert.Equal("Eligible", (await Assert.ThrowsAsync<InputRefused>(() => confirming.DecideAllAsync(All("perhaps", "Eligibility.Met")))).Problems[0].Field);
    }

    [Fact]
    public async Task A_correction_after_the_answer_flags_the_file()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received);
        await programme.As<ConfirmingEligibility>(world.Manager).DecideAsync(candidate.Key, Answer("yes", "Eligibility.Met"));
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        var file = (await dossiers.ReadAsync(candidate.Key))!;
        Assert.False(file.IsContradicted);

        await programme.As<CandidateEditing>(world.Manager).CorrectMarksAsync(candidate.Key, new MarksInput { National = "12", Regional = "12", ContinuousControl = "12", Printed = "12,00", Version = file.FileVersion });

        Assert.True((await dossiers.ReadAsync(candidate.Key))!.IsContradicted);
        var row = Assert.Single((await programme.As<CandidateListing>(world.Manager).ReadAsync(new(), new())).Rows);
        Assert.Equal("Eligibility.ToReview", row.EligibilityKey);
        Assert.Single((await programme.As<EligibilityQueries>(world.Manager).DeskAsync(world.Edition.Id)).Contradicted);
    }

    [Fact]
    public async Task Chair_and_auditor_do_not_confirm_and_a_tied_manager_does_not_find_the_file()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Received);
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.CommitteeMember })
        {
            var user = await world.UserAsync(role.ToString(), role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ConfirmingEligibility>(user).DecideAsync(candidate.Key, Answer("yes", "Eligibility.Met")));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<EligibilityQueries>(user).DeskAsync(world.Edition.Id));
        }
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new AusAiducation.Core.Selection.Conflict(world.Edition.Id, candidate.Id, world.Manager.Id, AusAiducation.Core.Selection.ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<ConfirmingEligibility>(world.Manager).DecideAsync(candidate.Key, Answer("yes", "Eligibility.Met")));
        // In a bulk act the hidden file has no name and no answer.
        var hidden = Assert.Single(await programme.As<ConfirmingEligibility>(world.Manager).DecideAllAsync(All("yes", "Eligibility.Met", candidate)));
        Assert.Equal(("", "Common.GoneMeanwhile"), (hidden.Name, hidden.WhyNot!.Key));
    }
}
