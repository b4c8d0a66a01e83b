namespace AusAiducation.Web.Verbs;

/// <summary>One verb of the program: `AusAiducation.Web migrate`.</summary>
abstract class Verb
{
    public abstract string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    public abstract string Summary { get; }

    /// <summary>What `verb --help` prints.</summary>
    public abstract string Help { get; }

    /// <summary>Returns the exit code.</summary>
    public abstract Task<int> RunAsync(IServiceProvider services, string[] args);
}

/// <summary>Finds the verb in the command line; without one the program serves.</summary>
static class VerbLine
{
    public static readonly IReadOnlyList<Verb> All = typeof(Verb).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Verb)) && !t.IsAbstract).Select(t => (Verb)Activator.CreateInstance(t)!).OrderBy(v => v.Name, StringComparer.Ordinal).ToList();

    public static Verb? Of(string[] args) => args.Length == 0 ? null : All.FirstOrDefault(v => v.Name == args[0]);

    public static string[] WithoutVerb(string[] args) => Of(args) is null ? args : [];

    /// <summary>Help asked for, or a word that is no verb.</summary>
    public static bool IsHelp(string[] args) =>
        args.Any(a => a is "--help" or "-h" or "help") || (args.Length > 0 && !args[0].StartsWith('-') && !args[0].Contains('=') && Of(args) is null);

    public static int PrintHelp(string[] args)
    {
        if (Of(args) is { } verb)
        {
            Console.WriteLine(verb.Help);
            return 0;
        }
        var asked = args.Any(a => a is "--help" or "-h" or "help");
        if (!asked) Console.Error.WriteLine($"Unknown verb: {args[0]}");
        Console.WriteLine("AusAiducation.Web            serves the programme (settings: appsettings.json, environment variables)");
        foreach (var v in All) Console.WriteLine($"AusAiducation.Web {v.Name,-14} {v.Summary}");
        Console.WriteLine("AusAiducation.Web VERB --help explains one of them.");
        return asked ? 0 : 2;
    }
}
