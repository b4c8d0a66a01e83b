using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The commission of 5 August 2019: agenda, votes, a member sent out, minutes.</summary>
static class DemoMeeting2019
{
    const string Where = "Siège de l’AUSIM, Casablanca";
    static readonly DateOnly Day = new(2019, 8, 5);
    static readonly string[] There = ["chair", "committee1", "committee2", "committee3", "committee4"];

    static readonly string[] Notes =
    [
        "Le projet est précis et la famille soutient le départ ; l’internat est déjà demandé.",
        "L’écart entre les lectures vient du critère projet : relu ensemble, il est jugé solide.",
        "Très bon dossier, entretien hésitant : le test écrit rassure.",
    ];

    /// <param name="world">The demonstration so far.</param>
    /// <param name="shortlist">In the order of <see cref="DemoSelection2019"/>.</param>
    /// <param name="reviews">Of the file round.</param>
    public static void Note(DemoWorld world, List<Candidate> shortlist, List<Review> reviews)
    {
        var diary = world.Diary;
        Meeting meeting = null!;
        List<AgendaItem> items = [];
        Candidate? tied = null;
        diary.On(new(2019, 7, 29), 10, "chair", () => tied = Tie(world, shortlist, reviews));
        diary.On(new(2019, 8, 1), 10, "chair", async () => meeting = await PlanAsync(world, items));
        diary.On(Day, 14, "chair", () =>
        {
            foreach (var member in meeting.Members.Where(m => There.Select(world.Id).Contains(m.UserId))) member.Arrive(diary.Now);
            foreach (var member in meeting.Members.Where(m => m.Presence == MemberPresence.Expected)) member.StayAway();
            meeting.Open(items.Count, scoring: false, diary.Now);
        });
        diary.On(Day, 15, "chair", () => Discuss(world, meeting, items, shortlist, reviews, tied));
        diary.On(Day, 17, "chair", () => meeting.Close(0, diary.Now));
        diary.On(Day, 18, "chair", () => WriteAsync(world, meeting));
    }

    /// <summary>A member knows one of the families, whose file they had not read.</summary>
    static Candidate Tie(DemoWorld world, List<Candidate> shortlist, List<Review> reviews)
    {
        var member = world.Id("committee4");
        var candidate = shortlist.Skip(DemoLaureate.All.Count + 3).First(c => !reviews.Exists(r => r.CandidateId == c.Id && r.UserId == member));
        world.Db.Conflicts.Add(new Conflict(candidate.EditionId, candidate.Id, member, ConflictKind.OwnPupil, "Ancien élève du club de sciences qu’il anime.", world.Id("chair")));
        return candidate;
    }

    static async Task<Meeting> PlanAsync(DemoWorld world, List<AgendaItem> items)
    {
        var meeting = new Meeting(world.Edition2019.Id, 1, Day, Where, new Quorum(QuorumKind.Share, 60));
        meeting.Seat(DemoWorld.Committee.Append("chair").Select(world.Id));
        world.Db.Meetings.Add(meeting);
        await world.Diary.SaveAsync();
        var ranking = (await AsTheProgramAsync(world, () => RankingReader.ReadAsync(world.Db, Permission.DecideSelection, world.Edition2019.Code, null, default)))!;
        items.AddRange(AgendaOrder.Of(ranking, AgendaOrder.UsualMargin).Select((a, i) => new AgendaItem(meeting, a.CandidateId, i + 1, a.Why)));
        world.Db.AgendaItems.AddRange(items);
        return meeting;
    }

    static void Discuss(DemoWorld world, Meeting meeting, List<AgendaItem> items, List<Candidate> shortlist, List<Review> reviews, Candidate? tied)
    {
        var now = world.Diary.Now;
        foreach (var (i, item) in items.Index())
        {
            var place = shortlist.FindIndex(c => c.Id == item.CandidateId);
            var (outcome, rank) = DemoSelection2019.OutcomeOf(place);
            var voters = There.Where(m => tied?.Id != item.CandidateId || m != "committee4").ToList();
            var votes = voters.ConvertAll(_ => Enum.Parse<VoteChoice>(outcome.ToString()));
            // Near the last seat somebody sees it otherwise; where a member is out, the four who stay are even.
            if (item.Why != AgendaWhy.Clear) votes[1 + i % 3] = outcome == SelectionOutcome.Selected ? VoteChoice.Reserve : VoteChoice.Abstain;
            if (voters.Count == 4) (votes[1], votes[2]) = (VoteChoice.Reserve, VoteChoice.Reserve);
            world.Db.MeetingVotes.AddRange(voters.Zip(votes, (m, v) => new MeetingVote(item, world.Id(m), v, now)));
            item.Decide(voters.Count, meeting.Quorum.Needed(meeting.Members.Count - (There.Length - voters.Count)), VoteCount.Of(votes), outcome, now);
            if (voters.Count == 4) world.Db.Recusals.Add(new Recusal(item, world.Id("committee4"), wasThere: true, now));
            if (i < Notes.Length) world.Db.MeetingNotes.Add(new MeetingNote(item, world.Id(There[1 + i]), Notes[i], now));
            world.Db.SelectionDecisions.Add(new SelectionDecision(item.EditionId, item.CandidateId, outcome, rank, DemoSelection2019.ReasonOf(outcome), world.Id("chair"), now));
        }
        ScoreAgain(world, items, reviews);
    }

    /// <summary>A member who had read the first file of the agenda scores it again, one level higher on the first criterion.</summary>
    static void ScoreAgain(DemoWorld world, List<AgendaItem> items, List<Review> reviews)
    {
        var there = There.Select(world.Id).ToHashSet();
        var item = items.First(i => reviews.Exists(r => r.CandidateId == i.CandidateId && there.Contains(r.UserId)));
        var review = reviews.First(r => r.CandidateId == item.CandidateId && there.Contains(r.UserId));
        var marked = review.Round.Rubric.Criteria.Select((c, i) => new MarkedCriterion(c.Weight, Math.Min(5, review.Marks.First(m => m.CriterionId == c.Id).Level!.Value + (i == 0 ? 1 : 0)), c.Compulsory));
        world.Db.SecondScores.Add(new SecondScore(item, review.UserId, 1, WeightedScore.Of([.. marked])!, "Le relevé du second semestre, relu en séance, confirme la progression.", world.Diary.Now));
    }

    static async Task WriteAsync(DemoWorld world, Meeting meeting)
    {
        var content = await AsTheProgramAsync(world, () => WholeMinutes.GatherAsync(world.Db, meeting.Id, default));
        var minutes = new Minutes(meeting, 1, null, MinutesText.Of(content.Body), content.Lines, world.Id("chair"), world.Diary.Now);
        minutes.Annex(content.Names);
        world.Db.Minutes.Add(minutes);
    }

    static async Task<T> AsTheProgramAsync<T>(DemoWorld world, Func<Task<T>> read)
    {
        var author = world.Db.Viewer;
        world.Db.Viewer = Viewer.System;
        try
        {
            return await read();
        }
        finally
        {
            world.Db.Viewer = author;
        }
    }
}
