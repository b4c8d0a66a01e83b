using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Reports;

public class OwnJourneyTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    [Fact]
    public async Task It_says_what_is_due_by_when_and_why_a_payment_waits()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        await world.ResultAsync(student, "2019-2020", Term.First, 15m, published: false);
        await world.ResultAsync(student, "2019-2020", Term.Second, 15m, published: true);
        await world.ResultAsync(student, "2020-2021", Term.First, 15m, published: true);

        var journey = (await programme.As<OwnJourney>(await world.AccountOfAsync(student)).ReadAsync())!;

        // 12 July 2021: the certificate of 2020-2021 never came; the second term's marks are expected until 31 July; October is too far off.
        Assert.Equal([(DocumentKind.EnrolmentCertificate, "2020-2021", null, new DateOnly(2020, 10, 15)), (DocumentKind.Transcript, "2020-2021", (Term?)Term.Second, new DateOnly(2021, 7, 31))],
            journey.Due.Select(d => (d.Kind, d.Year!, d.Term, d.By!.Value)));
        Assert.Equal((5_000.50m, "Funding.EnrolmentMissing"), (journey.NextPayment!.Amount, journey.NextPayment.Blocked!.Key));
        Assert.Equal(new DateOnly(2019, 10, 16), journey.Payments[0].PaidOn);
    }

    [Fact]
    public async Task A_paper_handed_in_waits_then_is_accepted_or_comes_back_with_its_reason()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        var self = await world.AccountOfAsync(student);
        var papers = programme.As<OwnPapers>(self);

        await papers.HandInAsync("EnrolmentCertificate", "2020-2021", @"C:\photos\attestation.pdf", Pdf);
        await papers.HandInAsync("EnrolmentCertificate", "2020-2021", "attestation.pdf", Pdf);

        Assert.True((await DueAsync()).IsWaiting);
        await using var db = programme.OpenAll();
        var document = await db.Documents.SingleAsync();
        Assert.Equal(("attestation.pdf", "application/pdf", student.Id, self.Id), (document.FileName, document.ContentType, document.StudentId, document.UploadedByUserId));
        document.Refuse("La date est illisible.", world.Manager.Id, programme.Clock.Now);
        await db.SaveChangesAsync();
        Assert.Equal("La date est illisible.", (await DueAsync()).RefusedBecause);
        document.Accept(world.Manager.Id, programme.Clock.Now);
        await db.SaveChangesAsync();
        Assert.DoesNotContain((await programme.As<OwnJourney>(self).ReadAsync())!.Due, d => d.Kind == DocumentKind.EnrolmentCertificate);

        async Task<DuePaper> DueAsync() => (await programme.As<OwnJourney>(self).ReadAsync())!.Due.Single(d => d.Kind == DocumentKind.EnrolmentCertificate);
    }

    [Theory]
    [InlineData("EnrolmentCertificate", "2020-2021", "MZ not a document", "Documents.TypeRefused")]
    [InlineData("EnrolmentCertificate", "1999-2000", "%PDF-1.7", "Me.FileYearUnknown")]
    [InlineData("Transcript", null, "%PDF-1.7", "Me.FileYearUnknown")]
    [InlineData("IncomeProof", "2020-2021", "%PDF-1.7", "Me.FileKindUnknown")]
    [InlineData("Other", null, "", "Documents.Empty")]
    public async Task A_file_is_known_by_its_content_and_refused_with_a_sentence(string kind, string? year, string content, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var papers = programme.As<OwnPapers>(await world.AccountOfAsync(await world.StudentAsync("Alaoui", world.Ausim)));

        Assert.Equal(key, (await Assert.ThrowsAsync<RuleBroken>(() => papers.HandInAsync(kind, year, "x.pdf", System.Text.Encoding.UTF8.GetBytes(content)))).Refusal.Key);
        Assert.Equal("Documents.TooLarge", (await Assert.ThrowsAsync<RuleBroken>(() => papers.HandInAsync("Other", null, "x.pdf", new byte[Document.MaxLength + 1]))).Refusal.Key);
    }

    [Fact]
    public async Task A_student_takes_back_the_photo_but_not_the_notice_nor_anothers_consent()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (mine, theirs) = (await world.StudentAsync("Alaoui", world.Ausim), await world.StudentAsync("Berrada", world.Ausim));
        Consent photo = new(mine.Id, ConsentKind.Photo, "x", new DateOnly(2019, 9, 2)), notice = new(mine.Id, ConsentKind.DataNotice, "x", new DateOnly(2019, 9, 2)), others = new(theirs.Id, ConsentKind.Photo, "y", new DateOnly(2019, 9, 2));
        await using (var db = programme.OpenAll())
        {
            db.AddRange(photo, notice, others);
            await db.SaveChangesAsync();
        }
        var consents = programme.As<OwnConsents>(await world.AccountOfAsync(mine));

        await consents.WithdrawAsync(photo.Key);

        await using var after = programme.OpenAll();
        Assert.Equal([new DateOnly(2021, 7, 12), null, null], (await after.Consents.OrderBy(c => c.Id).ToListAsync()).Select(c => c.WithdrawnOn));
        Assert.Equal("Me.NoticeStays", (await Assert.ThrowsAsync<RuleBroken>(() => consents.WithdrawAsync(notice.Key))).Refusal.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => consents.WithdrawAsync(others.Key));
    }

    [Fact]
    public async Task A_student_reads_the_coachs_shared_notes_and_never_a_private_one_and_an_account_without_scholarship_reads_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var student = await world.StudentAsync("Alaoui", world.Ausim);
        await world.CoachAsync(student, coach, new DateOnly(2021, 6, 1));
        await world.SessionAsync(student, coach, new DateOnly(2021, 7, 1), privateNote: "Secret");

        var journey = (await programme.As<OwnJourney>(await world.AccountOfAsync(student)).ReadAsync())!;

        Assert.Equal(("coach", "coach@test.example"), (journey.Coach, journey.CoachEmail));
        Assert.Equal(("Organisation du temps", "Revoir les suites"), (journey.Sessions.Single().SharedNote, journey.Sessions.Single().NextStep));
        Assert.Null(await programme.As<OwnJourney>(await world.UserAsync("early", Role.Student)).ReadAsync());
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<OwnJourney>(coach).ReadAsync());
    }
}
