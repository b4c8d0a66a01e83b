using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Laureates of the earlier edition: decisions, seats, then five years of studies, money and coaching.</summary>
static class GeneratedStudents
{
    const int PerBatch = 50;

    public static async Task MakeAsync(GeneratedWorld world, CancellationToken ct)
    {
        for (var first = 0; first < world.Options.Students; first += PerBatch)
        {
            var edition = await world.EditionAsync(world.StudentsEditionId, ct);
            var candidates = Enumerable.Range(first, Math.Min(PerBatch, world.Options.Students - first))
                .Select(_ => GeneratedCandidates.Make(world, edition, 16.5 + world.Dice.Below(26) / 10.0)).ToList();
            await world.Db.SaveChangesAsync(ct);
            var students = candidates.Select((candidate, i) => Award(world, edition, candidate, world.Sponsors[(first + i) % world.Sponsors.Count])).ToList();
            await world.Db.SaveChangesAsync(ct);
            foreach (var (i, student) in students.Index()) GeneratedJourney.Live(world, edition, student, world.Coaches[(first + i) % world.Coaches.Count]);
            await world.SaveBatchAsync(ct);
            world.Say("students", first + candidates.Count, world.Options.Students);
        }
    }

    static Student Award(GeneratedWorld world, Edition edition, Candidate candidate, int sponsorId)
    {
        var by = world.Coaches[0];
        var at = ProgrammeClock.Utc(edition.Calendar.Commission, new TimeOnly(15, 0));
        GeneratedCandidates.Confirm(world, edition, candidate, by);
        world.Db.ShortlistDecisions.Add(new ShortlistDecision(candidate, true, "Classement de la phase dossiers.", by, at));
        var decision = new SelectionDecision(edition.Id, candidate.Id, SelectionOutcome.Selected, null, "Dossier, entretien et test concordants.", by, at);
        decision.Release(by, at);
        world.Db.SelectionDecisions.Add(decision);
        world.Db.Placements.Add(new Placement(edition.Id, candidate.Id, sponsorId, PlacementOrigin.Proposal, by, at));
        foreach (var stage in new[] { CandidateStage.Shortlisted, CandidateStage.Selected, CandidateStage.Accepted }) candidate.GoTo(stage);
        var student = new Student(candidate, sponsorId, edition.Calendar.WelcomeBy);
        student.Study(candidate.File.StudyWish!, $"École publique, {world.Dice.Pick(Provinces.All).French}", null);
        world.Db.Students.Add(student);
        return student;
    }
}
