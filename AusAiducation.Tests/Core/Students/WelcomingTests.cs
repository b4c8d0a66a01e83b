using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Students;

public class WelcomingTests
{
    [Fact]
    public void Somebody_is_a_minor_until_the_eighteenth_birthday_and_an_unknown_birth_makes_no_minor()
    {
        var birth = new DateOnly(2003, 7, 12);

        Assert.True(Welcoming.IsMinor(birth, new DateOnly(2021, 7, 11)));
        Assert.False(Welcoming.IsMinor(birth, new DateOnly(2021, 7, 12)));
        Assert.False(Welcoming.IsMinor(null, new DateOnly(2021, 7, 12)));
    }

    [Fact]
    public async Task A_minor_cannot_sign_alone_and_the_director_of_the_institution_may_sign()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await world.AwardAsync("Alami", world.Ausim);
        await using (var db = programme.OpenAll())
        {
            var identity = await db.PersonIdentities.SingleAsync();
            db.Entry(identity).Property(i => i.BirthDate).CurrentValue = new DateOnly(2004, 1, 1);
            await db.SaveChangesAsync();
        }
        var acts = programme.As<Welcoming>(world.Manager);

        var alone = await Assert.ThrowsAsync<InputRefused>(() => acts.SignConventionAsync(key, new ConventionInput { Signatory = "Amal", Capacity = "Self", SignedOn = "12/07/2021" }));
        Assert.Equal(("Capacity", "Students.MinorCannotSign"), (alone.Problems.Single().Field, alone.Problems.Single().Refusal.Key));
        await using (var db = programme.OpenAll())
        {
            db.Entry(await db.PersonIdentities.SingleAsync()).Property(i => i.BirthDate).CurrentValue = null;
            await db.SaveChangesAsync();
        }
        var ageless = await Assert.ThrowsAsync<InputRefused>(() => acts.SignConventionAsync(key, new ConventionInput { Signatory = "Amal", Capacity = "Self", SignedOn = "12/07/2021" }));
        Assert.Equal(("Capacity", "Students.BirthNeeded"), (ageless.Problems.Single().Field, ageless.Problems.Single().Refusal.Key));
        var director = new ConventionInput { Signatory = "Le directeur", Capacity = "InstitutionDirector", SignedOn = "12/07/2021" };
        await acts.SignConventionAsync(key, director);
        Assert.Equal("Students.ConventionKnown", (await Assert.ThrowsAsync<RuleBroken>(() => acts.SignConventionAsync(key, director))).Refusal.Key);
    }

    [Fact]
    public async Task The_notice_is_needed_and_photo_and_story_are_separate_optional_and_taken_back()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await world.AwardAsync("Alami", world.Ausim);
        var acts = programme.As<Welcoming>(world.Manager);
        ConsentInput Answers(string? notice, string? photo) => new() { GivenBy = "Amal", GivenOn = "12/07/2021", DataNotice = notice, Photo = photo };

        Assert.Equal("Consents.NoticeNeeded", (await Assert.ThrowsAsync<InputRefused>(() => acts.RecordConsentsAsync(key, Answers(null, "yes")))).Problems.Single().Refusal.Key);
        await acts.RecordConsentsAsync(key, Answers("yes", null));
        await acts.RecordConsentsAsync(key, Answers(null, "yes"));
        var consents = (await programme.As<StudentFileQueries>(world.Manager).PapersAsync(key)).Consents;
        Assert.Equal([ConsentKind.DataNotice, ConsentKind.Photo], consents.Select(c => c.Kind));
        await acts.WithdrawConsentAsync(consents[1].Key);
        Assert.Equal("Consents.NoticeStays", (await Assert.ThrowsAsync<RuleBroken>(() => acts.WithdrawConsentAsync(consents[0].Key))).Refusal.Key);

        Assert.NotNull((await programme.As<StudentFileQueries>(world.Manager).PapersAsync(key)).Consents[1].WithdrawnOn);
    }

    [Fact]
    public async Task Nobody_agrees_twice_at_once_and_may_agree_again_after_taking_it_back()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.AwardAsync("Alami", world.Ausim);
        await using var db = programme.OpenAll();
        var student = await db.Students.SingleAsync();
        Consent Photo() => new(student.Id, ConsentKind.Photo, "Amal", programme.Clock.Today);
        var first = db.Consents.Add(Photo()).Entity;
        await db.SaveChangesAsync();

        await using (var twice = programme.OpenAll())
        {
            twice.Consents.Add(Photo());
            Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => twice.SaveChangesAsync())).IsDuplicate());
        }
        first.Withdraw(programme.Clock.Today);
        await db.SaveChangesAsync();
        db.Consents.Add(Photo());
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task The_checklist_fills_step_by_step()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var list = programme.As<OnboardingQueries>(world.Manager);
        var laureate = await world.LaureateAsync("Alami");
        async Task<string> DoneAsync()
        {
            var row = (await list.ListAsync(world.Edition.Id)).Single();
            return string.Join(' ', Enum.GetValues<WelcomeStep>().Where(row.Has));
        }
        Assert.Equal("", await DoneAsync());
        Assert.Equal("Funding.NotPlaced", (await list.OneAsync(laureate.Key))!.Row.WhyNotAccept()!.Key);
        await world.PlaceAsync(laureate, world.Ausim);
        Assert.Equal("Placed", await DoneAsync());
        var key = await programme.As<AusAiducation.Core.Funding.Awarding>(world.Manager).AcceptAsync(laureate.Key, Laureates.Acceptance);
        await world.BankAsync(key);
        var coach = await world.UserAsync("coach", Role.Coach);
        await programme.As<CoachAssigning>(world.Manager).AssignAsync(new AssignInput { Student = key, Coach = coach.Key, From = "12/07/2021" });

        Assert.Equal("Placed Accepted BankDetails Coach", await DoneAsync());
    }

    [Fact]
    public async Task A_term_has_one_result_and_the_next_year_is_opened_in_order()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var key = await world.AwardAsync("Alami", world.Ausim);
        var acts = programme.As<Studies>(world.Manager);
        ResultInput Result(string average) => new() { Year = "2021-2022", Term = "First", Average = average };

        Assert.Equal("Common.NotAMark", (await Assert.ThrowsAsync<InputRefused>(() => acts.RecordResultAsync(key, Result("20,5")))).Problems.Single().Refusal.Key);
        await acts.RecordResultAsync(key, Result("14,25"));
        Assert.Equal("Students.ResultKnown", (await Assert.ThrowsAsync<InputRefused>(() => acts.RecordResultAsync(key, Result("15")))).Problems.Single().Refusal.Key);
        for (var n = 2; n <= 5; n++) await acts.OpenYearAsync(key, new YearInput { Level = n + "e année" });
        Assert.Equal("Students.AllYearsOpen", (await Assert.ThrowsAsync<RuleBroken>(() => acts.OpenYearAsync(key, new YearInput { Level = "6e" }))).Refusal.Key);

        Assert.Equal("2025-2026", (await programme.As<StudentFileQueries>(world.Manager).OfAsync(key))!.CurrentYear!.Code);
    }
}
