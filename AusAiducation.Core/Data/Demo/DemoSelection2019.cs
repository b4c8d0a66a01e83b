using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Core.Data.Demo;

/// <summary>How the eleven of 2019 were chosen: file round, shortlist of twenty, interviews and test, commission, letters, seats.</summary>
static class DemoSelection2019
{
    const int Shortlisted = 20;
    const int OnReserve = 3;
    const int EquallyGood = 34;

    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        List<Candidate> scored = [], shortlist = [];
        List<Review> reviews = [];
        diary.On(new(2019, 7, 1), 9, "chair", () => world.Round2019 = DemoFileRound.Open(world, world.Edition2019, DemoLot2019.Source));
        diary.On(new(2019, 7, 1), 10, "manager", () =>
        {
            scored.AddRange(world.Candidates2019.Where(c => c.Stage == CandidateStage.Eligible));
            reviews.AddRange(DemoFileRound.Give(world, world.Round2019, scored));
        });
        DemoAssignment.Remind2019(world);
        foreach (var (i, member) in DemoWorld.Committee.Index())
            diary.On(new DateOnly(2019, 7, 8).AddDays(i), 20, member, () => Submit(world, reviews.Where(r => r.UserId == world.Id(member))));
        diary.On(new(2019, 7, 15), 9, "chair", () => world.Round2019.Close(diary.Now));
        DemoLot2019.Note(world, reviews, Shortlisted, () => Kept(scored));
        diary.On(new(2019, 7, 15), 11, "manager", () => shortlist.AddRange(Shortlist(world, scored)));
        DemoInquiries.Note2019(world, shortlist);
        DemoInterviews2019.Note(world, shortlist);
        DemoMeeting2019.Note(world, shortlist, reviews);
        diary.On(new(2019, 8, 6), 10, "manager", () => Release(world, shortlist));
        diary.On(new(2019, 8, 6), 15, "manager", () => shortlist[DemoLaureate.All.Count].GoTo(CandidateStage.Withdrawn));
        diary.On(new(2019, 8, 6), 16, "manager", () => CallUpAsync(world, shortlist[DemoLaureate.All.Count - 1], shortlist[DemoLaureate.All.Count]));
        diary.On(new(2019, 8, 7), 10, "manager", () => Place(world));
        Appeal appeal = null!;
        diary.On(new(2019, 8, 12), 11, "manager", () => appeal = Contest(world, shortlist[Shortlisted - 3]));
        diary.On(new(2019, 8, 20), 16, "chair", () => appeal.Reply("La commission a relu votre dossier. La décision repose sur l’entretien, où le projet d’études n’était pas encore construit ; la moyenne n’est pas en cause.", null, world.Id("chair"), diary.Now));
    }

    static void Submit(DemoWorld world, IEnumerable<Review> own)
    {
        foreach (var review in own.OrderBy(r => r.Position))
        {
            DemoFileRound.Score(world, review, world.Candidates2019.First(c => c.Id == review.CandidateId).File);
            if (review.CandidateId == world.Candidates2019[EquallyGood].Id && review.UserId == world.Id("committee2")) MarkAlike(world, review);
            review.Submit(world.Diary.Now);
        }
    }

    /// <summary>With these levels three files have exactly the same mean, over the last of the seats: something for the commission to draw lots about.</summary>
    static void MarkAlike(DemoWorld world, Review review)
    {
        foreach (var (code, level) in new[] { ("academics", 3), ("fit", 4) }) review.Mark(review.Round.Rubric.Criteria.Single(c => c.Code == code).Id, level, world.Diary.Now);
    }

    /// <summary>The eleven first, then the best averages. The laureates are the first of the list of candidates.</summary>
    static List<Candidate> Kept(List<Candidate> scored)
    {
        var laureates = scored.Take(DemoLaureate.All.Count).ToList();
        return [.. laureates, .. scored.Except(laureates).OrderByDescending(c => c.File.RulingAverage).ThenBy(c => c.Id).Take(Shortlisted - laureates.Count)];
    }

    static List<Candidate> Shortlist(DemoWorld world, List<Candidate> scored)
    {
        var kept = Kept(scored);
        foreach (var candidate in scored)
        {
            var on = kept.Contains(candidate);
            var reason = on ? "Classement de la phase dossiers et avis concordants du comité." : "Total de la phase dossiers sous le seuil retenu par le comité.";
            world.Db.ShortlistDecisions.Add(new ShortlistDecision(candidate, on, reason, world.Id("manager"), world.Diary.Now));
            candidate.GoTo(on ? CandidateStage.Shortlisted : CandidateStage.NotShortlisted);
            DemoLetters.Send(world, candidate, on ? MessageTemplate.Shortlisted : MessageTemplate.NotShortlisted);
        }
        return kept;
    }

    /// <summary>What the commission decided for the shortlisted in this place. The eleventh laureate was first on the reserve, and called up when somebody gave the place back.</summary>
    internal static (SelectionOutcome Outcome, int? Rank) OutcomeOf(int place)
    {
        var seats = DemoLaureate.All.Count;
        return place == seats - 1 ? (SelectionOutcome.Reserve, 1)
            : place <= seats ? (SelectionOutcome.Selected, null)
            : place < seats + OnReserve ? (SelectionOutcome.Reserve, place - seats + 1)
            : (SelectionOutcome.NotSelected, null);
    }

    internal static string ReasonOf(SelectionOutcome outcome) => outcome switch
    {
        SelectionOutcome.Selected => "Dossier, entretien et test concordants; besoin confirmé par l'enquête sociale.",
        SelectionOutcome.Reserve => "Très bon entretien; places insuffisantes.",
        SelectionOutcome.NotSelected => "Projet encore fragile à l'entretien; encouragements à poursuivre.",
    };

    static void Release(DemoWorld world, List<Candidate> shortlist)
    {
        foreach (var decision in world.Db.ChangeTracker.Entries<SelectionDecision>().Select(e => e.Entity).OrderBy(d => d.Id).ToList())
        {
            decision.Release(world.Id("manager"), world.Diary.Now);
            var candidate = shortlist.First(c => c.Id == decision.CandidateId);
            candidate.GoTo(Enum.Parse<CandidateStage>(decision.Outcome.ToString()));
            DemoLetters.Send(world, candidate, Enum.Parse<MessageTemplate>(decision.Outcome.ToString()), decision.ReserveRank);
        }
    }

    static SelectionDecision Standing(DemoWorld world, Candidate candidate) =>
        world.Db.ChangeTracker.Entries<SelectionDecision>().Select(e => e.Entity).Single(d => d.CandidateId == candidate.Id && d.ReplacedAt == null);

    /// <summary>The place given back goes to the first of the reserve, by a decision of its own.</summary>
    static async Task CallUpAsync(DemoWorld world, Candidate called, Candidate instead)
    {
        var (by, now) = (world.Id("manager"), world.Diary.Now);
        Standing(world, called).GiveWay(now);
        await world.Diary.SaveAsync();
        called.GoTo(CandidateStage.Selected);
        var decision = new SelectionDecision(called.EditionId, called.Id, SelectionOutcome.Selected, null, "Appel de la liste d’attente, rang 1. Place libérée : place refusée ou rendue.", by, now);
        decision.Release(by, now);
        world.Db.SelectionDecisions.Add(decision);
        world.Db.CallUps.Add(new CallUp(called.EditionId, called.Id, instead.Id, CallUpCause.Refused, 1, null, by, now));
        DemoLetters.Send(world, called, MessageTemplate.Selected);
    }

    static Appeal Contest(DemoWorld world, Candidate candidate)
    {
        var appeal = new Appeal(Standing(world, candidate), world.Diary.Today, AppealWay.Call, "Le père demande pourquoi le dossier n’a pas été retenu malgré une moyenne de plus de 16.", world.Id("manager"));
        world.Db.Appeals.Add(appeal);
        return appeal;
    }

    static void Place(DemoWorld world)
    {
        foreach (var (candidate, laureate) in world.Candidates2019.Zip(DemoLaureate.All))
        {
            var placement = new Placement(candidate.EditionId, candidate.Id, world.Sponsors[laureate.Sponsor].Id, PlacementOrigin.Proposal, world.Id("manager"), world.Diary.Now);
            placement.Accept("Lauréat, au téléphone");
            world.Db.Placements.Add(placement);
        }
    }
}
