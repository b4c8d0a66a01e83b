using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The open file round: three reviews a file, four fifths sent, a tie declared by one member and the file given to another. Need and interviews are in preparation.</summary>
static class DemoRound2021
{
    static readonly DateOnly OpenedOn = new(2021, 7, 6);

    /// <summary>Part of the files each member has sent, in percent, and how many drafts they left.</summary>
    static readonly (int Sent, int Drafts)[] Progress = [(93, 1), (86, 4), (80, 3), (79, 5), (64, 6)];

    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        Round round = null!;
        List<Review> reviews = [];
        diary.On(OpenedOn, 9, "chair", () => round = DemoFileRound.Open(world, world.Edition2021, training: DemoTraining.Files(world)));
        DemoTraining.Note(world, OpenedOn, () => round);
        diary.On(OpenedOn, 10, "manager", () => reviews.AddRange(DemoFileRound.Give(world, round, [.. world.Candidates2021.Where(c => c.Stage == CandidateStage.Eligible)])));
        DemoAssignment.Note(world, OpenedOn, () => round);
        foreach (var member in DemoWorld.Committee) diary.On(OpenedOn, 18, member, () => { world.Db.TieStatements.Add(new TieStatement(round, world.Id(member), diary.Now)); });
        diary.On(OpenedOn.AddDays(1), 12, "committee3", () => DeclareTie(world, reviews));
        diary.On(OpenedOn.AddDays(1), 15, "manager", () => GiveAgain(world, round, reviews));
        diary.On(OpenedOn.AddDays(2), 11, "chair", () =>
        {
            // Each file is read by three of the five: the need by the two others.
            DemoFileRound.Prepare(world, world.Edition2021, RoundKind.Need, new(2021, 7, 17), new(2021, 7, 24), reviews: 2);
            DemoFileRound.Prepare(world, world.Edition2021, RoundKind.Interview, world.Edition2021.Calendar.InterviewsFrom, world.Edition2021.Calendar.InterviewsTo, reviews: 2, people: ["interviewer", "committee1", "committee2", "chair"]);
        });
        const int evenings = 5;
        for (var evening = 1; evening <= evenings; evening++)
        {
            var tonight = evening;
            foreach (var (i, member) in DemoWorld.Committee.Index())
                diary.On(OpenedOn.AddDays(evening), 20, member, () => Score(world, [.. Own(world, reviews, member)], Progress[i], tonight, evenings));
        }
    }

    static IEnumerable<Review> Own(DemoWorld world, List<Review> reviews, string member) =>
        reviews.Where(r => r.UserId == world.Id(member) && r.State != ReviewState.SetAside).OrderBy(r => r.Position);

    /// <summary>An equal share each evening; on the last one, the drafts that were begun and not sent.</summary>
    static void Score(DemoWorld world, Review[] own, (int Sent, int Drafts) progress, int evening, int evenings)
    {
        var sent = own.Length * progress.Sent / 100;
        foreach (var review in own[(sent * (evening - 1) / evenings)..(sent * evening / evenings)])
        {
            DemoFileRound.Score(world, review, world.Candidates2021.First(c => c.Id == review.CandidateId).File);
            review.Submit(world.Diary.Now);
        }
        if (evening == evenings)
            foreach (var review in own.Skip(sent).Take(progress.Drafts)) DemoFileRound.Begin(world, review);
    }

    static void DeclareTie(DemoWorld world, List<Review> reviews)
    {
        var review = Own(world, reviews, "committee3").Last();
        review.SetAside();
        world.Db.Conflicts.Add(new Conflict(review.EditionId, review.CandidateId, review.UserId, ConflictKind.Friend, "Voisin de la famille, reconnu au texte de motivation.", review.UserId));
    }

    static void GiveAgain(DemoWorld world, Round round, List<Review> reviews)
    {
        var candidateId = reviews.Single(r => r.State == ReviewState.SetAside).CandidateId;
        var other = DemoWorld.Committee.First(member => !reviews.Exists(r => r.CandidateId == candidateId && r.UserId == world.Id(member)));
        var again = new Review(round, candidateId, world.Id(other), Own(world, reviews, other).Count() + 1);
        reviews.Add(again);
        world.Db.Reviews.Add(again);
    }
}
