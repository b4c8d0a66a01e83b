using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Dossiers;

public class DossierSubmittingTests
{
    static readonly byte[] Pdf = "%PDF-1.4 releve"u8.ToArray();

    [Fact]
    public async Task A_complete_file_becomes_a_candidate_with_all_its_parts()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync(massar: "m123456789");
        await applicant.As<DossierPapers>().AddAsync(nameof(DocumentKind.Transcript), "releve.pdf", Pdf);
        await applicant.SendAsync();

        await using var db = programme.OpenAll();
        var c = await db.Candidates.Include(x => x.Person.Identity).Include(x => x.Person.Contact).Include(x => x.File).Include(x => x.Social).SingleAsync();
        Assert.Equal((world.Edition.Id, CandidateStage.Received, "zagora", "Lycée Ibn Sina"), (c.EditionId, c.Stage, c.ProvinceCode, c.School));
        Assert.Equal(("El Harrak", "Salma", Gender.Female), (c.Person.FamilyName, c.Person.GivenName, c.Person.Gender));
        Assert.Equal((new DateOnly(2003, 3, 14), "M123456789"), (c.Person.Identity!.BirthDate, c.Person.Identity.Massar));
        Assert.Equal(("+212660001122", PhoneHolder.Mother), (c.Person.Contact!.Phone, c.Person.Contact.PhoneHolder));
        Assert.Equal((17.25m, 18.10m, "CPGE MPSI", "ENSA Agadir", "Génie civil."), (c.File.Regional!.Value, c.File.ContinuousControl!.Value, c.File.StudyWish, c.File.Admissions, c.File.Project));
        Assert.DoesNotContain("Salma", c.File.AnonymousMotivation!, StringComparison.Ordinal);
        Assert.Equal((IncomeBracket.Under12000, 6), (c.Social!.IncomeBracket, c.Social.HouseholdSize));
        Assert.Equal([ConsentKind.DataNotice, ConsentKind.Photo], (await db.CandidateConsents.Select(x => x.Kind).ToListAsync()).Order());
        Assert.Equal(c.Id, (await db.Documents.SingleAsync()).CandidateId);
        Assert.Empty(await db.RepresentativeAgreements.ToListAsync());
        var receipt = await db.Messages.SingleAsync();
        Assert.Equal((c.Id, MessageTemplate.Received, MessageState.Held), (receipt.CandidateId, receipt.Template, receipt.State));
    }

    [Fact]
    public async Task Sent_twice_or_from_two_tabs_at_once_it_is_one_candidate()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(applicant.SendAsync)));
        await applicant.SendAsync();

        await using var db = programme.OpenAll();
        Assert.Equal((1, 1, 2), (await db.Candidates.CountAsync(), await db.People.CountAsync(), await db.CandidateConsents.CountAsync()));
    }

    [Fact]
    public async Task An_incomplete_or_late_file_is_not_sent_and_keeps_its_answers()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.As<DossierFilling>().SaveAsync(Applicant.Identity());
        Assert.Equal("Apply.StepsToComplete", (await Assert.ThrowsAsync<RuleBroken>(applicant.SendAsync)).Refusal.Key);

        foreach (var answers in Applicant.Others()) await applicant.As<DossierFilling>().SaveAsync(answers);
        Applicant.StandAt(programme, new DateOnly(2021, 7, 6));
        Assert.Equal("Apply.TooLate", (await Assert.ThrowsAsync<RuleBroken>(applicant.SendAsync)).Refusal.Key);

        await using var db = programme.OpenAll();
        Assert.Equal((0, 7), (await db.Candidates.CountAsync(), await db.DossierAnswers.CountAsync()));
    }

    [Fact]
    public async Task Somebody_already_on_record_sends_like_anybody_and_the_team_sees_the_suspicion()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var known = await world.CandidateAsync("Berrada");
        await using (var look = programme.OpenAll())
        {
            var identity = await look.PersonIdentities.SingleAsync(i => i.PersonId == known.PersonId);
            var applicant = await Applicant.BeginAsync(programme);
            await applicant.FillAsync(massar: identity.Massar);
            await applicant.SendAsync();
            Assert.NotNull((await applicant.As<DossierReading>().OverviewAsync()).SubmittedAt);
            await using var theirs = programme.Factory.Create(await applicant.ViewerAsync());
            Assert.Empty(await theirs.DossierTwins.ToListAsync());
        }

        await using var db = programme.OpenAll();
        var candidate = await db.Candidates.Include(c => c.Person.Identity).SingleAsync(c => c.Id != known.Id);
        Assert.Null(candidate.Person.Identity!.Massar);
        var facts = await programme.As<AgreementLogging>(world.Manager).ReadAsync(candidate.Key);
        var twin = Assert.Single(facts!.Twins);
        Assert.Equal((TwinSign.Massar, known.Key), (twin.Sign, twin.CandidateKey));
        Assert.NotNull((await db.DossierTwins.SingleAsync()).Claimed);
    }

    [Fact]
    public async Task The_same_name_and_birth_is_a_suspicion_and_the_same_name_alone_is_none()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        foreach (var (birth, twins) in new[] { ("14/03/2003", 0), ("15/03/2003", 0), ("14/03/2003", 1) })
        {
            var applicant = await Applicant.BeginAsync(programme);
            await applicant.FillAsync(birth, given: twins == 1 ? "SALMA" : "Salma");
            await applicant.SendAsync();
            await using var db = programme.OpenAll();
            Assert.Equal(twins, await db.DossierTwins.CountAsync());
        }
    }

    [Fact]
    public async Task A_minors_file_needs_a_representative_and_is_complete_with_the_agreement_alone()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync(birth: "14/09/2003");
        Assert.Equal("Apply.StepsToComplete", (await Assert.ThrowsAsync<RuleBroken>(applicant.SendAsync)).Refusal.Key);
        await applicant.As<DossierFilling>().SaveAsync(Applicant.Director());
        await applicant.SendAsync();

        var file = await applicant.As<DossierReading>().OverviewAsync();
        Assert.True(file is { IsMinor: true, RepresentativeAgreed: false });
        Assert.Contains(DocumentKind.RepresentativeAgreement, file.MissingPapers);

        await using var db = programme.OpenAll();
        var key = (await db.Candidates.SingleAsync()).Key;
        var logging = programme.As<AgreementLogging>(world.Manager);
        var version = (await logging.ReadAsync(key))!.Representative!.Version;
        await logging.RecordAsync(key, new AgreementInput { Means = nameof(AgreementMeans.LoggedCall), AgreedOn = "20/06/2021", Note = "Rappelé à 18 h", Version = version });
        Assert.True((await applicant.As<DossierReading>().OverviewAsync()).RepresentativeAgreed);

        // Another representative: what the former one agreed to is no longer an agreement.
        var other = Applicant.Director();
        (other.RepresentativeName, other.Version) = ("Fatima Naji", 1);
        await applicant.As<DossierFilling>().SaveAsync(other);
        Assert.False((await applicant.As<DossierReading>().OverviewAsync()).RepresentativeAgreed);
    }

    [Fact]
    public async Task Only_the_team_records_an_agreement()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var auditor = await world.UserAsync("auditor", Role.Auditor);

        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<AgreementLogging>(auditor).RecordAsync("x", new AgreementInput()));
    }

    [Fact]
    public async Task Withdrawn_before_sending_nothing_typed_remains()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.As<DossierPapers>().AddAsync(nameof(DocumentKind.Transcript), "releve.pdf", Pdf);

        await applicant.As<DossierSubmitting>().WithdrawAsync();

        await using var db = programme.OpenAll();
        Assert.Equal((0, 0, 0), (await db.DossierAnswers.CountAsync(), await db.Documents.CountAsync(), await db.Candidates.CountAsync()));
        Assert.Null((await db.Dossiers.SingleAsync()).CalledName);
        Assert.Equal("Apply.AlreadyWithdrawn", (await Assert.ThrowsAsync<RuleBroken>(applicant.SendAsync)).Refusal.Key);
    }

    [Fact]
    public async Task Withdrawn_after_sending_the_candidate_is_withdrawn_and_an_untold_refusal_is_not_betrayed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.SendAsync();
        await DossierFillingTests.MoveAsync(programme, CandidateStage.Eligible, CandidateStage.NotShortlisted);

        await applicant.As<DossierSubmitting>().WithdrawAsync();

        await using var db = programme.OpenAll();
        Assert.Equal(CandidateStage.NotShortlisted, (await db.Candidates.SingleAsync()).Stage);
        Assert.NotNull((await db.Dossiers.SingleAsync()).WithdrawnAt);
    }

    [Fact]
    public async Task Withdrawn_before_the_interview_its_slot_is_free_although_the_candidate_reads_no_interview()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var salma = await world.UserAsync("Salma", Role.Interviewer);
        await world.InterviewRoundAsync(salma);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync();
        await applicant.SendAsync();
        await DossierFillingTests.MoveAsync(programme, CandidateStage.Eligible, CandidateStage.Shortlisted);
        await using var db = programme.OpenAll();
        var key = await db.Candidates.Select(c => c.Key).SingleAsync();
        await programme.As<Scheduling>(world.Manager).PlanAsync(new ScheduleInput { CandidateKey = key, Day = "20/07/2021", Time = "09:30", Place = "FME", Panel = [salma.Key] });

        await applicant.As<DossierSubmitting>().WithdrawAsync();

        var interview = await db.Interviews.Include(i => i.Panel).SingleAsync();
        Assert.Equal((InterviewState.Cancelled, "Le candidat s’est retiré.", null, 0), (interview.State, interview.Reason, interview.StateByUserId, interview.Panel.Count));
        Assert.Equal(MessageState.Withdrawn, await db.Messages.Where(m => m.Template == MessageTemplate.Convocation).Select(m => m.State).SingleAsync());
    }

    [Fact]
    public async Task Pages_cost_the_same_few_queries_whatever_the_file_holds()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        async Task<int[]> Count()
        {
            var viewer = await applicant.ViewerAsync();
            var reading = programme.As<DossierReading>(viewer);
            return [await programme.Queries.During(() => reading.OverviewAsync()), await programme.Queries.During(() => reading.StepAsync(DossierStep.Identity)), await programme.Queries.During(() => programme.As<DossierPapers>(viewer).ReadAsync())];
        }

        var empty = await Count();
        await applicant.FillAsync();
        for (var i = 0; i < 3; i++) await applicant.As<DossierPapers>().AddAsync(nameof(DocumentKind.Transcript), $"p{i}.pdf", [.. Pdf, (byte)i]);

        Assert.Equal(empty, await Count());
        Assert.All(empty, n => Assert.True(n <= 6, $"{n} queries"));
    }
}
