using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace AusAiducation.Tests.Web.Candidates;

/// <summary>Uploads of every kind through the real endpoints, and what comes back of them.</summary>
public sealed class DocumentEndpointsTests
{
    static async Task<(FormVisitor Manager, string File)> StartAsync(WebProgramme web, CandidateStage stage = CandidateStage.Eligible)
    {
        await using var db = web.OpenAll();
        DateOnly D(int month, int day) => new(2021, month, day);
        var edition = new Edition("2021-2022", new EditionCalendar { CallOpens = D(5, 17), CallCloses = D(7, 5), BacResults = D(7, 7), ScoringCloses = D(7, 16), InterviewsFrom = D(7, 20), InterviewsTo = D(7, 22), Commission = D(8, 5), WelcomeBy = D(8, 31) }, new EligibilityRules(), new FundingTerms());
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        db.RequiredPapers.AddRange(UsualPapers.For(edition.Id));
        var candidate = new Candidate(edition, new Person("Alaoui", "Amal"), new CandidateFile("SMA", new BacMarks(18, 18, 18), 2021, "MPSI", null), new SocialFile(IncomeBracket.Under12000, 5), "Lycée Ibn Sina", "zagora");
        candidate.GoTo(CandidateStage.Eligible);
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return (await web.SignInAsync(await web.AccountAsync("samia", Role.Manager)), "/candidates/" + candidate.Key);
    }

    static async Task<IHtmlDocument> SendAsync(FormVisitor visitor, string file, string name, byte[] bytes) =>
        await visitor.OpenAsync(FormVisitor.LeadsTo(await visitor.UploadAsync(file, name, bytes, ("kind", "Transcript")))!);

    static byte[] Photo(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var surface = SKSurface.Create(new SKImageInfo(320, 200));
        surface.Canvas.Clear(SKColors.Beige);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(format, 90);
        return encoded.ToArray();
    }

