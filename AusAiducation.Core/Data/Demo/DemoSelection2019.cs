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
        DemoLot2019.Note(world, reviews, Shortlisted);
        diary.On(new(2019, 7, 15), 11, "manager", () => shortlist.AddRange(Shortlist(world, scored)));
        DemoInquiries.Note2019(world, shortlist);
        DemoInterviews2019.Note(world, shortlist);
        diary.On(new(2019, 8, 5), 15, "chair", () => Decide(world, shortlist));
        diary.On(new(2019, 8, 6), 10, "manager", () => Release(world, shortlist));
        diary.On(new(2019, 8, 7), 10, "manager", () => Place(world));
    }

    static void Submit(DemoWorld world, IEnumerable<Review> own)
    {
        foreach (var review in own.OrderBy(r => r.Position))
        {
            DemoFileRound.Score(world, review, world.Candidates2019.First(c => c.Id == review.CandidateId).File);
            review.Submit(world.Diary.Now);
        }
    }

    /// <summary>The eleven first, then the best averages. The laureates are the first of the list of candidates.</summary>
    static List<Candidate> Shortlist(DemoWorld world, List<Candidate> scored)
    {
        var laureates = scored.Take(DemoLaureate.All.Count).ToList();
        List<Candidate> kept = [.. laureates, .. scored.Except(laureates).OrderByDescending(c => c.File.RulingAverage).ThenBy(c => c.Id).Take(Shortlisted - laureates.Count)];
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

    static void Decide(DemoWorld world, List<Candidate> shortlist)
    {
        foreach (var (i, candidate) in shortlist.Index())
        {
            var laureates = DemoLaureate.All.Count;
            var outcome = i < laureates ? SelectionOutcome.Selected : i < laureates + OnReserve ? SelectionOutcome.Reserve : SelectionOutcome.NotSelected;
            var reason = outcome switch
            {
                SelectionOutcome.Selected => "Dossier, entretien et test concordants; besoin confirmé par l'enquête sociale.",
                SelectionOutcome.Reserve => "Très bon entretien; places insuffisantes.",
                SelectionOutcome.NotSelected => "Projet encore fragile à l'entretien; encouragements à poursuivre.",
            };
            int? rank = outcome == SelectionOutcome.Reserve ? i - laureates + 1 : null;
            world.Db.SelectionDecisions.Add(new SelectionDecision(candidate.EditionId, candidate.Id, outcome, rank, reason, world.Id("chair"), world.Diary.Now));
        }
    }

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
