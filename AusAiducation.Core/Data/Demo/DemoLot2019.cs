using System.Globalization;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The lot of 2019, among the files whose exact scores tied nearest to the cut: committed when the round was closed, drawn once the figure was public.</summary>
static class DemoLot2019
{
    public const string Source = "Indice MASI à l'ouverture de la Bourse de Casablanca, le 15 juillet 2019";

    /// <param name="kept">Those the team then shortlisted, asked when the lot is drawn.</param>
    public static void Note(DemoWorld world, List<Review> reviews, int places, Func<IReadOnlyCollection<Candidate>> kept)
    {
        var diary = world.Diary;
        Lot lot = null!;
        diary.On(new(2019, 7, 15), 9, "chair", () =>
        {
            var (rank, tied) = Tied(world, reviews, places);
            lot = new Lot(world.Round2019, 1, rank, [.. tied.Select(c => (c.Id, c.Code))], world.Id("chair"), diary.Now);
            world.Db.Lots.Add(lot);
        });
        diary.On(new(2019, 7, 15), 10, "chair", () => lot.Draw(Seed(lot, [.. kept().Select(c => c.Code)]), world.Id("chair"), diary.Now));
    }

    /// <summary>Codes are random, and the order they are drawn in with them: the figure of a day on which those who were shortlisted came first.</summary>
    static string Seed(Lot lot, HashSet<string> kept) =>
        Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"MASI 2019-07-15 11 470,{i:00}"))
            .First(seed => !DrawnLot.Draw(lot.Codes, seed).Order.SkipWhile(kept.Contains).Any(kept.Contains));

    static (int Rank, List<Candidate> Tied) Tied(DemoWorld world, List<Review> reviews, int places)
    {
        var means = reviews.GroupBy(r => r.CandidateId).Select(file => (Id: file.Key, ReviewFigures.Of([.. file.Select(r => r.Score!.Value)], file.Count()).Mean!.Value)).ToList();
        return means.GroupBy(file => file.Value).Where(group => group.Count() > 1)
            .Select(group => (Rank: means.Count(file => file.Value > group.Key) + 1, Tied: group.Select(file => world.Candidates2019.First(c => c.Id == file.Id)).ToList()))
            .OrderBy(group => Math.Abs(group.Rank - places)).ThenBy(group => group.Rank).First();
    }
}
