using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>Students of the World with what follows an award: two academic years of money, a coach, results. The first year's money is paid.</summary>
static class Funded
{
    public static async Task<Student> StudentAsync(this World world, string familyName, Sponsor sponsor, decimal tranche = 5_000m)
    {
        var candidate = await world.CandidateAsync(familyName, CandidateStage.Accepted);
        await using var db = world.Programme.OpenAll();
        var student = new Student(await db.Candidates.Include(c => c.Person).SingleAsync(c => c.Id == candidate.Id), sponsor.Id, new DateOnly(2019, 9, 2));
        student.Study("CPGE MPSI", "Lycée Mohammed V", "zagora");
        db.Students.Add(student);
        await db.SaveChangesAsync();
        var (first, second) = (new AcademicYear(student.Id, 1, "2019-2020", "1re année"), new AcademicYear(student.Id, 2, "2020-2021", "2e année"));
        first.AcceptEnrolment(new DateOnly(2019, 10, 1));
        var plan = new FundingPlan(student.Id, sponsor.Id, student.EditionId, new DateOnly(2019, 9, 2));
        plan.Add(1, "2019-2020", 1, new DateOnly(2019, 10, 15), tranche, needsEnrolment: true);
        plan.Add(2, "2020-2021", 2, new DateOnly(2020, 10, 15), tranche + 0.50m, needsEnrolment: true);
        plan.Add(3, "2021-2022", 3, new DateOnly(2021, 10, 15), tranche + 100m, needsEnrolment: true);
        plan.Tranches[0].Pay(new DateOnly(2019, 10, 16), "VIR-1", 1, enrolmentAccepted: true, bankDetailsKnown: true);
        db.AddRange(first, second, plan);
        await db.SaveChangesAsync();
        return student;
    }

    public static async Task ResultAsync(this World world, Student student, string year, Term term, decimal average, bool published)
    {
        await using var db = world.Programme.OpenAll();
        var result = new TermResult(student.Id, year, term, average, "Remarque du jury", new DateOnly(2021, 2, 20));
        if (published) result.Publish(new DateOnly(2021, 3, 1));
        db.TermResults.Add(result);
        await db.SaveChangesAsync();
    }

    /// <summary>Who coaches a student from which day; ended when <paramref name="to"/> is given.</summary>
    public static async Task CoachAsync(this World world, Student student, AppUser coach, DateOnly from, DateOnly? to = null)
    {
        await using var db = world.Programme.OpenAll();
        var assignment = new CoachAssignment(student.Id, coach.Id, from);
        if (to is { } last) assignment.End(last);
        db.CoachAssignments.Add(assignment);
        await db.SaveChangesAsync();
    }

    public static async Task<CoachingSession> SessionAsync(this World world, Student student, AppUser coach, DateOnly on, SessionMood mood = SessionMood.Good, string? privateNote = null)
    {
        await using var db = world.Programme.OpenAll();
        var session = new CoachingSession(student.Id, coach.Id, on, 45, SessionChannel.Phone, mood, "Organisation du temps", "Revoir les suites");
        if (privateNote is not null) session.KeepForSelf(privateNote);
        db.CoachingSessions.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    public static Task<AppUser> AccountOfAsync(this World world, Student student) => world.UserAsync("s" + student.Key, Role.Student, personId: student.PersonId);
}
