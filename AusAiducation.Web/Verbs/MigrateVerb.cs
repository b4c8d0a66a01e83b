using AusAiducation.Core.Data;

namespace AusAiducation.Web.Verbs;

sealed class MigrateVerb : Verb
{
    public override string Name => "migrate";
    public override string Summary => "brings the database to this program's version, then stops";
    public override string Help => "AusAiducation.Web migrate\n\nApplies pending migrations to the configured database. The program also does this at each start; the verb lets you do it before starting several instances.";

    public override async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        await services.GetRequiredService<DatabaseStart>().MigrateAsync();
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
