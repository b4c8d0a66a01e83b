using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Tests.Support;

/// <summary>A small named programme for tests: one edition with its rubrics, three sponsors with seats, people with hats. Add what a test needs.</summary>
public sealed class World
{
    static int _people;

    World(TestProgramme programme) => Programme = programme;

    public TestProgramme Programme { get; }
    public Edition Edition { get; private set; } = null!;
    public Rubric FileRubric { get; private set; } = null!;
    public Rubric InterviewRubric { get; private set; } = null!;
    public Organisation Lycee { get; private set; } = null!;
    public Sponsor Ausim { get; private set; } = null!;
    public Sponsor DataProtect { get; private set; } = null!;
    public Sponsor Axeli { get; private set; } = null!;
    public AppUser Manager { get; private set; } = null!;

    /// <summary>The days of the tests' edition: on 12 July 2021 its call is over and its file round is on.</summary>
    public static EditionCalendar Calendar => new()
    {
        CallOpens = new(2021, 5, 17), CallCloses = new(2021, 7, 5), BacResults = new(2021, 7, 7), ScoringCloses = new(2021, 7, 16),
        InterviewsFrom = new(2021, 7, 20), InterviewsTo = new(2021, 7, 22), Commission = new(2021, 8, 5), WelcomeBy = new(2021, 8, 31),
    };

    public static async Task<World> CreateAsync(TestProgramme programme)
    {
        var world = new World(programme);
        await world.BuildAsync();
        return world;
    }

    public static LocalText Text(string s) => new(s, s + " ع", s + " en");

    async Task BuildAsync()
    {
        await using var db = Programme.OpenAll();
        Edition = new Edition("2021-2022", Calendar, new EligibilityRules(), new FundingTerms { YearlyAmount = 25_000m, YearlyIncrease = 0.03m });
        Lycee = new Organisation(Text("Lycée Ibn Sina"), OrganisationKind.Lycee, "zagora");
        (Ausim, DataProtect, Axeli) = (new Sponsor("AUSIM"), new Sponsor("DataProtect"), new Sponsor("Axeli"));
        db.AddRange(Edition, Lycee, Ausim, DataProtect, Axeli);
        await db.SaveChangesAsync();
        FileRubric = Rubric(RubricPurpose.File, ("academic", 40), ("project", 60));
        InterviewRubric = Rubric(RubricPurpose.Interview, ("clarity", 50), ("tenacity", 50));
        db.AddRange(FileRubric, InterviewRubric, new SponsorSeats(Ausim.Id, Edition.Id, 5), new SponsorSeats(DataProtect.Id, Edition.Id, 5), new SponsorSeats(Axeli.Id, Edition.Id, 1));
        db.RequiredPapers.AddRange(UsualPapers.For(Edition.Id));
        await db.SaveChangesAsync();
        Manager = await UserAsync("manager", Role.Manager);
    }

    Rubric Rubric(RubricPurpose purpose, params (string Code, int Weight)[] criteria)
    {
        var rubric = new Rubric(Edition.Id, purpose);
        foreach (var (code, weight) in criteria) rubric.Add(code, weight, Text(code), Enumerable.Range(1, 5).Select(i => Text($"{code} {i}")));
        return rubric;
    }

    /// <summary>An account with one hat (undertaking signed). Give it more with <see cref="HatAsync"/>.</summary>
    public async Task<AppUser> UserAsync(string name, Role? role = null, int? editionId = null, int? sponsorId = null, int? organisationId = null, int? personId = null)
    {
        await using var db = Programme.OpenAll();
        var email = name + "@test.example";
        var user = new AppUser { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, DisplayName = name, PersonId = personId, SecurityStamp = Keys.New(), LockoutEnabled = true };
        user.SignUndertaking(Programme.Clock.Now);
        db.Users.Add(user);
        await db.SaveChangesAsync();
        if (role is { } r) await HatAsync(user, r, editionId, sponsorId, organisationId);
        return user;
    }

    public async Task HatAsync(AppUser user, Role role, int? editionId = null, int? sponsorId = null, int? organisationId = null)
    {
        await using var db = Programme.OpenAll();
        db.Memberships.Add(new Membership(user.Id, role, Programme.Clock.Today.AddDays(-30), editionId, sponsorId, organisationId));
        await db.SaveChangesAsync();
    }

    /// <summary>A candidate of the edition, at the given stage.</summary>
    public async Task<Candidate> CandidateAsync(string familyName, CandidateStage stage = CandidateStage.Eligible, decimal printed = 17.64m, string stream = "SMA", string province = "zagora", IncomeBracket income = IncomeBracket.From12000To24000)
    {
        await using var db = Programme.OpenAll();
        var n = Interlocked.Increment(ref _people);
        var person = new Person(familyName, "Amal", "العربي", "أمل", Gender.Female);
        person.Identify(new PersonIdentity(new DateOnly(2003, 4, 1 + (n % 28)), $"M{100000000 + n}"));
        person.Reach(new PersonContact($"+2126{10000000 + n}", null, province));
        var edition = db.Editions.Single(e => e.Id == Edition.Id);
        var file = new CandidateFile(stream, new BacMarks(17.25m, 18.10m, 17.96m, false, printed), 2021, "CPGE MPSI", "Je tiens un atelier de robotique.");
        var candidate = new Candidate(edition, person, file, new SocialFile(income, 6), "Lycée Ibn Sina", province);
        foreach (var step in Path(stage)) candidate.GoTo(step);
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return candidate;
    }

    static CandidateStage[] Path(CandidateStage stage) => stage switch
    {
        CandidateStage.Received => [],
        CandidateStage.Eligible or CandidateStage.Ineligible or CandidateStage.Withdrawn => [stage],
        CandidateStage.Shortlisted or CandidateStage.NotShortlisted => [CandidateStage.Eligible, stage],
        CandidateStage.Selected or CandidateStage.Reserve or CandidateStage.NotSelected => [CandidateStage.Eligible, CandidateStage.Shortlisted, stage],
        CandidateStage.Accepted => [CandidateStage.Eligible, CandidateStage.Shortlisted, CandidateStage.Selected, stage],
    };
}
