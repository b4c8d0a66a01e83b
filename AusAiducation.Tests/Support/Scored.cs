using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>Adds a scored file round, interviews and ties to a <see cref="World"/>.</summary>
static class Scored
{
    /// <summary>A closed file round with the levels given (academic 40 %, project 60 %) for each candidate, one reviewer after the other.</summary>
    public static async Task RoundAsync(this World world, int reviewsPerFile, bool close, params (Candidate Candidate, (int Academic, int Project)[] Reviews)[] files)
    {
        var most = files.Length == 0 ? 0 : files.Max(f => f.Reviews.Length);
        var reviewers = new List<AppUser>();
        for (var i = 0; i < most; i++) reviewers.Add(await world.UserAsync($"reviewer{i}"));
        await using var db = world.Programme.OpenAll();
        var now = world.Programme.Clock.Now;
        var rubric = await db.Rubrics.Include(r => r.Criteria).SingleAsync(r => r.Id == world.FileRubric.Id);
        var (academic, project) = (rubric.Criteria.Single(c => c.Code == "academic").Id, rubric.Criteria.Single(c => c.Code == "project").Id);
        var round = new Round(world.Edition.Id, RoundKind.File, await db.Rounds.CountAsync(r => r.Kind == RoundKind.File) + 1, rubric, Terms(reviewsPerFile));
        round.Seat(reviewers.Select(r => r.Id));
        db.Add(round);
        await db.SaveChangesAsync();
        round.Open(now);
        foreach (var (candidate, reviews) in files)
            foreach (var ((a, p), i) in reviews.Select((r, i) => (r, i)))
            {
                var review = new Review(round, candidate.Id, reviewers[i].Id, i);
                review.Mark(academic, a, now);
                review.Mark(project, p, now);
                review.Write("Extrême justifié", now);
                review.Submit(now);
                db.Add(review);
            }
        if (close) round.Close(now);
        await db.SaveChangesAsync();
    }

    public static RoundTerms Terms(int reviewsPerFile = 3) => new() { OpensOn = new(2021, 7, 6), ClosesOn = new(2021, 7, 16), ReviewsPerFile = reviewsPerFile };

    /// <summary>The edition's round of interviews, open, with these people among its own; made when it is not there yet.</summary>
    public static async Task InterviewRoundAsync(this World world, params AppUser[] people)
    {
        await using var db = world.Programme.OpenAll();
        var round = await db.Rounds.Include(r => r.Members).SingleOrDefaultAsync(r => r.EditionId == world.Edition.Id && r.Kind == RoundKind.Interview);
        if (round is null)
        {
            var rubric = await db.Rubrics.Include(r => r.Criteria).SingleAsync(r => r.Id == world.InterviewRubric.Id);
            db.Add(round = new Round(world.Edition.Id, RoundKind.Interview, 1, rubric, Terms(2)));
            round.Open(world.Programme.Clock.Now);
        }
        round.Seat(people.Select(p => p.Id));
        await db.SaveChangesAsync();
    }

    public static async Task TieAsync(this World world, AppUser user, Candidate candidate)
    {
        await using var db = world.Programme.OpenAll();
        db.Add(new Conflict(world.Edition.Id, candidate.Id, user.Id, ConflictKind.Kin, "cousine", user.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>An interview at nine on this morning of the test clock, in the edition's open round of interviews.</summary>
    public static async Task<Interview> InterviewAsync(this World world, Candidate candidate, params AppUser[] panel)
    {
        await world.InterviewRoundAsync(panel);
        await using var db = world.Programme.OpenAll();
        var interview = new Interview(world.Edition.Id, candidate.Id, ProgrammeClock.Utc(world.Programme.Clock.Today, new TimeOnly(9, 0)), "AUSIM", panel.Select(p => p.Id));
        db.Add(interview);
        await db.SaveChangesAsync();
        return interview;
    }

    /// <summary>A test of the edition, after those it has.</summary>
    public static async Task<EditionTest> TestAsync(this World world, string name = "Test écrit", int weight = 100)
    {
        await using var db = world.Programme.OpenAll();
        var test = new EditionTest(world.Edition.Id, await db.EditionTests.CountAsync(), World.Text(name), weight);
        db.Add(test);
        await db.SaveChangesAsync();
        return test;
    }

    /// <summary>A panel of these people on a new day of the edition, in its open round of interviews: three slots of half an hour from nine, unless said.</summary>
    public static async Task<InterviewPanel> PanelAsync(this World world, DateOnly date, AppUser[] members, SittingKind kind = SittingKind.Room, string? region = null, string[]? languages = null, int slots = 3)
    {
        await world.InterviewRoundAsync(members);
        await using var db = world.Programme.OpenAll();
        var day = new InterviewDay(world.Edition.Id, new DayTerms { Date = date, Kind = kind, Place = "FME", RegionCode = region, Languages = languages ?? ["fr", "ar"], OpensAt = new(9, 0), ClosesAt = new TimeOnly(9, 0).AddMinutes(30 * slots), SlotMinutes = 30 });
        var panel = new InterviewPanel(day, "Jury " + members[0].DisplayName, "salle 1", members.Select(m => m.Id));
        db.AddRange(day, panel);
        await db.SaveChangesAsync();
        return panel;
    }

    public static async Task<CandidateStage> StageAsync(this World world, Candidate candidate)
    {
        await using var db = world.Programme.OpenAll();
        return await db.Candidates.Where(c => c.Id == candidate.Id).Select(c => c.Stage).SingleAsync();
    }
}
