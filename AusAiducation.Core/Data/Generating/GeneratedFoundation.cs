using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Editions, rubrics, sponsors with their seats, and the accounts of members and coaches. These accounts have no password: nobody can sign in with them.</summary>
static class GeneratedFoundation
{
    const int StudentsPerCoach = 10;

    public static async Task MakeAsync(GeneratedWorld world, CancellationToken ct)
    {
        Edition candidates = EditionOf(world.Year), students = EditionOf(world.StudentsYear);
        world.Db.Editions.AddRange(candidates, students);
        await world.Db.SaveChangesAsync(ct);
        (world.CandidatesEditionId, world.StudentsEditionId) = (candidates.Id, students.Id);
        students.Close(ProgrammeClock.Utc(students.Calendar.WelcomeBy, new TimeOnly(18, 0)));

        var rubrics = DemoRubrics.Of(candidates.Id).ToList();
        world.Db.Rubrics.AddRange(rubrics);
        await world.Db.SaveChangesAsync(ct);
        var round = new Round(candidates.Id, RoundKind.File, 1, rubrics.Single(r => r.Purpose == RubricPurpose.File),
            new RoundTerms { OpensOn = candidates.Calendar.BacResults, ClosesOn = candidates.Calendar.ScoringCloses, ReviewsPerFile = world.Options.ReviewsPerFile });
        round.Open(world.Now);
        world.Db.Rounds.Add(round);

        var sponsors = Enumerable.Range(1, world.Options.Sponsors).Select(i => new Sponsor(Numbered("Mécène", world.Year, i))).ToList();
        world.Db.Sponsors.AddRange(sponsors);
        // Somebody must have confirmed the eligibility of files, even where nobody scores them.
        var members = Accounts(world, "member", Math.Max(1, world.Options.Members));
        var coaches = Accounts(world, "coach", (world.Options.Students + StudentsPerCoach - 1) / StudentsPerCoach);
        await world.Db.SaveChangesAsync(ct);

        world.RoundId = round.Id;
        round.Seat(members.Select(u => u.Id));
        world.Sponsors.AddRange(sponsors.Select(s => s.Id));
        world.Members.AddRange(members.Select(u => u.Id));
        world.Coaches.AddRange(coaches.Select(u => u.Id));
        await SupplyAsync(world, candidates, ct);
        var from = new DateOnly(world.StudentsYear, 5, 2);
        world.Db.Memberships.AddRange(members.Select(u => new Membership(u.Id, Role.CommitteeMember, from)));
        world.Db.Memberships.AddRange(coaches.Select(u => new Membership(u.Id, Role.Coach, from)));
        foreach (var (i, sponsor) in sponsors.Index())
        {
            // Students are dealt to sponsors in turn.
            var seats = world.Options.Students / sponsors.Count + (i < world.Options.Students % sponsors.Count ? 1 : 0);
            world.Db.SponsorSeats.Add(new SponsorSeats(sponsor.Id, students.Id, seats));
            world.Db.SponsorSeats.Add(new SponsorSeats(sponsor.Id, candidates.Id, seats));
            world.Db.SponsorPreferences.Add(new SponsorPreference(sponsor.Id, candidates.Id, PreferenceKind.Region, world.Dice.Pick(Provinces.Regions).Code, world.Dice.Between(1, 40)));
        }
        await world.SaveBatchAsync(ct);
    }

    /// <summary>Three academies, each with one list of the candidates' edition.</summary>
    static async Task SupplyAsync(GeneratedWorld world, Edition edition, CancellationToken ct)
    {
        var bodies = Enumerable.Range(1, 3).Select(i => new Organisation(new LocalText(Numbered("Académie", world.Year, i), Numbered("الأكاديمية", world.Year, i), Numbered("Academy", world.Year, i)), OrganisationKind.Academy)).ToList();
        world.Db.Organisations.AddRange(bodies);
        await world.Db.SaveChangesAsync(ct);
        var today = DateOnly.FromDateTime(ProgrammeClock.Local(world.Now));
        foreach (var body in bodies)
            world.Db.SourceLists.Add(new SourceList(edition.Id, body.Id, "liste.xlsx", new SupplyBasis("Convention", today, today), world.Members[0], today, world.Options.Candidates / 5));
        await world.Db.SaveChangesAsync(ct);
    }

    static Edition EditionOf(int year) => new(Scholarship.YearCode(year), new EditionCalendar
    {
        CallOpens = new(year, 5, 16), CallCloses = new(year, 6, 28), BacResults = new(year, 7, 2), ScoringCloses = new(year, 7, 16),
        InterviewsFrom = new(year, 7, 22), InterviewsTo = new(year, 7, 24), Commission = new(year, 8, 5), WelcomeBy = new(year, 9, 6),
    }, new EligibilityRules(), DemoEdition2019.Terms);

    static List<AppUser> Accounts(GeneratedWorld world, string kind, int count)
    {
        List<AppUser> users = [];
        for (var i = 1; i <= count; i++)
        {
            var (given, family) = (world.Dice.Pick(Invented.GivenNames), world.Dice.Pick(Invented.FamilyNames));
            var mail = string.Create(CultureInfo.InvariantCulture, $"{kind}{i}.{world.Year}@generated.example");
            var user = new AppUser
            {
                UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), EmailConfirmed = true,
                DisplayName = $"{given.Latin} {family.Latin}", CreatedAt = world.Now, SecurityStamp = Keys.New(32), LockoutEnabled = true,
            };
            user.SignUndertaking(world.Now);
            users.Add(user);
        }
        world.Db.Users.AddRange(users);
        return users;
    }

    static string Numbered(string name, int year, int i) => string.Create(CultureInfo.InvariantCulture, $"{name} {year}-{i:000}");
}
