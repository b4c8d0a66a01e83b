using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The rules of 2021-2022, and the official results that arrive from 7 July on: a few confirmed, a few that wait.</summary>
static class DemoRules
{
    const string File = "resultats-officiels-2021.xlsx";

    // Places in the order of arrival: those whose average was provisional.
    const int Confirmed = 4;
    static readonly (int Place, decimal Change)[] Entered = [(23, 0.12m), (47, 0m), (61, -1.35m), (88, 0.04m), (110, -0.02m)];

    /// <summary>The usual ones, an age, and two that are only looked at.</summary>
    public static EligibilityRules Of2021()
    {
        var rules = new EligibilityRules();
        rules.Add(new(RuleKind.AgeAtMost) { Number = 22, Day = new(2021, 12, 31) }, answers: 0);
        rules.Add(new(RuleKind.MinimumMark, Compulsory: false) { Choice = nameof(BacMark.National), Number = 15.5m }, answers: 0);
        rules.Add(new(RuleKind.Stream, Compulsory: false) { Codes = ["SMA", "SMB", "PC", "SVT", "STE", "STM", "AGRO"] }, answers: 0);
        return rules;
    }

    public static void Note(DemoWorld world) => world.Diary.On(new(2021, 7, 9), 16, "manager", async () =>
    {
        Add(world, Confirmed, 0.08m).Confirm(world.Candidates2021[Confirmed].File, world.Id("manager"), world.Diary.Now);
        foreach (var (place, change) in Entered) Add(world, place, change);
        await world.Diary.SaveAsync();
    });

    static OfficialResult Add(DemoWorld world, int place, decimal change)
    {
        var candidate = world.Candidates2021[place];
        var declared = candidate.File.Marks;
        var printed = Math.Truncate(declared.ForRules!.Value * 100) / 100 + change;
        // The national exam is what was still unknown when the marks were declared.
        var result = new OfficialResult(candidate, declared with { National = declared.National + 2 * change, Printed = printed }, File, world.Id("manager"));
        world.Db.OfficialResults.Add(result);
        return result;
    }
}
