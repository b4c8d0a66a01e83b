using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Gives files to members and lets them score: three of five for each file, every pair of members meeting on some files.</summary>
static class DemoFileRound
{
    /// <summary>The ten ways to choose three of five, in an order that keeps loads equal after every five files.</summary>
    static readonly int[][] Trios = [[0, 1, 2], [2, 3, 4], [4, 0, 1], [1, 2, 3], [3, 4, 0], [0, 1, 3], [1, 2, 4], [2, 3, 0], [3, 4, 1], [4, 0, 2]];

    /// <summary>How much kinder or stricter each member is than the others, in levels: something for the calibration to find.</summary>
    static readonly double[] Kindness = [0.35, -0.40, 0.05, 0.15, -0.10];

    public static List<Review> Give(DemoWorld world, Round round, IReadOnlyList<Candidate> files)
    {
        var given = Enumerable.Range(0, 5).Select(_ => new List<Candidate>()).ToArray();
        foreach (var (i, file) in files.Index())
            foreach (var member in Trios[i % Trios.Length]) given[member].Add(file);
        List<Review> reviews = [];
        foreach (var (member, own) in given.Index())
            foreach (var (place, file) in world.Dice.Shuffled(own).Index())
                reviews.Add(new Review(round, file.Id, world.Id(DemoWorld.Committee[member]), place + 1));
        world.Db.Reviews.AddRange(reviews);
        return reviews;
    }

    /// <summary>Marks every criterion, and writes the comment that an extreme level needs.</summary>
    public static void Score(DemoWorld world, Review review, CandidateFile file)
    {
        var member = Array.FindIndex(DemoWorld.Committee, name => world.Id(name) == review.UserId);
        var worth = Worth(file) + Kindness[member];
        var levels = Array.ConvertAll(review.Round.Rubric.Criteria.ToArray(), criterion => Level(worth + 0.6 * world.Dice.Bell()));
        foreach (var (criterion, level) in review.Round.Rubric.Criteria.Zip(levels)) review.Mark(criterion.Id, level, world.Diary.Now);
        var tone = levels.Average() switch { >= 4 => '+', < 2.6 => '-', _ => '=' };
        if (levels.Any(level => level is 1 or 5) || world.Dice.Chance(40)) review.Write(world.Dice.Pick([.. Invented.ReviewComments[tone]]), world.Diary.Now);
    }

    /// <summary>A draft as it is left: some criteria marked, nothing sent.</summary>
    public static void Begin(DemoWorld world, Review review)
    {
        foreach (var criterion in review.Round.Rubric.Criteria.Take(world.Dice.Between(1, 3))) review.Mark(criterion.Id, world.Dice.Between(2, 4), world.Diary.Now);
    }

    /// <summary>Level the file deserves, on the scale of 1 to 5: the marks, and whether anything personal was written.</summary>
    public static double Worth(CandidateFile file) => 3.0 + ((double)file.RulingAverage!.Value - 17.0) * 0.7 + (file.Motivation is null ? -0.7 : 0.2);

    public static int Level(double worth) => (int)Math.Clamp(Math.Round(worth, MidpointRounding.AwayFromZero), 1, 5);

    /// <summary>Prepares a round of the edition with the committee, or these people, on the days given.</summary>
    public static Round Prepare(DemoWorld world, Edition edition, RoundKind kind, DateOnly opens, DateOnly closes, int reviews = 3, IEnumerable<string>? people = null, string? lotSource = null)
    {
        var round = new Round(edition.Id, kind, 1, world.Rubrics[(edition.BacYear, kind.Rubric())], new RoundTerms { OpensOn = opens, ClosesOn = closes, ReviewsPerFile = reviews, LotSource = lotSource });
        round.Seat((people ?? DemoWorld.Committee).Select(world.Id));
        world.Db.Rounds.Add(round);
        return round;
    }

    /// <summary>Opens the round over files, up to the day the calendar says.</summary>
    public static Round Open(DemoWorld world, Edition edition)
    {
        var round = Prepare(world, edition, RoundKind.File, world.Diary.Today, edition.Calendar.ScoringCloses, lotSource: edition == world.Edition2019 ? "Dernier cours du MASI avant la commission" : null);
        round.Open(world.Diary.Now, world.Id("chair"));
        return round;
    }
}
