using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Selection.Bulk;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Views the team named, and the request for papers of 8 July as the work on many files it was.</summary>
static class DemoPipeline
{
    public static void Note(DemoWorld world)
    {
        world.Diary.On(new(2021, 6, 28), 9, "manager", () => world.Db.SavedViews.AddRange(
            new SavedView("candidates", "Relevé à réclamer", "gap=PaperMissing&sort=since", world.Id("manager"), shared: true),
            new SavedView("candidates", "Mes appels du matin", "ready=Missing&source=Form", world.Id("manager"), shared: false)));
        world.Diary.On(new(2021, 7, 8), 11, "manager", () => Ask(world));
    }

    /// <summary>The same files that were written to; one more lacked nothing.</summary>
    static async Task Ask(DemoWorld world)
    {
        var run = new BulkRun(Keys.New(), world.Edition2021.Id, BulkAct.AskPapers, null, null, world.Id("manager"), world.Diary.Now);
        foreach (var (i, candidate) in world.Candidates2021.Index().Where(c => c.Index % 7 == 3 || c.Index == 6)) run.Add(candidate.Id, "-");
        world.Db.BulkRuns.Add(run);
        await world.Diary.SaveAsync();
        foreach (var file in run.Files) file.Settle(file.CandidateId == world.Candidates2021[6].Id ? new Refusal("Bulk.NothingToAsk") : null, null);
    }
}
