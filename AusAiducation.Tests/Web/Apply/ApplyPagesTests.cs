using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Apply;

/// <summary>The public form as a browser without scripts meets it: real pages, real forms, cookies and addresses.</summary>
public class ApplyPagesTests
{
    const string Budget80 = "A public page costs at most 80 KB on first visit.";

    [Fact]
    public async Task Without_any_script_a_file_is_begun_filled_sent_and_its_receipt_printed()
    {
        await using var web = await OpenCallAsync();
        var visitor = web.NewVisitor();
        Assert.Equal("/apply/begun", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply", "begin-form")));
        var begun = await visitor.OpenAsync("/apply/begun");
        var told = begun.QuerySelectorAll(".secret bdi").Select(b => b.TextContent).ToList();
        Assert.NotNull(DossierCode.Read(told[0]));
        Assert.Equal("/apply/identity", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply/begun", "noted")));
        Assert.Equal("/apply/dossier", FormVisitor.LeadsTo(await visitor.GetAsync("/apply/begun")));

        var identity = Fields(Applicant.Identity());
        Assert.StartsWith("/apply/bac", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply/identity", "step", identity)));
        foreach (var answers in Applicant.Others())
            Assert.NotNull(FormVisitor.LeadsTo(await visitor.SubmitAsync(answers.Step.Address(), "step", Fields(answers))));
        Assert.StartsWith("/apply/receipt", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply/review", "send")));

        Assert.Contains("El Harrak Salma", (await visitor.OpenAsync("/apply/receipt")).Body!.TextContent, StringComparison.Ordinal);
        var pdf = await visitor.GetAsync("/apply/receipt.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        await using var db = web.OpenAll();
        Assert.Equal(1, await db.Candidates.CountAsync());
    }

    [Fact]
    public async Task A_wrong_field_is_told_beside_it_and_everything_typed_is_still_there()
    {
        await using var web = await OpenCallAsync();
        var visitor = await BegunAsync(web);

        var answer = await visitor.SubmitAsync("/apply/bac", "step", ("Input.Stream", "SMA"), ("Input.Regional", "dix-sept"), ("Then", "next"));

        var page = await FormVisitor.ReadAsync(answer);
        Assert.Equal("dix-sept", ((IHtmlInputElement)page.GetElementById("Input-Regional")!).Value);
        Assert.NotNull(page.GetElementById("Input-Regional-msg"));
        Assert.Equal("dix-sept", ((IHtmlInputElement)(await visitor.OpenAsync("/apply/bac")).GetElementById("Input-Regional")!).Value);
    }

    [Fact]
    public async Task The_second_tab_sees_what_the_first_saved_beside_what_it_typed()
    {
        await using var web = await OpenCallAsync();
        var visitor = await BegunAsync(web);
        var second = await visitor.OpenAsync("/apply/studies");
        await visitor.SubmitAsync("/apply/studies", "step", ("Input.Wish", "ENSA"), ("Then", "next"));

        var told = await FormVisitor.ReadAsync(await visitor.SubmitAsync("/apply/studies", second, "step", ("Input.Wish", "ENCG"), ("Then", "next")));
        Assert.Contains("ENSA", told.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ENCG", ((IHtmlInputElement)told.GetElementById("Input-Wish")!).Value);

        // Having read it, saving again is a choice.
        Assert.StartsWith("/apply/family", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply/studies", told, "step", ("Then", "next"))));
    }

    [Fact]
    public async Task Code_and_phrase_stand_in_no_address_and_cookies_are_closed_to_scripts()
    {
        await using var web = await OpenCallAsync();
        var visitor = web.NewVisitor();
        var answer = await visitor.SubmitAsync("/apply", "begin-form");
        await using var db = web.OpenAll();
        var code = (await db.Dossiers.SingleAsync()).Code;

        Assert.DoesNotContain(code, FormVisitor.LeadsTo(answer)!, StringComparison.Ordinal);
        var cookies = answer.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("dossier", StringComparison.Ordinal) || c.StartsWith("begun", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.DoesNotContain(code, c, StringComparison.Ordinal));
        Assert.DoesNotContain("max-age", cookies.Single(c => c.StartsWith("dossier", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        var overview = await visitor.OpenAsync("/apply/dossier");
        Assert.All(overview.QuerySelectorAll("a[href], form[action]"), e => Assert.DoesNotContain(code, e.OuterHtml.Split('>')[0], StringComparison.Ordinal));
        Assert.Null(overview.DocumentElement.GetAttribute("data-own-device"));
    }

    [Fact]
    public async Task Only_on_ones_own_phone_the_cookie_outlives_the_browser()
    {
        await using var web = await OpenCallAsync();
        var visitor = web.NewVisitor();

        var answer = await visitor.SubmitAsync("/apply", "begin-form", ("Start.OwnDevice", "yes"));

        Assert.Contains("max-age", answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("dossier", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await visitor.OpenAsync("/apply/dossier")).DocumentElement.GetAttribute("data-own-device"));
    }

    [Fact]
    public async Task Leaving_closes_every_page_and_leads_to_the_door()
    {
        await using var web = await OpenCallAsync();
        var visitor = await BegunAsync(web);
        var page = await visitor.OpenAsync("/apply/dossier");

        Assert.Equal("/apply?left=1", FormVisitor.LeadsTo(await visitor.SendAsync("/apply/exit", (IHtmlFormElement)page.QuerySelector("form[action='/apply/exit']")!)));

        Assert.Equal("/apply?ended=1", FormVisitor.LeadsTo(await visitor.GetAsync("/apply/identity")));
        Assert.Equal("/apply?ended=1", FormVisitor.LeadsTo(await visitor.GetAsync("/apply/receipt.pdf")));
        Assert.NotNull((await visitor.OpenAsync("/apply?left=1")).DocumentElement.GetAttribute("data-forget"));
    }

    [Fact]
    public async Task An_account_is_nobody_on_the_form_and_an_applicant_is_nobody_elsewhere()
    {
        await using var web = await OpenCallAsync();
        var manager = await web.SignInAsync(await web.AccountAsync("manager", Role.Manager));
        Assert.Equal("/apply?ended=1", FormVisitor.LeadsTo(await manager.GetAsync("/apply/dossier")));
        var visitor = await BegunAsync(web);
        Assert.StartsWith("/account/login", FormVisitor.LeadsTo(await visitor.GetAsync("/candidates")));
    }

    [Fact]
    public async Task Resuming_answers_wrong_words_and_unknown_codes_alike_and_opens_for_the_right_ones()
    {
        await using var web = await OpenCallAsync();
        var visitor = web.NewVisitor();
        await visitor.SubmitAsync("/apply", "begin-form");
        var told = (await visitor.OpenAsync("/apply/begun")).QuerySelectorAll(".secret bdi").Select(b => b.TextContent).ToList();
        var other = web.NewVisitor();
        async Task<string> Try(string code, string words) => await FormVisitor.WordsAsync(await other.SubmitAsync("/apply", "resume-form", ("Resume.Code", code), ("Resume.Words", words)));

        var unknown = DossierCode.Shown(DossierCode.New());
        Assert.Equal(await Try(told[0], "mots faux"), (await Try(unknown, told[1])));
        Assert.Equal("/apply/dossier", FormVisitor.LeadsTo(await other.SubmitAsync("/apply", "resume-form", ("Resume.Code", told[0]), ("Resume.Words", told[1].Replace('-', ' ')))));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/apply/dossier")).StatusCode);
    }

    [Fact]
    public async Task Typing_is_kept_by_the_script_through_one_address_and_conflicts_are_said()
    {
        await using var web = await OpenCallAsync();
        var visitor = await BegunAsync(web);
        var page = await visitor.OpenAsync("/apply/motivation");
        var form = (IHtmlFormElement)page.GetElementById("step")!;

        var kept = await visitor.SendAsync("/apply/keep/motivation", form, ("Input.Motivation", "Depuis deux"));
        Assert.Equal("""{"version":1}""", await kept.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SendAsync("/apply/keep/motivation", form, ("Input.Motivation", "Autre"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendAsync("/apply/keep/3", form)).StatusCode);
        Assert.Equal("Depuis deux", (await visitor.OpenAsync("/apply/motivation")).GetElementById("Input-Motivation")!.TextContent);
    }

    [Theory]
    [InlineData(0, "vide")]
    [InlineData(11 * 1024 * 1024, "10 Mo")]
    [InlineData(50 * 1024 * 1024, "10 Mo")]
    public async Task An_upload_of_no_or_too_many_bytes_is_answered_with_a_sentence(int length, string word)
    {
        await using var web = await OpenCallAsync(onPort: true);
        var visitor = await BegunAsync(web);

        var page = await UploadAsync(visitor, new byte[length], "photo.jpg");

        Assert.Contains(word, page.QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_is_none_is_refused_and_a_real_one_shown_to_its_sender_only()
    {
        await using var web = await OpenCallAsync(onPort: true);
        var visitor = await BegunAsync(web);
        Assert.NotNull((await UploadAsync(visitor, "<svg onload=alert(1)>"u8.ToArray(), "photo.png")).QuerySelector(".notice.bad"));
        Assert.Contains("capture d’écran", (await UploadAsync(visitor, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "IMG_0042.HEIC")).QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);

        var page = await UploadAsync(visitor, "%PDF-1.4 real"u8.ToArray(), "releve.pdf");

        var link = page.QuerySelector(".paper a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await BegunAsync(web)).GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_form_loads_no_framework_and_stays_within_its_budget()
    {
        await using var web = await OpenCallAsync();
        var visitor = await BegunAsync(web);

        foreach (var address in new[] { "/apply/identity", "/apply/motivation", "/apply/dossier" })
        {
            var html = await (await visitor.GetAsync(address)).Content.ReadAsStringAsync();
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(l => l.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!)).ToList();
            Assert.DoesNotContain(files, f => f.Contains("blazor", StringComparison.OrdinalIgnoreCase) || f.Contains("Mud", StringComparison.OrdinalIgnoreCase));
            var bytes = Compressed(html);
            foreach (var file in files) bytes += Compressed(await (await visitor.GetAsync("/" + file)).Content.ReadAsStringAsync());
            Assert.True(bytes <= 80 * 1024, $"{address}: {bytes} bytes. {Budget80}");
        }
    }

    [Fact]
    public async Task In_production_without_the_legal_facts_the_form_is_closed_with_an_honest_sentence()
    {
        await using var web = await OpenCallAsync(new Dictionary<string, string> { ["environment"] = "Production", ["Data:Folder"] = Directory.CreateTempSubdirectory("ausaiducation-apply-").FullName });

        var page = await web.NewVisitor(https: true).OpenAsync("/apply");

        Assert.Null(page.GetElementById("begin-form"));
        Assert.Contains("CNDP", page.QuerySelector("main .notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    static int Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return (int)bytes.Length;
    }

    static (string, string)[] Fields(StepAnswers answers) =>
        [.. answers.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.SetMethod?.IsPublic == true && p.GetValue(answers) is not null).Select(p => ("Input." + p.Name, (string)p.GetValue(answers)!)), ("Then", "next")];

    static async Task<FormVisitor> BegunAsync(WebProgramme web)
    {
        var visitor = web.NewVisitor();
        Assert.Equal("/apply/begun", FormVisitor.LeadsTo(await visitor.SubmitAsync("/apply", "begin-form")));
        return visitor;
    }

    static async Task<IHtmlDocument> UploadAsync(FormVisitor visitor, byte[] bytes, string name) =>
        await visitor.OpenAsync(FormVisitor.LeadsTo(await visitor.UploadAsync("/apply/papers", name, bytes))!);

    /// <summary>An edition whose call is open today.</summary>
    static async Task<WebProgramme> OpenCallAsync(IReadOnlyDictionary<string, string>? settings = null, bool onPort = false)
    {
        var web = await WebProgramme.StartAsync(settings, onPort);
        await using var db = web.OpenAll();
        var clock = web.Services.GetRequiredService<ProgrammeClock>();
        clock.Offset = new DateTime(2021, 6, 20, 11, 0, 0, DateTimeKind.Utc) - web.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        DateOnly D(int month, int day) => new(2021, month, day);
        db.Editions.Add(new Edition("2021-2022", new EditionCalendar { CallOpens = D(5, 17), CallCloses = D(7, 5), BacResults = D(7, 7), ScoringCloses = D(7, 16), InterviewsFrom = D(7, 20), InterviewsTo = D(7, 22), Commission = D(8, 5), WelcomeBy = D(8, 31) }, new EligibilityRules(), new FundingTerms()));
        await db.SaveChangesAsync();
        db.RequiredPapers.AddRange(UsualPapers.For(await db.Editions.Select(e => e.Id).SingleAsync()));
        await db.SaveChangesAsync();
        return web;
    }
}
