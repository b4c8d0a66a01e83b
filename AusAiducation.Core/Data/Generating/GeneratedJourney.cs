using System.Globalization;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Five years of one student: enrolments, results, the plan with its payments, a coach and a session every two months.</summary>
static class GeneratedJourney
{
    const int SessionEveryDays = 60;

    static readonly string[][] Notes = [.. Invented.Rows("session-notes.txt")];

    public static void Live(GeneratedWorld world, Edition edition, Student student, int coachId)
    {
        var welcome = edition.Calendar.WelcomeBy;
        world.Db.Consents.Add(new Consent(student.Id, ConsentKind.DataNotice, student.Person.DisplayName, welcome));
        for (var number = 1; number <= GeneratedWorld.YearsLived; number++) Year(world, student, edition.BacYear + number - 1, number);
        Pay(world, edition, student, coachId);
        world.Db.CoachAssignments.Add(new CoachAssignment(student.Id, coachId, welcome));
        for (var day = welcome.AddDays(world.Dice.Between(20, 50)); day < welcome.AddYears(GeneratedWorld.YearsLived).AddDays(-70); day = day.AddDays(SessionEveryDays))
            Talk(world, student, coachId, day);
    }

    static void Year(GeneratedWorld world, Student student, int year, int number)
    {
        var studies = new AcademicYear(student.Id, number, Scholarship.YearCode(year), string.Create(CultureInfo.InvariantCulture, $"Année {number}"));
        studies.AcceptEnrolment(new DateOnly(year, 10, 5));
        world.Db.AcademicYears.Add(studies);
        foreach (var (term, received) in new[] { (Term.First, new DateOnly(year + 1, 2, 20)), (Term.Second, new DateOnly(year + 1, 7, 5)) })
        {
            var result = new TermResult(student.Id, studies.Code, term, world.Dice.Between(1_020, 1_850) / 100m, null, received);
            result.Publish(received.AddDays(14));
            world.Db.TermResults.Add(result);
        }
    }

    static void Pay(GeneratedWorld world, Edition edition, Student student, int byUserId)
    {
        var plan = Scholarship.Plan(edition, student.Id, student.SponsorId, edition.Calendar.WelcomeBy);
        foreach (var tranche in plan.Tranches)
            tranche.Pay(tranche.DueOn.AddDays(3), string.Create(CultureInfo.InvariantCulture, $"VIR-{tranche.DueOn:yyyy-MM}-{student.Id}"), byUserId, enrolmentAccepted: true, bankDetailsKnown: true);
        world.Db.FundingPlans.Add(plan);
    }

    static void Talk(GeneratedWorld world, Student student, int coachId, DateOnly day)
    {
        var note = world.Dice.Pick(Notes);
        var session = new CoachingSession(student.Id, coachId, day, 15 * world.Dice.Between(1, 4), world.Dice.Pick([SessionChannel.Phone, SessionChannel.Video]), Enum.Parse<SessionMood>(note[0]), note[1], note[2]);
        if (world.Dice.Chance(10)) session.KeepForSelf(world.Dice.Pick(Invented.PrivateNotes));
        world.Db.CoachingSessions.Add(session);
    }
}
