using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
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

    [Fact]
    public async Task A_refusal_prepares_the_message_that_names_the_paper_and_says_why()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        await HandInAsync(programme, world, candidate, DocumentKind.Transcript);

        await programme.As<CandidatePapers>(world.Manager).RefuseAsync(await KeyAsync(programme), " La photo est floue. ");

        await using var db = programme.OpenAll();
        var message = await db.Messages.SingleAsync();
        Assert.Equal((candidate.Id, MessageTemplate.PaperRefused, MessageState.Held), (message.CandidateId, message.Template, message.State));
        Assert.All(["Relevé de notes", "La photo est floue."], part => Assert.Contains(part, MessageText.BodyIn(message.Body, "fr"), StringComparison.Ordinal));
        Assert.Contains("بيان النقط", MessageText.BodyIn(message.Body, "ar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_read_on_the_transcript_are_verified_until_they_are_corrected()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        await HandInAsync(programme, world, candidate, DocumentKind.Transcript);
        var key = await KeyAsync(programme);

        await programme.As<CandidatePapers>(world.Manager).AcceptAsync(key, marksAgree: true);

        var check = (await programme.As<PaperChecking>(world.Manager).FindAsync(key))!;
        Assert.Equal(("manager", programme.Clock.Now, DocumentState.Accepted), (check.MarksVerifiedBy, check.MarksVerifiedAt, check.State));
        await using (var db = programme.OpenAll())
        {
            var file = await db.CandidateFiles.SingleAsync();
            file.CorrectMarks(file.StreamCode, file.Marks with { National = 12 }, file.BacYear);
            await db.SaveChangesAsync();
        }
        Assert.Null((await programme.As<PaperChecking>(world.Manager).FindAsync(key))!.MarksVerifiedAt);
    }

    [Fact]
    public async Task Only_a_transcript_verifies_marks()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await HandInAsync(programme, world, await world.CandidateAsync("Alaoui"), DocumentKind.SchoolCertificate);

        var refused = await Assert.ThrowsAsync<RuleBroken>(async () => await programme.As<CandidatePapers>(world.Manager).AcceptAsync(await KeyAsync(programme), marksAgree: true));

        Assert.Equal("Documents.NoMarksToVerify", refused.Refusal.Key);
        await using var db = programme.OpenAll();
        Assert.Equal(DocumentState.Received, (await db.Documents.SingleAsync()).State);
    }

    [Fact]
    public async Task A_pile_is_worked_through_one_after_the_other_for_the_same_number_of_queries()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await HandInAsync(programme, world, await world.CandidateAsync("Alaoui"), DocumentKind.Transcript);
        var (list, checking, papers) = (programme.As<PaperListing>(world.Manager), programme.As<PaperChecking>(world.Manager), programme.As<CandidatePapers>(world.Manager));
        var first = await KeyAsync(programme);
        var only = (await checking.FindAsync(first))!;
        Assert.Equal((1, null), (only.Waiting, only.NextKey));
        var one = await programme.Queries.During(() => list.ReadAsync(new(), new()));
        var alone = await programme.Queries.During(() => checking.FindAsync(first));
        await HandInAsync(programme, world, await world.CandidateAsync("Bennani"), DocumentKind.SchoolCertificate);
        await HandInAsync(programme, world, await world.CandidateAsync("Chraibi"), DocumentKind.Transcript);
        var pile = (await list.ReadAsync(new(), new())).Rows;
        foreach (var column in list.Columns.Where(c => c.CanSort)) Assert.Equal(one, await programme.Queries.During(() => list.ReadAsync(new(), new(Sort: column.Code))));
        Assert.Equal(alone, await programme.Queries.During(() => checking.FindAsync(first)));

        Assert.Equal(["ALAOUI", "BENNANI", "CHRAIBI"], pile.Select(p => p.Name.Split(' ')[0]));
        Assert.Equal(pile[1].Key, (await checking.FindAsync(first))!.NextKey);
        // From the last, back to the one that was left aside.
        Assert.Equal(first, (await checking.FindAsync(pile[2].Key))!.NextKey);
        await papers.AcceptAsync(first);
        Assert.Equal((2, 1, 3, 1), ((await list.ReadAsync(new(), new())).Total, (await list.ReadAsync(new() { State = DocumentState.Accepted }, new())).Total,
            (await list.ReadAsync(new() { State = null }, new())).Total, (await list.ReadAsync(new() { Kind = DocumentKind.SchoolCertificate, Search = "bennani" }, new())).Total));
    }

    [Fact]
    public void A_filter_survives_its_address()
    {
        foreach (var filter in new[] { new PaperFilter(), new PaperFilter { State = null, Search = "ali" }, new PaperFilter { State = DocumentState.Refused, Kind = DocumentKind.Transcript, Edition = "2021-2022" } })
        {
            var query = filter.ToQuery().ToDictionary(q => q.Name, q => q.Value);
            Assert.Equal(filter, PaperFilter.Parse(name => query.GetValueOrDefault(name)));
        }
    }

    [Fact]
    public async Task The_desk_is_for_those_who_correct_files()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await HandInAsync(programme, world, await world.CandidateAsync("Alaoui"), DocumentKind.Transcript);
        var key = await KeyAsync(programme);

        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.Coach, Role.CommitteeMember })
        {
            var viewer = await world.UserAsync(role.ToString().ToLowerInvariant(), role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<PaperListing>(viewer).ReadAsync(new(), new()));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<PaperChecking>(viewer).FindAsync(key));
        }
    }

    static async Task HandInAsync(TestProgramme programme, World world, Candidate candidate, DocumentKind kind) =>
        await programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, kind.ToString(), "piece.pdf", Pdf);

    static async Task<string> KeyAsync(TestProgramme programme)
    {
        await using var db = programme.OpenAll();
        return await db.Documents.Select(d => d.Key).SingleAsync();
    }
}
