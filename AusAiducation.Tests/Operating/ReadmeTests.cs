using System.Text.RegularExpressions;
using AusAiducation.Tests.Guards;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Verbs;

namespace AusAiducation.Tests.Operating;

/// <summary>What README tells people to type works: each of its commands is run by a test or by the script of continuous integration.</summary>
public partial class ReadmeTests
{
    /// <summary>Command → the test that runs it. A command changed in README fails until this map says again where it is run.</summary>
    static readonly Dictionary<string, string> RunByTests = new()
    {
        ["dotnet run --project AusAiducation.Web"] = nameof(ProgramTests.Run_from_the_checkout_shows_the_demonstration),
        ["dotnet out/AusAiducation.Web.dll --help"] = nameof(ProgramTests.Help_lists_every_verb_and_each_explains_itself),
    };

    /// <summary>Command → the line of a script that runs it (there, outputs go to a temporary folder and nothing of the checkout changes).</summary>
    static readonly Dictionary<string, (string Script, string Line)> RunByScripts = new()
    {
        ["./test.sh"] = (".ci/run", "exec ./test.sh"),
        ["dotnet publish AusAiducation.Web -c Release -o out"] = ("test.sh", "dotnet publish AusAiducation.Web -c Release -o \"$work/out\""),
        ["dotnet tool restore"] = ("test.sh", "dotnet tool restore"),
        [Migration("Sqlite")] = ("test.sh", "dotnet ef migrations has-pending-model-changes --context \"${provider}AppDbContext\" --project AusAiducation.Core --startup-project AusAiducation.Web"),
        [Migration("Postgres")] = ("test.sh", "for provider in Sqlite Postgres"),
    };

    [Fact]
    public void Every_command_is_run_somewhere()
    {
        var commands = Blocks().Matches(Repository.Read("README.md")).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.NotEmpty(commands);
        Assert.Equal(commands.Order(), RunByTests.Keys.Concat(RunByScripts.Keys).Order());
        Assert.All(RunByScripts.Values, run => Assert.Contains(run.Line, Repository.Read(run.Script), StringComparison.Ordinal));
        Assert.All(RunByTests.Values, test => Assert.NotNull(typeof(ProgramTests).GetMethod(test)));
    }

    [Fact]
    public void The_tables_of_verbs_and_settings_are_those_of_the_program()
    {
        var readme = Repository.Read("README.md");
        var verbs = Regex.Matches(readme, @"^\| `([a-z-]+)` \| [a-z]", RegexOptions.Multiline).Select(m => m.Groups[1].Value);
        Assert.Equal(VerbLine.All.Select(v => v.Name).Order(), verbs.Order());

        using var settings = System.Text.Json.JsonDocument.Parse(Repository.Read("appsettings.json"));
        foreach (var named in Regex.Matches(readme, @"`([A-Z][A-Za-z]+):([A-Za-z]+)`").Select(m => (Section: m.Groups[1].Value, Name: m.Groups[2].Value)))
            Assert.True(settings.RootElement.TryGetProperty(named.Section, out var section) && section.TryGetProperty(named.Name, out _), $"appsettings.json has no {named.Section}:{named.Name}.");
    }

    static string Migration(string provider) =>
        $"dotnet ef migrations add Name --context {provider}AppDbContext --output-dir Data/Migrations/{provider} --project AusAiducation.Core --startup-project AusAiducation.Web";

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
