using System.Net;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Verbs;

namespace AusAiducation.Tests.Operating;

/// <summary>The program from the outside, as README's commands start it.</summary>
[Trait("Database", "Sqlite")]
public class ProgramTests
{
    [Fact]
    public async Task Help_lists_every_verb_and_each_explains_itself()
    {
        var (code, said) = await RunAsync(ProgramProcess.NewFolder(), "--help");
        Assert.Equal(0, code);
        Assert.All(VerbLine.All, verb => Assert.Contains(verb.Summary, said, StringComparison.Ordinal));
        Assert.All(VerbLine.All, verb => Assert.StartsWith("AusAiducation.Web " + verb.Name, verb.Help, StringComparison.Ordinal));

        Assert.Equal(2, (await RunAsync(ProgramProcess.NewFolder(), "migrat")).Code);
    }

    [Fact]
    public async Task Migrate_makes_the_database_check_finds_it_sound_and_create_admin_prints_a_link()
    {
        var data = ProgramProcess.NewFolder();

        Assert.Equal(0, (await RunAsync(data, "migrate")).Code);
        Assert.True(File.Exists(Path.Combine(data, "ausaiducation.db")));
        var (code, said) = await RunAsync(data, "check");
        Assert.True(code == 0 && !said.Contains("BROKEN", StringComparison.Ordinal), said);
        var (made, link) = await RunAsync(data, "create-admin", "--email", "zahra@test.example", "--name", "Zahra", "--link-only");
        Assert.Equal(0, made);
        Assert.StartsWith("/account/invitation/", link.Trim(), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(data, "generate", "--candidates", "20", "--reviews", "40", "--students", "5", "--members", "4", "--sponsors", "2")).Code);
        Assert.Equal(0, (await RunAsync(data, "check")).Code);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence()
    {
        await using var program = ProgramProcess.Start(ProgramProcess.NewFolder(), ["check"], ("Database__Provider", "Postgres"));

        Assert.Equal(1, await program.EndAsync());
        Assert.Contains("needs ConnectionStrings:Postgres", program.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_from_the_checkout_shows_the_demonstration()
    {
        var data = ProgramProcess.NewFolder();
        // README says `dotnet run --project AusAiducation.Web`; here without building again, and on a free port instead of 5080.
        await using var program = ProgramProcess.Start(["run", "--no-build", "-c", ProgramProcess.Configuration, "--project", "AusAiducation.Web", "--", "--urls", "http://127.0.0.1:0"], Repository.Root, ("Data__Folder", data));
        using var http = new HttpClient { BaseAddress = await program.ListeningAsync() };

        var page = await http.GetAsync("/account/login");
        Assert.Contains("manager@demo.example", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // What a browser must know of a page, it need not hear again with each of its files.
        Assert.Contains("script-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(("DENY", true), (Assert.Single(page.Headers.GetValues("X-Frame-Options")), page.Headers.CacheControl!.NoStore));
        foreach (var file in new[] { "/css/base.css", "/js/site.js" })
        {
            var part = await http.GetAsync(file);
            Assert.Equal((HttpStatusCode.OK, "nosniff", false), (part.StatusCode, Assert.Single(part.Headers.GetValues("X-Content-Type-Options")), part.Headers.Contains("Content-Security-Policy")));
        }
        Assert.Contains("\"applicationUrl\": \"http://localhost:5080\"", Repository.Read("AusAiducation.Web/Properties/launchSettings.json"), StringComparison.Ordinal);
    }

    static async Task<(int Code, string Said)> RunAsync(string data, params string[] arguments)
    {
        await using var program = ProgramProcess.Start(data, arguments);
        var code = await program.EndAsync();
        return (code, program.Said);
    }
}
