using AusAiducation.Core.Access;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Core.Events;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Students;

/// <summary>What each hat meets of a student.</summary>
public class StudentSightTests
{
    [Fact]
    public async Task A_sponsor_meets_its_own_student_with_published_results_and_payments_and_nothing_else()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var own = await FullStudentAsync(world, "Alami", world.Ausim);
        var foreign = await FullStudentAsync(world, "Berrada", world.DataProtect);
        var sponsor = await world.UserAsync("ausim", Role.Sponsor, sponsorId: world.Ausim.Id);
        var (files, money, life) = (programme.As<StudentFileQueries>(sponsor), programme.As<FundingQueries>(sponsor), programme.As<StudentLifeQueries>(sponsor));

        var file = (await files.OfAsync(own))!;
        var result = Assert.Single(file.Years.Single().Results);
        Assert.Equal((Term.First, 14.5m, (string?)null), (result.Term, result.Average, result.Comment));
        Assert.Equal("AUSIM", file.SponsorName);
        Assert.Equal(15, (await money.OfStudentAsync(file.Id)).Tranches.Count);
        Assert.Null((await life.OfAsync(file.Id)).CoachName);
        var papers = await files.PapersAsync(own);
        Assert.Null(papers.Convention);
        Assert.Empty(papers.Consents);
        Assert.Empty(await files.HistoryAsync(own));
        Assert.Null(await programme.As<BankDetails>(sponsor).OfAsync(own));

        Assert.Null(await files.OfAsync(foreign));
        await using var all = programme.OpenAll();
        var foreignId = all.Students.Single(s => s.Key == foreign).Id;
        Assert.Empty((await money.OfStudentAsync(foreignId)).Tranches);
        Assert.Null((await life.OfAsync(foreignId)).CoachName);
        Assert.Equal("ALAMI Amal", (await programme.As<StudentListing>(sponsor).ReadAsync(new(), new())).Rows.Single().Name);
        Assert.Equal([own], (await programme.As<StudentListing>(sponsor).ExportAsync(new(), new()).ToListAsync()).Select(r => r.Key));
        Assert.Equal([own], (await programme.As<TrancheListing>(sponsor).ExportAsync(new(), new()).ToListAsync()).Select(r => r.StudentKey).Distinct());
        await using var db = programme.Factory.Create(await programme.ViewerOf(sponsor));
        Assert.Empty(await db.Candidates.ToListAsync());
        Assert.Empty(await db.SocialFiles.ToListAsync());
        Assert.Empty(await db.PersonIdentities.ToListAsync());
        Assert.Empty(await db.Placements.ToListAsync());
    }

    [Fact]
    public async Task A_sponsor_is_refused_every_act_and_the_pages_of_the_team()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var own = await FullStudentAsync(world, "Alami", world.Ausim);
        var sponsor = await world.UserAsync("ausim", Role.Sponsor, sponsorId: world.Ausim.Id);

        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<FundingQueries>(sponsor).TotalsAsync());
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OnboardingQueries>(sponsor).ListAsync(world.Edition.Id));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Studies>(sponsor).RecordResultAsync(own, new ResultInput()));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Welcoming>(sponsor).SignConventionAsync(own, new ConventionInput()));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<BankDetails>(sponsor).OpenAsync(own));
    }

    [Fact]
    public async Task A_coach_meets_the_progress_of_the_own_student_and_no_money()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var own = await FullStudentAsync(world, "Alami", world.Ausim, coach);
        var foreign = await FullStudentAsync(world, "Berrada", world.Ausim);
        var files = programme.As<StudentFileQueries>(coach);

        var file = (await files.OfAsync(own))!;
        Assert.Equal(2, file.Years.Single().Results.Count);
        Assert.Equal("Bon travail", file.Years.Single().Results[0].Comment);
        Assert.Null(file.SponsorName);
        Assert.Empty((await programme.As<FundingQueries>(coach).OfStudentAsync(file.Id)).Tranches);
        Assert.Empty((await programme.As<TrancheListing>(coach).ReadAsync(new(), new())).Rows);
        Assert.Null(await files.OfAsync(foreign));
        Assert.Equal([own], (await programme.As<StudentListing>(coach).ReadAsync(new(), new())).Rows.Select(r => r.Key));
    }

    [Fact]
    public async Task The_list_of_students_and_the_welcome_cost_the_same_queries_for_one_and_for_three()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var viewer = await programme.ViewerOf(world.Manager);
        async Task<int[]> CountAsync(string key)
        {
            var files = programme.As<StudentFileQueries>(viewer);
            return
            [
                await programme.Queries.During(() => programme.As<StudentListing>(viewer).ReadAsync(new(), new())),
                await programme.Queries.During(() => programme.As<OnboardingQueries>(viewer).ListAsync(world.Edition.Id)),
                await programme.Queries.During(async () =>
                {
                    var file = (await files.OfAsync(key))!;
                    await programme.As<FundingQueries>(viewer).OfStudentAsync(file.Id);
                    await programme.As<StudentLifeQueries>(viewer).OfAsync(file.Id);
                    await files.HistoryAsync(key);
                }),
            ];
        }
        var key = await FullStudentAsync(world, "Alami", world.Ausim);
        var one = await CountAsync(key);
        await FullStudentAsync(world, "Berrada", world.Ausim);
        await FullStudentAsync(world, "Chraibi", world.Ausim);

        var three = await CountAsync(key);
        Assert.Equal(one, three);
        Assert.All(three, n => Assert.InRange(n, 1, 6));
    }

    /// <summary>A student with a signed convention, a consent, an account, a coach, one published result and one that waits.</summary>
    static async Task<string> FullStudentAsync(World world, string name, AusAiducation.Core.Sponsorship.Sponsor sponsor, AppUser? coach = null)
    {
        var (programme, manager) = (world.Programme, world.Manager);
        var key = await world.StudentAsync(name, sponsor);
        await world.BankAsync(key);
        var welcoming = programme.As<Welcoming>(manager);
        await welcoming.SignConventionAsync(key, new ConventionInput { Signatory = "Le directeur", Capacity = "InstitutionDirector", SignedOn = "12/07/2021" });
        await welcoming.RecordConsentsAsync(key, new ConsentInput { GivenBy = name, GivenOn = "12/07/2021", DataNotice = "yes" });
        coach ??= await world.UserAsync("coach-" + name, Role.Coach);
        await programme.As<CoachAssigning>(manager).AssignAsync(new AssignInput { Student = key, Coach = coach.Key, From = "12/07/2021" });
        var studies = programme.As<Studies>(manager);
        await studies.RecordResultAsync(key, new ResultInput { Year = "2021-2022", Term = "First", Average = "14,5", Comment = "Bon travail" });
        await studies.RecordResultAsync(key, new ResultInput { Year = "2021-2022", Term = "Second", Average = "13,25" });
        var file = (await programme.As<StudentFileQueries>(manager).OfAsync(key))!;
        await studies.PublishResultAsync(file.Years[0].Results[0].Key);
        return key;
    }
}
