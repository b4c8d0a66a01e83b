using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Generating;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Verbs;

sealed class GenerateVerb : Verb
{
    public override string Name => "generate";
    public override string Summary => "adds a big invented programme, to measure with";

    public override string Help => """
        AusAiducation.Web generate [--candidates N] [--reviews N] [--students N] [--members N] [--sponsors N] [--seed N] [--year N]

        Adds an edition with invented people: candidates with reviews, and students of an earlier edition with five years of money and
        coaching. The same numbers and seed make the same programme. Never run it on a database that holds real people.
        Defaults: 10000 candidates, 30000 reviews, 1000 students, 16 members, 50 sponsors, seed 1.
        """;

    public override async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (Read(args.Skip(1).ToList()) is not { } options) return 2;
        await services.GetRequiredService<DatabaseStart>().MigrateAsync();
        await services.GetRequiredService<DatabaseStart>().ReadClockAsync();
        try
        {
            var edition = await services.GetRequiredService<Generator>().RunAsync(options, new Progress<string>(Console.WriteLine));
            Console.WriteLine($"Edition {edition} was generated.");
            return 0;
        }
        catch (RuleBroken e)
        {
            await Console.Error.WriteLineAsync(Texts.In("en", e.Refusal.Key, e.Refusal.Args));
            return 2;
        }
    }

    static GenerateOptions? Read(List<string> args)
    {
        var options = new GenerateOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 >= args.Count || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            {
                Console.Error.WriteLine($"{args[i]} needs a whole number. See generate --help.");
                return null;
            }
            var read = args[i] switch
            {
                "--candidates" => options with { Candidates = n }, "--reviews" => options with { Reviews = n }, "--students" => options with { Students = n },
                "--members" => options with { Members = n }, "--sponsors" => options with { Sponsors = n }, "--seed" => options with { Seed = n }, "--year" => options with { Year = n },
                _ => null,
            };
            if (read is null)
            {
                Console.Error.WriteLine($"Unknown option {args[i]}. See generate --help.");
                return null;
            }
            options = read;
        }
        return options;
    }
}
