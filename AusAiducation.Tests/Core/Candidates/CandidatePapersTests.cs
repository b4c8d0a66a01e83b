using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class CandidatePapersTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    [Theory]
    [InlineData("Transcript", "MZ program", "Documents.TypeRefused")]
    [InlineData("Transcript", "", "Documents.Empty")]
    [InlineData("Convention", "%PDF-1.7", "Documents.KindMissing")]
    [InlineData("99", "%PDF-1.7", "Documents.KindMissing")]
    public async Task A_document_is_judged_by_its_content_and_its_kind(string kind, string content, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, kind, "releve.pdf", System.Text.Encoding.ASCII.GetBytes(content)));
        Assert.Equal(key, refused.Refusal.Key);
    }

    [Fact]
    public async Task A_document_over_ten_megabytes_is_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var big = new byte[Document.MaxLength + 1];
        Pdf.CopyTo(big, 0);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, "Transcript", "releve.pdf", big));
        Assert.Equal("Documents.TooLarge", refused.Refusal.Key);
    }

    [Fact]
    public async Task A_name_keeps_no_path_and_ends_as_its_content_says()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");

        await programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, "Transcript", "..\\..\\relevé\r\n\"x\".exe", Pdf);

        await using var db = programme.OpenAll();
        Assert.Equal("relevéx.pdf", (await db.Documents.SingleAsync()).FileName);
    }

    [Fact]
    public async Task Refusing_takes_a_reason_and_reopens_that_paper_alone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var papers = programme.As<CandidatePapers>(world.Manager);
        await papers.AddAsync(candidate.Key, "Transcript", "a.pdf", Pdf);
        var dossiers = programme.As<CandidateDossiers>(world.Manager);
        var key = (await dossiers.ReadAsync(candidate.Key))!.Papers![0].Key;
        Assert.Empty((await dossiers.ReadAsync(candidate.Key))!.Missing);

        Assert.Equal("Common.ReasonNeeded", (await Assert.ThrowsAsync<RuleBroken>(() => papers.RefuseAsync(key, " "))).Refusal.Key);
        await papers.RefuseAsync(key, "Page 2 manquante");

        var file = (await dossiers.ReadAsync(candidate.Key))!;
        Assert.Equal(("Page 2 manquante", DocumentState.Refused), (file.Papers![0].RefusedBecause, file.Papers[0].State));
        Assert.Equal([DocumentKind.Transcript], file.Missing);
        await papers.AcceptAsync(key);
        Assert.Equal("Documents.AlreadyAccepted", (await Assert.ThrowsAsync<RuleBroken>(() => papers.AcceptAsync(key))).Refusal.Key);
    }
}
