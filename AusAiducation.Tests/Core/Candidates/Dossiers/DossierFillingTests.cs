using System.Diagnostics.CodeAnalysis;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Dossiers;

public class DossierFillingTests
{
    [Fact]
    public async Task What_is_wrong_is_kept_and_told_field_by_field()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var typed = new IdentityAnswers { FamilyName = "الحراق", GivenName = "S4lma", FamilyNameArabic = "Harrak", GivenNameArabic = "سَلْمَى", BirthDate = "31/02/2003", Phone = "0123", Email = "pas une adresse", Province = "atlantis", Massar = "je ne sais pas", Gender = "7", Helper = "nobody" };

        var refused = await Assert.ThrowsAsync<InputRefused>(() => applicant.As<DossierFilling>().SaveAsync(typed));

        Assert.Equal(
            ["BirthDate Common.NotADay", "Email Candidates.EmailFormat", "FamilyName People.WriteLatin", "FamilyNameArabic People.WriteArabic", "Gender Common.ChooseOne", "GivenName People.WriteLatin", "Helper Common.ChooseOne", "Massar Apply.MassarWithoutDigits", "Phone People.PhoneFormat", "Province Common.ChooseOne"],
            refused.Problems.Select(p => $"{p.Field} {p.Refusal.Key}").Order(StringComparer.Ordinal));
        var page = await applicant.As<DossierReading>().StepAsync(DossierStep.Identity);
        Assert.Equal("S4lma", ((IdentityAnswers)page.Saved).GivenName);
        Assert.Equal(1, typed.Version);
    }

    [Fact]
    public async Task Arabic_pasted_with_its_signs_is_stored_without_them()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        var typed = Applicant.Identity();
        (typed.Version, typed.FamilyNameArabic, typed.GivenNameArabic) = (1, "\u202bالحَـــرَّاق\u202c", "سَلْمى");
        await applicant.As<DossierFilling>().SaveAsync(typed);
        await applicant.SendAsync();

        await using var db = programme.OpenAll();
        var person = await db.People.SingleAsync();
        Assert.Equal(("الحراق", "سلمى"), (person.FamilyNameArabic, person.GivenNameArabic));
    }

    [Fact]
    public async Task Marks_fit_the_kind_of_candidate_and_the_day()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        BacAnswers Typed(string libre, string? continuous, string? national) => new() { Stream = "PC", BacYear = "2021", PrivateCandidate = libre, Regional = "17,5", ContinuousControl = continuous, National = national };
        async Task<string[]> Problems(BacAnswers typed)
        {
            typed.Version = (await applicant.As<DossierReading>().StepAsync(DossierStep.Bac)).Saved.Version;
            try { await applicant.As<DossierFilling>().SaveAsync(typed); return []; }
            catch (InputRefused e) { return [.. e.Problems.Select(p => p.Field + " " + p.Refusal.Key)]; }
        }

        Assert.Empty(await Problems(Typed("no", "18.10", null)));
        Assert.Equal(["ContinuousControl Common.Required"], await Problems(Typed("no", null, null)));
        Assert.Equal(["ContinuousControl Apply.NoContinuousControl"], await Problems(Typed("yes", "18", null)));
        Assert.Equal(["ContinuousControl Common.NotAMark"], await Problems(Typed("no", "21", null)));
        var lastYear = Typed("yes", null, null);
        lastYear.BacYear = "2020";
        Assert.Equal(["National Common.Required"], await Problems(lastYear));
    }

    [Fact]
    public async Task The_second_of_two_tabs_on_one_step_is_told_and_nothing_is_overwritten()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.As<DossierFilling>().SaveAsync(new StudiesAnswers { Wish = "ENSA" });

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => applicant.As<DossierFilling>().SaveAsync(new StudiesAnswers { Wish = "ENCG" }));

        Assert.Equal("Apply.OtherTab", refused.Refusal.Key);
        var saved = (await applicant.As<DossierReading>().StepAsync(DossierStep.Studies)).Saved;
        Assert.Equal("ENSA", ((StudiesAnswers)saved).Wish);
        Assert.Equal(["Wish"], new StudiesAnswers { Wish = "ENCG" }.DifferencesFrom(saved));
    }

    [Fact]
    public async Task Sending_the_same_step_twice_is_no_conflict()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);

        await applicant.As<DossierFilling>().SaveAsync(new StudiesAnswers { Wish = "ENSA" });
        await applicant.As<DossierFilling>().SaveAsync(new StudiesAnswers { Wish = "ENSA" });

        await using var db = programme.OpenAll();
        Assert.Equal(1, await db.DossierAnswers.CountAsync());
    }

    [Fact]
    public async Task After_the_deadline_the_second_tab_reads_a_sentence_and_keeps_what_was_saved()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.SendAsync();
        Applicant.StandAt(programme, new DateOnly(2021, 7, 6));

        var late = new MotivationAnswers { Motivation = "Trop tard", Version = 1 };
        Assert.Equal("Apply.TooLate", (await Assert.ThrowsAsync<RuleBroken>(() => applicant.As<DossierFilling>().SaveAsync(late))).Refusal.Key);

        // Marks alone wait for the results, which come after the deadline of many a year.
        Applicant.StandAt(programme, new DateOnly(2021, 7, 8));
        programme.Time.Advance(TimeSpan.Zero);
        await applicant.As<DossierFilling>().SaveAsync(new BacAnswers { Version = 1, Stream = "SMA", BacYear = "2021", PrivateCandidate = "no", Regional = "17,25", ContinuousControl = "18.10", National = "16,80", Printed = "17,24" });
        await using var db = programme.OpenAll();
        var file = await db.CandidateFiles.SingleAsync();
        Assert.Equal((17.24m, "Je m’appelle Salma et je veux construire des ponts."), (file.PrintedAverage!.Value, file.Motivation));
    }

    [Fact]
    public async Task A_step_changed_after_sending_changes_what_was_sent_and_a_wrong_one_does_not()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.SendAsync();

        await applicant.As<DossierFilling>().SaveAsync(new ProjectAnswers { Project = "Génie de l’eau, avec Salma.", Version = 1 });
        await Assert.ThrowsAsync<InputRefused>(() => applicant.As<DossierFilling>().SaveAsync(new FamilyAnswers { Income = "?", Version = 1 }));
        await applicant.As<DossierFilling>().SaveAsync(new ConsentAnswers { DataNotice = "yes", Version = 1 });

        await using var db = programme.OpenAll();
        var candidate = await db.Candidates.Include(c => c.File).Include(c => c.Social).SingleAsync();
        Assert.Equal("Génie de l’eau, avec Salma.", candidate.File.Project);
        Assert.DoesNotContain("Salma", candidate.File.AnonymousProject!, StringComparison.Ordinal);
        Assert.Equal(IncomeBracket.Under12000, candidate.Social!.IncomeBracket);
        Assert.NotNull((await db.CandidateConsents.SingleAsync(c => c.Kind == AusAiducation.Core.Consents.ConsentKind.Photo)).WithdrawnOn);
    }

    [Fact]
    public async Task Card_and_details_are_asked_of_whoever_was_told_of_the_shortlist_and_of_nobody_else()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.SendAsync();
        ComplementAnswers Typed() => new() { Cin = "PA123456", ParentsWork = "Père journalier", MonthlyIncome = "0" };
        Task Save() => applicant.As<DossierFilling>().SaveAsync(Typed());
        Assert.Equal("Apply.ComplementNotAsked", (await Assert.ThrowsAsync<RuleBroken>(Save)).Refusal.Key);

        await MoveAsync(programme, CandidateStage.Eligible, CandidateStage.Shortlisted);
        // Decided, and not yet told: the form says nothing before the letter does.
        Assert.Equal(CandidateStage.Eligible, (await applicant.As<DossierReading>().OverviewAsync()).Told);
        Assert.Equal("Apply.ComplementNotAsked", (await Assert.ThrowsAsync<RuleBroken>(Save)).Refusal.Key);

        await TellAsync(programme, world, MessageTemplate.Shortlisted);
        Assert.Equal(CandidateStage.Shortlisted, (await applicant.As<DossierReading>().OverviewAsync()).Told);
        await Save();
        await using var db = programme.OpenAll();
        Assert.Equal("3456", (await db.PersonIdentities.SingleAsync()).CinTail);
        Assert.Equal(0m, (await db.SocialFiles.SingleAsync()).MonthlyIncomeMad);
        Assert.DoesNotContain("PA123456", (await db.DossierAnswers.SingleAsync(a => a.Step == DossierStep.Complement)).Json, StringComparison.Ordinal);
        Assert.Equal("PA123456", ((ComplementAnswers)(await applicant.As<DossierReading>().StepAsync(DossierStep.Complement)).Saved).Cin);
    }

    [Fact]
    [SuppressMessage("Performance", "CA1849", Justification = "All begin at once on purpose.")]
    public async Task Fifty_people_saving_at_once_lose_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var people = new List<Applicant>();
        for (var i = 0; i < 50; i++) people.Add(await Applicant.BeginAsync(programme));

        await Task.WhenAll(people.Select((p, i) => Task.Run(async () =>
        {
            await p.As<DossierFilling>().SaveAsync(Applicant.Identity(family: "Personne " + (char)('A' + i % 26)));
            await p.As<DossierFilling>().SaveAsync(new MotivationAnswers { Motivation = "Motivation " + i });
        })));

        await using var db = programme.OpenAll();
        Assert.Equal(100, await db.DossierAnswers.CountAsync());
        Assert.Equal(50, (await db.DossierAnswers.Where(a => a.Step == DossierStep.Motivation).Select(a => a.Json).ToListAsync()).Distinct().Count());
    }

    [Fact]
    public async Task Two_tabs_saving_different_steps_at_once_both_succeed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);

        await Task.WhenAll(Applicant.Others().Select(a => Task.Run(() => applicant.As<DossierFilling>().SaveAsync(a))));

        await using var db = programme.OpenAll();
        Assert.Equal(6, await db.DossierAnswers.CountAsync());
    }

    [Fact]
    public async Task Nonsense_of_any_length_is_taken_in_and_cut()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        var endless = new string('"', 1_000_000);

        await Assert.ThrowsAsync<InputRefused>(() => applicant.As<DossierFilling>().SaveAsync(new MotivationAnswers { Motivation = endless + "\0\ud800" }));
        await Assert.ThrowsAsync<InputRefused>(() => applicant.As<DossierFilling>().SaveAsync(new IdentityAnswers { FamilyName = endless, GivenName = endless, School = endless, Email = endless, Phone = endless, Massar = endless, Helper = endless }));

        await using var db = programme.OpenAll();
        Assert.All(await db.DossierAnswers.ToListAsync(), a => Assert.True(a.Json.Length <= DossierAnswer.JsonMaxLength));
    }

    internal static async Task MoveAsync(TestProgramme programme, params CandidateStage[] stages)
    {
        await using var db = programme.OpenAll();
        var candidate = await db.Candidates.SingleAsync();
        foreach (var stage in stages) candidate.GoTo(stage);
        await db.SaveChangesAsync();
    }

    static async Task TellAsync(TestProgramme programme, World world, MessageTemplate template)
    {
        await using var db = programme.OpenAll();
        await world.ReleaseAsync(await world.MessageAsync(await db.Candidates.SingleAsync(), template));
    }
}
