using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Verbs;

sealed class CheckVerb : Verb
{
    public override string Name => "check";
    public override string Summary => "verifies the invariants of the data; exit code 1 when one is broken";
    public override string Help => "AusAiducation.Web check\n\nReads the whole database and prints, for each invariant (plans add up, seats hold, review totals agree, …), ok or the keys of the rows that break it.\nExit code: 0 when all hold, 1 otherwise. Changes nothing.";

    public override async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var results = await services.GetRequiredService<Checks>().RunAsync();
        foreach (var r in results)
            Console.WriteLine(r.Ok ? $"ok      {Texts.In("en", r.Name)}" : $"BROKEN  {Texts.In("en", r.Name)}: {string.Join(", ", r.Offending.Take(20))}{(r.Count > 20 ? $" and {r.Count - 20} more" : "")}");
        return results.All(r => r.Ok) ? 0 : 1;
    }
}
