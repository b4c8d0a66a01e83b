using System.Security.Cryptography;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Candidates with their person, marks, income bracket and confirmed eligibility.</summary>
static class GeneratedCandidates
{
    static readonly byte[] Transcript = DemoPapers.Page("Releve de notes");

    public static async Task MakeAsync(GeneratedWorld world, CancellationToken ct)
    {
        // As many eligible files as the reviews asked for need; the others wait or are turned down.
        var scored = world.Options.Reviews == 0 ? world.Options.Candidates : (world.Options.Reviews + world.Options.ReviewsPerFile - 1) / world.Options.ReviewsPerFile;
        for (var first = 0; first < world.Options.Candidates; first += GeneratedWorld.Batch)
        {
            var edition = await world.EditionAsync(world.CandidatesEditionId, ct);
            var lists = await world.Db.SourceLists.Where(l => l.EditionId == edition.Id).OrderBy(l => l.Id).ToListAsync(ct);
            var batch = Enumerable.Range(first, Math.Min(GeneratedWorld.Batch, world.Options.Candidates - first))
                .Select(i => Make(world, edition, i < scored ? 16.2 + world.Dice.Below(30) / 10.0 : 14.4 + world.Dice.Below(40) / 10.0, i, lists)).ToList();
            await world.Db.SaveChangesAsync(ct);
            foreach (var candidate in batch) HandIn(world, candidate);
            foreach (var (i, candidate) in batch.Index())
                if (first + i < scored || world.Dice.Chance(60)) Confirm(world, edition, candidate, world.Members[0]);
            await world.Db.SaveChangesAsync(ct);
            world.CandidateIds.AddRange(batch.Where(c => c.Stage == CandidateStage.Eligible).Select(c => c.Id));
            world.Db.ChangeTracker.Clear();
            world.Say("candidates", first + batch.Count, world.Options.Candidates);
        }
    }

    /// <summary>Seven transcripts in ten are there, two of them still to check.</summary>
    static void HandIn(GeneratedWorld world, Candidate candidate)
    {
        if (candidate.Id % 10 >= 7) return;
        var transcript = new Document(DocumentKind.Transcript, "releve.pdf", DocumentTypes.Pdf, Transcript, Convert.ToHexStringLower(SHA256.HashData(Transcript)), world.Members[0], world.Now).OfCandidate(candidate.Id);
        if (candidate.Id % 10 < 5) transcript.Accept(world.Members[0], world.Now);
        world.Db.Documents.Add(transcript);
    }

    /// <param name="place">Says by which way the file came: of five, three are on lists, one was named by a lycée, one sent by the form.</param>
    /// <param name="lists">The lists received; none for an edition whose beginning nobody looks at.</param>
    public static Candidate Make(GeneratedWorld world, Edition edition, double average, int place = 0, IReadOnlyList<SourceList>? lists = null)
    {
        var province = world.Dice.Pick(Provinces.All);
        var marks = world.People.Marks(average);
        // A file meant to be scored stays at sixteen or more, whatever the dice say of its three marks.
        if (average >= 16 && marks.Printed < 16) marks = marks with { Printed = 16m };
        var file = world.People.File(marks, edition.BacYear, motivated: world.Dice.Chance(75));
        var candidate = new Candidate(edition, world.People.Someone(edition.BacYear - 18, province), file, world.People.Social(declared: true), world.People.School(province), province.Code, lists is { Count: > 0 } && place % 5 < 3 ? lists[place % lists.Count] : null);
        if (lists is { Count: > 0 } && place % 5 == 3) candidate.Nominate(lists[place % lists.Count].OrganisationId, candidate.School ?? "");
        if (place % 5 == 4) candidate.CameByForm();
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
