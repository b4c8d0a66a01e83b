using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Candidates with their person, marks, income bracket and confirmed eligibility.</summary>
static class GeneratedCandidates
{
    public static async Task MakeAsync(GeneratedWorld world, CancellationToken ct)
    {
        // As many eligible files as the reviews asked for need; the others wait or are turned down.
        var scored = world.Options.Reviews == 0 ? world.Options.Candidates : (world.Options.Reviews + world.Options.ReviewsPerFile - 1) / world.Options.ReviewsPerFile;
        for (var first = 0; first < world.Options.Candidates; first += GeneratedWorld.Batch)
        {
            var edition = await world.EditionAsync(world.CandidatesEditionId, ct);
            var batch = Enumerable.Range(first, Math.Min(GeneratedWorld.Batch, world.Options.Candidates - first))
                .Select(i => Make(world, edition, i < scored ? 16.2 + world.Dice.Below(30) / 10.0 : 14.4 + world.Dice.Below(40) / 10.0)).ToList();
            await world.Db.SaveChangesAsync(ct);
            foreach (var (i, candidate) in batch.Index())
                if (first + i < scored || world.Dice.Chance(60)) Confirm(world, edition, candidate, world.Members[0]);
            await world.Db.SaveChangesAsync(ct);
            world.CandidateIds.AddRange(batch.Where(c => c.Stage == CandidateStage.Eligible).Select(c => c.Id));
            world.Db.ChangeTracker.Clear();
            world.Say("candidates", first + batch.Count, world.Options.Candidates);
        }
    }

    public static Candidate Make(GeneratedWorld world, Edition edition, double average)
    {
        var province = world.Dice.Pick(Provinces.All);
        var marks = world.People.Marks(average);
        // A file meant to be scored stays at sixteen or more, whatever the dice say of its three marks.
        if (average >= 16 && marks.Printed < 16) marks = marks with { Printed = 16m };
        var file = world.People.File(marks, edition.BacYear, motivated: world.Dice.Chance(75));
        var candidate = new Candidate(edition, world.People.Someone(edition.BacYear - 18, province), file, world.People.Social(declared: true), world.People.School(province), province.Code);
        world.Db.Candidates.Add(candidate).Property(c => c.Code).CurrentValue = world.NextFileCode();
        return candidate;
    }

    public static void Confirm(GeneratedWorld world, Edition edition, Candidate candidate, int byUserId)
    {
        var proposal = EligibilityProposal.For(edition.Eligibility, edition.BacYear, CandidateFacts.Of(candidate));
        world.Db.EligibilityDecisions.Add(new EligibilityDecision(candidate, proposal, proposal.Eligible!.Value, null, byUserId, world.Now));
        candidate.GoTo(proposal.Eligible.Value ? CandidateStage.Eligible : CandidateStage.Ineligible);
    }
}
