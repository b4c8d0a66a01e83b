using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Generating;

/// <summary>Reviews of the open round: nine in ten sent, the others waiting. Members of a file are drawn by lot, so loads are near equal and everybody meets everybody.</summary>
static class GeneratedReviews
{
    public static async Task MakeAsync(GeneratedWorld world, CancellationToken ct)
    {
        var pairs = Pairs(world);
        var place = new Dictionary<int, int>();
        var signed = await world.Db.Rounds.SingleAsync(r => r.Id == world.RoundId, ct);
        world.Db.TieStatements.AddRange(world.Members.Select(member => new TieStatement(signed, member, world.Now)));
        for (var first = 0; first < pairs.Length; first += GeneratedWorld.Batch)
        {
            var round = await world.Db.Rounds.Include(r => r.Rubric).ThenInclude(r => r.Criteria).SingleAsync(r => r.Id == world.RoundId, ct);
            foreach (var (candidateId, userId) in pairs.Skip(first).Take(GeneratedWorld.Batch))
            {
                var position = place[userId] = place.GetValueOrDefault(userId) + 1;
                var review = new Review(round, candidateId, userId, position);
                if (world.Dice.Chance(90)) Score(world, review);
                world.Db.Reviews.Add(review);
            }
            await world.SaveBatchAsync(ct);
            world.Say("reviews", Math.Min(first + GeneratedWorld.Batch, pairs.Length), pairs.Length);
        }
    }

    /// <summary>File and member, in an order of chance: a member's files come in no order of arrival.</summary>
    static (int CandidateId, int UserId)[] Pairs(GeneratedWorld world)
    {
        List<(int, int)> pairs = [];
        foreach (var candidateId in world.CandidateIds)
            foreach (var userId in world.Dice.Shuffled(world.Members).Take(world.Options.ReviewsPerFile))
                if (pairs.Count < world.Options.Reviews) pairs.Add((candidateId, userId));
        return world.Dice.Shuffled(pairs);
    }

    static void Score(GeneratedWorld world, Review review)
    {
        foreach (var criterion in review.Round.Rubric.Criteria) review.Mark(criterion.Id, DemoFileRound.Level(3.2 + 0.9 * world.Dice.Bell()), world.Now);
        if (review.WhyNotSubmit() is not null || world.Dice.Chance(30)) review.Write(world.Dice.Pick([.. Invented.ReviewComments['=']]), world.Now);
        review.Submit(world.Now);
    }
}
