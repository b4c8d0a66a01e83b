using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Jobs;
using AusAiducation.Web.Scan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AusAiducation.Tests.Web.Scan;

/// <summary>Uploads and the virus scanner, over clamd's real protocol.</summary>
public class QuarantineTests
{
    static readonly byte[] Clean = "%PDF-1.4 clean"u8.ToArray();
    static readonly byte[] Infected = [.. "%PDF-1.4 "u8, .. System.Text.Encoding.ASCII.GetBytes(ClamdServer.Eicar)];

    static async Task<(FormVisitor Manager, string File)> StartAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        var edition = new Edition("2021-2022", new EditionCalendar(), new EligibilityRules(), new FundingTerms());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        db.RequiredPapers.AddRange(UsualPapers.For(edition.Id));
        var candidate = new Candidate(edition, new Person("Alaoui", "Amal"), new CandidateFile("SMA", new BacMarks(18, 18, 18), 2021, "MPSI", null), new SocialFile(IncomeBracket.Under12000, 5), "Lycée Ibn Sina", "zagora");
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return (await web.SignInAsync(await web.AccountAsync("samia", Role.Manager)), "/candidates/" + candidate.Key);
    }

    static async Task<Document> LastAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        return await db.Documents.OrderByDescending(d => d.Id).FirstAsync();
    }

    [Fact]
    public async Task Nobody_opens_or_judges_a_document_before_it_is_found_clean_and_an_infected_one_is_gone_with_a_sentence()
    {
        await using var clamd = new ClamdServer();
        var port = clamd.Port;
        await using var web = await WebProgramme.StartAsync(clamd.Settings);
        var (manager, file) = await StartAsync(web);
        var runner = web.Services.GetRequiredService<ScanRunner>();
        async Task<string> ReadyAsync() => await (await web.NewVisitor().GetAsync("/health/ready")).Content.ReadAsStringAsync();
        await clamd.DisposeAsync();

        await manager.UploadAsync(file, "releve.pdf", Clean, ("kind", "Transcript"));
        var waiting = await LastAsync(web);
        Assert.Equal(new QuarantineRound(0, 0, 1), await runner.RunAsync());
        Assert.Equal(DocumentScan.Waiting, waiting.Scan);
        Assert.Contains("\"scan\":\"away\"", await ReadyAsync(), StringComparison.Ordinal);
        var shut = await manager.GetAsync("/candidates/documents/" + waiting.Key);
        Assert.Equal(HttpStatusCode.Conflict, shut.StatusCode);
        Assert.Contains("antivirus", await shut.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var check = await manager.OpenAsync($"/candidates/documents/{waiting.Key}/check");
        Assert.Null(check.GetElementById("accept"));
        Assert.Null(check.QuerySelector("iframe"));
        await using (var db = web.Services.GetRequiredService<AppDbContextFactory>().Create(await web.Services.GetRequiredService<ViewerLoader>().OfUserAsync((await UserAsync(web)).Id)))
        {
            Assert.Equal(0, await db.DocumentContents.CountAsync());
            Assert.Equal("Documents.InQuarantine", Assert.Throws<RuleBroken>(() => waiting.Accept(1, DateTime.UnixEpoch)).Refusal.Key);
        }

        // The scanner comes back.
        await using var again = new ClamdServer(port: port);
        await manager.UploadAsync(file, "virus.pdf", Infected, ("kind", "SchoolCertificate"));
        await UntilAsync(async () => (await LastAsync(web)).Scan == DocumentScan.Infected, () => runner.RunAsync());
        Assert.Contains("\"scan\":\"reachable\"", await ReadyAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync("/candidates/documents/" + waiting.Key)).StatusCode);
        var gone = await LastAsync(web);
        Assert.Equal((DocumentState.Refused, HttpStatusCode.Conflict), (gone.State, (await manager.GetAsync("/candidates/documents/" + gone.Key)).StatusCode));
        Assert.Contains("antivirus a trouvé ce fichier infecté", (await manager.OpenAsync(file)).GetElementById("papers")!.TextContent, StringComparison.Ordinal);
        await using (var all = web.OpenAll())
        {
            Assert.Equal([waiting.Id], await all.DocumentContents.Select(c => c.DocumentId).ToListAsync());
            var message = await all.Messages.SingleAsync();
            Assert.Equal((MessageTemplate.PaperRefused, MessageState.Held), (message.Template, message.State));
            Assert.Contains("antivirus", MessageText.BodyIn(message.Body, "fr"), StringComparison.Ordinal);
            Assert.Contains("الفيروسات", MessageText.BodyIn(message.Body, "ar"), StringComparison.Ordinal);
        }
        var system = await (await web.SignInAsync(await web.AccountAsync("root", Role.Administrator))).OpenAsync("/admin/system");
        Assert.Contains("répond", system.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_protocol_is_spoken_over_a_socket_file_too_long_documents_wait_and_the_next_ones_do_not_behind_them()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("clamd-").FullName, "clamd.ctl");
        await using var clamd = new ClamdServer(path) { MaxLength = 300_000 };
        var client = new Clamd(Options.Create(new ScanOptions { Socket = path }), TimeProvider.System, NullLogger<Clamd>.Instance);

        Assert.True(await client.AnswersAsync());
        Assert.Equal(ScanVerdict.Clean, await client.ScanAsync(Clean));
        Assert.Equal(ScanVerdict.Clean, await client.ScanAsync(new byte[200_000]));
        Assert.Equal(ScanVerdict.Infected, await client.ScanAsync(Infected));
        Assert.Equal(ScanVerdict.Undecided, await client.ScanAsync(new byte[9 * 1024 * 1024]));
        Assert.Equal(3, clamd.Scanned);
        await clamd.DisposeAsync();
        Assert.Equal(ScanVerdict.Away, await client.ScanAsync(Clean));
        Assert.False(await client.AnswersAsync());

        await using var programme = await TestProgramme.CreateAsync();
        await using (var db = programme.OpenAll())
        {
            db.Documents.AddRange(new[] { 1, 2, 3 }.Select(n => new Document(DocumentKind.Other, "x.pdf", DocumentTypes.Pdf, [.. Clean, (byte)n], "00", 0, programme.Clock.Now).Quarantine()));
            await db.SaveChangesAsync();
        }
        var quarantine = programme.Get<Quarantine>();
        Assert.Equal(new QuarantineRound(2, 0, 1), await quarantine.RunAsync((bytes, _) => Task.FromResult(bytes[^1] == 1 ? ScanVerdict.Undecided : ScanVerdict.Clean)));
        Assert.Equal(new QuarantineRound(0, 0, 1), await quarantine.RunAsync((_, _) => Task.FromResult(ScanVerdict.Away)));
        Assert.Equal(1, await quarantine.CountAsync());
    }

    [Theory]
    [InlineData("", 3310, "", 60, null)]
    [InlineData("127.0.0.1", 3310, "", 60, null)]
    [InlineData("", 3310, "/run/clamd.ctl", 60, null)]
    [InlineData("127.0.0.1", 3310, "/run/clamd.ctl", 60, "Scan:Host and Scan:Socket")]
    [InlineData("http://clamd", 3310, "", 60, "Scan:Host is")]
    [InlineData("clamd", 0, "", 60, "Scan:Port is")]
    [InlineData("", 3310, "clamd.ctl", 60, "Scan:Socket is")]
    [InlineData("clamd", 3310, "", 0, "Scan:TimeoutSeconds is")]
    public void A_wrong_setting_stops_the_start_with_a_sentence(string host, int port, string socket, int seconds, string? sentence)
    {
        var why = new ScanOptions { Host = host, Port = port, Socket = socket, TimeoutSeconds = seconds }.WhyNot();

        Assert.Equal(sentence is null, why is null);
        Assert.StartsWith(sentence ?? "", why ?? "", StringComparison.Ordinal);
    }

    static async Task<AppUser> UserAsync(WebProgramme web)
    {
        await using var db = web.OpenAll();
        return await db.Users.FirstAsync();
    }

    /// <summary>The program's own rounds go on beside the test's.</summary>
    static async Task UntilAsync(Func<Task<bool>> done, Func<Task> act)
    {
        for (var i = 0; i < 50 && !await done(); i++) await act();
        Assert.True(await done());
    }
}