    public static TheoryData<string, byte[], string> Hostile() => new()
    {
        { "vide.pdf", [], "vide" },
        { "long.pdf", [.. "%PDF-1.4"u8, .. new byte[50 * 1024 * 1024]], "10 Mo" },
        { "photo.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "ni un PDF" },
        { "releve.pdf", "<!doctype html><script>alert(1)</script>%PDF-1.4"u8.ToArray(), "ni un PDF" },
        { "photo.jpg", [0xFF, 0xD8, 0xFF, .. "not a photo"u8], "ne s’ouvre pas" },
        { "moitie.jpg", Photo()[..200], "ne s’ouvre pas" },
        { "bombe.png", BlackBoxesTests.Bomb(30_000), "trop de points" },
        { "macro.docx", AusAiducation.Tests.Core.Data.Sheets.Workbook.Zip(("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")).ToArray(), "ni un PDF" },
    };

    [Fact]
    public async Task A_hostile_upload_is_answered_with_a_sentence_and_leaves_nothing()
    {
        await using var web = await WebProgramme.StartAsync(onPort: true);
        var (manager, file) = await StartAsync(web);

        foreach (var (name, bytes, word) in Hostile().Select(h => (h.Data.Item1, h.Data.Item2, h.Data.Item3)))
            Assert.Contains(word, (await SendAsync(manager, file, name, bytes)).QuerySelector("#papers .notice.bad")!.TextContent, StringComparison.Ordinal);

        await using var db = web.OpenAll();
        Assert.Equal(0, await db.Documents.CountAsync());
    }

    [Fact]
    public async Task A_document_comes_back_as_what_it_is_kept_by_no_browser_and_unable_to_run()
    {
        await using var web = await WebProgramme.StartAsync(onPort: true);
        var (manager, file) = await StartAsync(web);
        // A picture that is a page of HTML as well, and a name that would break a header.
        await SendAsync(manager, file, "re;le vé.html", [.. Photo(), .. "<script>alert(1)</script>"u8]);
        await SendAsync(manager, file, "a.pdf", [.. "%PDF-1.4"u8, .. "<script>alert(2)</script>"u8]);
        await SendAsync(manager, file, "b.xlsx", AusAiducation.Tests.Core.Data.Sheets.Workbook.Of("").ToArray());
        await using var db = web.OpenAll();
        var papers = await db.Documents.OrderBy(d => d.Id).ToListAsync();

        foreach (var (paper, type, how, sandboxed) in new[] { (papers[0], DocumentTypes.Jpeg, "inline", true), (papers[1], DocumentTypes.Pdf, "inline", false), (papers[2], DocumentTypes.Xlsx, "attachment", true) })
        {
            var answer = await manager.GetAsync("/candidates/documents/" + paper.Key);
            var policy = string.Join("; ", answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal((HttpStatusCode.OK, type, how), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal(("no-store", "nosniff"), (answer.Headers.CacheControl!.ToString(), Assert.Single(answer.Headers.GetValues("X-Content-Type-Options"))));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal(sandboxed, policy.EndsWith("sandbox", StringComparison.Ordinal));
        }
        Assert.DoesNotContain("<script>", Encoding.Latin1.GetString(await (await manager.GetAsync("/candidates/documents/" + papers[0].Key)).Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        var stranger = await web.SignInAsync(await web.AccountAsync("nora", Role.CommitteeMember));
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/candidates/documents/" + papers[0].Key)).StatusCode);
    }

    [Fact]
    public async Task Boxes_drawn_in_the_page_become_a_copy_that_a_person_confirms()
    {
        await using var web = await WebProgramme.StartAsync(onPort: true);
        var (manager, file) = await StartAsync(web);
        await SendAsync(manager, file, "releve.jpg", Photo());
        await SendAsync(manager, file, "releve.pdf", "%PDF-1.4"u8.ToArray());
        string[] keys;
        await using (var db = web.OpenAll()) keys = await db.Documents.OrderBy(d => d.Id).Select(d => d.Key).ToArrayAsync();
        foreach (var key in keys) await manager.SubmitAsync($"/candidates/documents/{key}/check", "accept");
        async Task<string> MakeAsync(string key, byte[] picture, string boxes)
        {
            var page = await manager.OpenAsync(FormVisitor.LeadsTo(await manager.UploadAsync($"/candidates/documents/{key}/redact", "page.png", picture, ("boxes", boxes)))!);
            return page.QuerySelector(".notice.bad")?.TextContent ?? "";
        }

        Assert.Contains("au moins un rectangle", await MakeAsync(keys[0], [], ""), StringComparison.Ordinal);
        Assert.Contains("image JPEG ou PNG", await MakeAsync(keys[1], "%PDF-1.4 blackened"u8.ToArray(), ""), StringComparison.Ordinal);
        Assert.Equal("", await MakeAsync(keys[0], [], "0,0,5000,5000"));
        Assert.Equal("", await MakeAsync(keys[1], Photo(SKEncodedImageFormat.Png), ""));

        var address = $"/candidates/documents/{keys[0]}/redact";
        var made = await manager.OpenAsync(address);
        var copy = made.QuerySelector("#copies img")!.GetAttribute("src")!;
        var form = made.QuerySelector("form[id^='confirm-']")!.Id!;
        Assert.Contains("cochez", await FormVisitor.WordsAsync(await manager.SubmitAsync(address, form)), StringComparison.Ordinal);
        Assert.Contains("DoneConfirmed", FormVisitor.LeadsTo(await manager.SubmitAsync(address, form, ("Input.Agreed", "yes"))));
        var shown = await manager.GetAsync(copy);
        Assert.Equal(("image/jpeg", "piece.jpg"), (shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition!.FileName));
        using var picture = SKBitmap.Decode(await shown.Content.ReadAsByteArrayAsync());
        Assert.True(picture.GetPixel(40, 40).Red < 12 && picture.GetPixel(300, 180).Red > 200);
        var discard = (await manager.OpenAsync(address)).QuerySelector("form[id^='discard-']")!.Id!;
        await manager.SubmitAsync(address, discard);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(copy)).StatusCode);
    }
}
