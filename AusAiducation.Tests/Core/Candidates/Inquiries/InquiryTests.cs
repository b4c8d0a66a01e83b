using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Inquiries;

public class InquiryTests
{
    static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Refusal.Key;

    static async Task<List<string>> ProblemsAsync(Func<Task> act) => (await Assert.ThrowsAsync<InputRefused>(act)).Problems.Select(p => p.Field).Distinct().ToList();

    [Fact]
    public async Task A_family_is_visited_the_differences_answered_the_report_signed_and_corrected()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        await using var db = w.Programme.OpenAll();
        var message = await db.Messages.SingleAsync(m => m.CandidateId == candidate.Id);
        Assert.Equal((MessageTemplate.VisitAnnounced, MessageState.Held), (message.Template, message.State));
        Assert.Contains("btissam", message.Body, StringComparison.Ordinal);
        Assert.Contains("20/07/2021", message.Short, StringComparison.Ordinal);

        // What is typed is kept, nonsense included, and comes back; a second tab is told.
        var typed = new InquiryInput { MonthlyIncome = "beaucoup", Notes = "Maison au bout de la piste." };
        typed.Version = await w.As<Visiting>(w.Btissam).KeepAsync(visit, typed);
        Assert.Equal("Inquiries.OtherTab", await RefusedAsync(() => w.As<Visiting>(w.Btissam).KeepAsync(visit, new InquiryInput())));
        var again = (await w.As<VisitQueries>(w.Btissam).FindAsync(visit))!;
        Assert.Equal(("beaucoup", "Maison au bout de la piste.", InquiryState.Started), (again.Typed.MonthlyIncome, again.Typed.Notes, again.State));

        // Declared 12 000 to 24 000 a year for six; found 3 000 a month for seven. Not signed before both are answered.
        typed = await w.FilledAsync(w.Btissam, visit);
        (typed.MonthlyIncome, typed.HouseholdSize) = ("3000", "7");
        Assert.Equal(["Answers.Income", "Answers.HouseholdSize"], await ProblemsAsync(() => w.As<Visiting>(w.Btissam).SignAsync(visit, typed)));
        typed.Answers = [new() { Kind = "Income", Answer = "Confirmed" }, new() { Kind = "HouseholdSize", Answer = "Explained" }];
        Assert.Equal(["Answers.HouseholdSize.Explanation"], await ProblemsAsync(() => w.As<Visiting>(w.Btissam).SignAsync(visit, typed)));
        typed.Answers[1].Explanation = "Une tante vit là depuis mai.";
        await w.As<Visiting>(w.Btissam).SignAsync(visit, typed);

        var card = (await w.As<CandidateInquiries>(w.Manager).FindAsync(candidate.Key))!;
        Assert.Equal((45, 45, "btissam", InquiryState.Signed), (card.Report!.Score, card.Report.Maximum, card.Report.SignedName, card.Inquiry!.State));
        Assert.Equal([(ContradictionKind.Income, "From12000To24000", "From24000To48000"), (ContradictionKind.HouseholdSize, "6", "7")], card.Report.Contradictions.Select(c => (c.Kind, c.Declared, c.Found)));
        Assert.Equal(45, await db.SocialFiles.Where(s => s.CandidateId == candidate.Id).Select(s => s.NeedScore).SingleAsync());
        Assert.False(await db.Drafts.AnyAsync());
        Assert.Equal("NeedGrid.Frozen", (await w.As<NeedGridKeeping>(w.Manager).OpenAsync(w.World.Edition.Key))!.WhyNotChange!.Key);

        // A correction is another version with its reason; the first stays.
        typed = (await w.As<VisitQueries>(w.Btissam).FindAsync(visit))!.Typed;
        Assert.Equal("3000", typed.MonthlyIncome);
        typed.Findings[1].Level = (await w.As<VisitQueries>(w.Btissam).FindAsync(visit))!.Items[1].InOrder.Last().Key;
        Assert.Equal(["Reason"], await ProblemsAsync(() => w.As<Visiting>(w.Btissam).SignAsync(visit, typed)));
        typed.Reason = "Le toit a été refait, vu sur la facture.";
        await w.As<Visiting>(w.Btissam).SignAsync(visit, typed);
        card = (await w.As<CandidateInquiries>(w.Manager).FindAsync(candidate.Key))!;
        Assert.Equal((34, 45, 1), (card.Report!.Score, card.Earlier.Single().Score, card.Earlier.Count));

        // The history says that it happened and none of what was found.
        var lines = await db.History.Where(h => h.CandidateKey == candidate.Key).Select(h => h.Changes).ToListAsync();
        Assert.DoesNotContain(lines, l => l.Contains("secret", StringComparison.Ordinal) || l.Contains("3000", StringComparison.Ordinal) || l.Contains("tante", StringComparison.Ordinal));
        Assert.True(await db.History.AnyAsync(h => h.Entity == nameof(InquiryFinding) && h.CandidateKey == candidate.Key));
        Assert.All((await new Checks(w.Programme.Factory).RunAsync()).Where(c => c.Name is "Checks.Inquiries" or "Checks.HistoryMasked"), c => Assert.True(c.Ok, c.Name));
    }

    [Fact]
    public async Task What_cannot_be_signed_says_why_beside_its_field()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (_, visit) = await w.VisitAsync(w.Btissam);
        async Task<List<string>> SignAsync(Action<InquiryInput> change)
        {
            var typed = await w.FilledAsync(w.Btissam, visit);
            change(typed);
            return await ProblemsAsync(() => w.As<Visiting>(w.Btissam).SignAsync(visit, typed));
        }

        Assert.Equal(["Contact", "Met", "VisitedOn"], await SignAsync(t => (t.Contact, t.Met, t.VisitedOn) = (null, "7", "13/07/2021")));
        Assert.Equal(["Findings[0].Level", "Findings[0].Source", "Findings[0].Evidence"], await SignAsync(t => t.Findings.RemoveAt(0)));
        Assert.Equal(["Findings[0].Source", "Findings[1].Source"], await SignAsync(t => t.Contact = nameof(InquiryContact.Telephone)));
        // The register's certificate is one piece of evidence, never all of it.
        Assert.Equal(["Findings[0].Source"], await SignAsync(t => t.Findings.ForEach(f => f.Source = nameof(EvidenceSource.SocialRegister))));
        Assert.Equal(["MonthlyIncome", "HouseholdSize", "DistanceKm"], await SignAsync(t => (t.MonthlyIncome, t.HouseholdSize, t.DistanceKm) = ("-1", "zéro", "99999")));
    }

    [Fact]
    public async Task A_visit_is_given_file_by_file_and_each_refusal_has_its_reason()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (shortlisted, eligible, gone, tied, heard, scored) = (await w.World.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await w.World.CandidateAsync("Bennani"), await w.World.CandidateAsync("Chraibi", CandidateStage.Withdrawn),
            await w.World.CandidateAsync("Daoudi", CandidateStage.Shortlisted), await w.World.CandidateAsync("Essafi", CandidateStage.Shortlisted), await w.World.CandidateAsync("Fikri", CandidateStage.Shortlisted));
        await w.World.TieAsync(w.Btissam, tied);
        await w.World.InterviewAsync(heard, w.Btissam);
        await using (var db = w.Programme.OpenAll())
        {
            var rubric = await db.Rubrics.SingleAsync(r => r.Id == w.World.FileRubric.Id);
            db.Add(new Review(new Round(w.World.Edition.Id, RoundKind.File, 1, rubric, Scored.Terms()), scored.Id, w.Btissam.Id, 1));
            await db.SaveChangesAsync();
        }

        var results = await w.GiveAsync(w.Btissam, null, shortlisted, eligible, gone, tied, heard, scored);

        Assert.Equal([null, "Inquiries.EarlyNeedsReason", "Inquiries.StageRefuses", "Inquiries.TieRefuses", "Inquiries.JudgeRefuses", "Inquiries.JudgeRefuses"], results.Select(r => r.WhyNot?.Key));
        Assert.Null((await w.GiveAsync(w.Btissam, "La famille part en août.", eligible)).Single().WhyNot);
        Assert.Equal("Inquiries.AlreadyGiven", (await w.GiveAsync(w.Driss, "autre", shortlisted)).Single().WhyNot!.Key);
        Assert.Equal(["Inquirer"], await ProblemsAsync(() => w.GiveAsync(w.Manager, null, tied)));
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<InquiryAssigning>(w.Btissam).AssignAsync(w.World.Edition.Id, new()));

        // And the other way round: who visits is given no file to score and sits on no panel.
        await w.World.HatAsync(w.Btissam, Role.CommitteeMember);
        var round = await RoundAsync(w);
        await w.As<RoundPeople>(w.Manager).AddAsync(round, w.Btissam.Key);
        var given = await w.As<Assigning>(w.Manager).AssignAsync(round, new AssignInput { Member = w.Btissam.Key, Files = [eligible.Code] });
        Assert.Equal("Selection.InquirerRefuses", Assert.Single(given.Refused).Why.Key);
        var panel = await Assert.ThrowsAsync<InputRefused>(() => w.As<Scheduling>(w.Manager).PlanAsync(new ScheduleInput { CandidateKey = shortlisted.Key, Day = "20/07/2021", Time = "9:00", Place = "FME", Panel = [w.Btissam.Key] }));
        Assert.Equal("Interviews.PanelInquires", panel.Problems.Single().Refusal.Key);

        // The list says where each stands, province by province, as its export does.
        var rows = (await w.As<InquiryListing>(w.Manager).ReadAsync(new InquiryFilter(), new PageRequest())).Rows;
        Assert.Equal(5, rows.Count);
        Assert.Equal(["Alaoui", "Bennani"], rows.Where(r => r.Stand == InquiryStand.OnTheWay).Select(r => r.FamilyName).Order());
        Assert.Equal((5, 3, 0, 0), await TallyAsync(w));
    }

    static async Task<string> RoundAsync(InquiryWorld w)
    {
        await using var db = w.Programme.OpenAll();
        return await db.Rounds.OrderByDescending(r => r.Id).Select(r => r.Key).FirstAsync();
    }

    static async Task<(int, int, int, int)> TallyAsync(InquiryWorld w) =>
        (await w.As<InquiryDesk>(w.Manager).ReadAsync(w.World.Edition.Id)).Tally is var t ? (t.Expected, t.Waiting, t.Late, t.Done) : default;

    [Fact]
    public async Task An_inquirer_meets_their_own_visits_and_nothing_else_by_any_way()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (own, visit) = await w.VisitAsync(w.Btissam);
        var (other, theirs) = await w.VisitAsync(w.Driss, "Bennani");
        await w.As<VisitPhotos>(w.Driss).AddAsync(theirs, (await w.As<VisitQueries>(w.Driss).FindAsync(theirs))!.Items[0].Key, "porte.png", Png);
        await w.As<CandidatePapers>(w.Manager).AddAsync(own.Key, "Transcript", "releve.pdf", "%PDF-1.4"u8.ToArray());
        await w.As<CandidatePapers>(w.Manager).AddAsync(own.Key, "IncomeProof", "revenu.pdf", "%PDF-1.4"u8.ToArray());
        await using var all = w.Programme.OpenAll();
        var papers = await all.Documents.ToDictionaryAsync(d => d.FileName, d => d.Key);

        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Btissam)))
        {
            Assert.Equal([own.Id], await db.Candidates.Select(c => c.Id).ToListAsync());
            Assert.Equal((1, 1, 1, 1), (await db.People.CountAsync(), await db.PersonContacts.CountAsync(), await db.SocialFiles.CountAsync(), await db.SocialInquiries.CountAsync()));
            Assert.Equal((0, 0, 0, 0, 0), (await db.CandidateFiles.CountAsync(), await db.PersonIdentities.CountAsync(), await db.Reviews.CountAsync(), await db.Messages.CountAsync(), await db.InquiryPhotos.CountAsync()));
            Assert.Equal(["revenu.pdf"], await db.Documents.Select(d => d.FileName).ToListAsync());
        }
        Assert.Equal([visit], (await w.As<VisitQueries>(w.Btissam).MineAsync()).Select(v => v.Key));
        Assert.NotNull(await w.As<VisitPhotos>(w.Btissam).OpenAsync(visit, papers["revenu.pdf"]));
        Assert.Null(await w.As<VisitPhotos>(w.Btissam).OpenAsync(visit, papers["releve.pdf"]));
        Assert.Null(await w.As<VisitPhotos>(w.Btissam).OpenAsync(visit, papers["porte.png"]));
        Assert.True(await all.History.AnyAsync(h => h.Action == HistoryAction.Opened && h.CandidateKey == own.Key && h.UserId == w.Btissam.Id));
        // Another's visit, by its address.
        Assert.Null(await w.As<VisitQueries>(w.Btissam).FindAsync(theirs));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Visiting>(w.Btissam).KeepAsync(theirs, new()));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<VisitPhotos>(w.Btissam).OpenAsync(theirs, papers["porte.png"]));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<DeclaringTies>(w.Btissam).OnInquiryAsync(theirs, new TieInput { Kind = "Kin" }));
        // The team's pages, lists and exports.
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<InquiryListing>(w.Btissam).ReadAsync(new(), new()));
        await Assert.ThrowsAsync<AccessDenied>(async () => { await foreach (var _ in w.As<InquiryListing>(w.Btissam).ExportAsync(new(), new())) { } });
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<CandidateDossiers>(w.Btissam).ReadAsync(own.Key));
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<CandidatePapers>(w.Btissam).OpenAsync(papers["releve.pdf"]));
        Assert.Null(await w.As<CandidateInquiries>(w.Btissam).FindAsync(own.Key));

        // Taken back: gone at the next operation, with what was typed.
        await w.As<Visiting>(w.Btissam).KeepAsync(visit, new InquiryInput { Notes = "à finir" });
        Assert.Equal("Inquiries.TakeBackNeedsReason", (await w.As<InquiryAssigning>(w.Manager).TakeBackAsync(w.World.Edition.Id, new() { Keys = [own.Key] })).Single().WhyNot!.Key);
        Assert.Null((await w.As<InquiryAssigning>(w.Manager).TakeBackAsync(w.World.Edition.Id, new() { Keys = [own.Key], Reason = "malade" })).Single().WhyNot);
        Assert.Null(await w.As<VisitQueries>(w.Btissam).FindAsync(visit));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => w.As<Visiting>(w.Btissam).KeepAsync(visit, new()));
        Assert.False(await all.Drafts.AnyAsync());
        Assert.Equal(MessageState.Withdrawn, await all.Messages.Where(m => m.CandidateId == own.Id).Select(m => m.State).SingleAsync());
        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Btissam)))
            Assert.Equal((0, 0, 0), (await db.Candidates.CountAsync(), await db.People.CountAsync(), await db.SocialInquiries.CountAsync()));

        // Signed: a fortnight to correct it, then nothing.
        await w.SignAsync(w.Driss, theirs);
        Assert.NotNull(await w.As<VisitQueries>(w.Driss).FindAsync(theirs));
        Assert.Equal("Inquiries.SignedPhotos", await RefusedAsync(() => w.As<VisitPhotos>(w.Driss).RemoveAsync(theirs, papers["porte.png"])));
        w.Programme.Time.Advance(TimeSpan.FromDays(SocialInquiry.DaysAfter + 1));
        Assert.Null(await w.As<VisitQueries>(w.Driss).FindAsync(theirs));
        await using (var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Driss))) Assert.False(await db.Candidates.AnyAsync(c => c.Id == other.Id));
    }

    [Fact]
    public async Task A_tie_declared_at_the_door_hides_the_family_and_takes_the_score_with_it()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        await w.SignAsync(w.Btissam, visit);

        await w.As<DeclaringTies>(w.Btissam).OnInquiryAsync(visit, new TieInput { Kind = "Kin" });

        Assert.Null(await w.As<VisitQueries>(w.Btissam).FindAsync(visit));
        await using var all = w.Programme.OpenAll();
        Assert.Null(await all.SocialFiles.Where(s => s.CandidateId == candidate.Id).Select(s => s.NeedScore).SingleAsync());
        Assert.Equal(InquiryState.SetAside, await all.SocialInquiries.Select(i => i.State).SingleAsync());
        Assert.Null((await w.As<CandidateInquiries>(w.Manager).FindAsync(candidate.Key))!.Report);
        Assert.Equal("Inquiries.TieRefuses", (await w.GiveAsync(w.Btissam, null, candidate)).Single().WhyNot!.Key);
        Assert.Null((await w.GiveAsync(w.Driss, null, candidate)).Single().WhyNot);
        // A second hat does not bring the family back.
        await w.World.HatAsync(w.Btissam, Role.Manager);
        Assert.Null(await w.As<CandidateInquiries>(w.Btissam).FindAsync(candidate.Key));
        await using var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(w.Btissam));
        Assert.Equal((0, 0, 0), (await db.SocialInquiries.CountAsync(), await db.InquiryReports.CountAsync(), await db.InquiryFindings.CountAsync()));
    }

    [Fact]
    public async Task Nobody_reached_is_an_outcome_and_somebody_else_may_be_sent()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        Assert.Equal(["Tried"], await ProblemsAsync(() => w.As<Visiting>(w.Btissam).GiveUpAsync(visit, new())));

        await w.As<Visiting>(w.Btissam).GiveUpAsync(visit, new NoContactInput { Tried = "Trois appels, maison fermée." });

        Assert.Equal("Inquiries.IsOver", await RefusedAsync(() => w.As<Visiting>(w.Btissam).KeepAsync(visit, new())));
        var card = (await w.As<CandidateInquiries>(w.Manager).FindAsync(candidate.Key))!;
        Assert.Equal((InquiryState.NoContact, "Trois appels, maison fermée.", null), (card.Inquiry!.State, card.Inquiry.Note, card.Report));
        Assert.Equal(26, card.Estimate!.Least);
        Assert.Null((await w.GiveAsync(w.Driss, null, candidate)).Single().WhyNot);
        // A second inquiry after a signed one needs its reason.
        await using var all = w.Programme.OpenAll();
        await w.SignAsync(w.Driss, await all.SocialInquiries.Where(i => i.EndedAt == null).Select(i => i.Key).SingleAsync());
        Assert.Equal("Inquiries.AgainNeedsReason", (await w.GiveAsync(w.Btissam, null, candidate)).Single().WhyNot!.Key);
        // A late visit stands on the desk of who has to make it, and on the team's.
        Assert.Null((await w.GiveAsync(w.Btissam, "Nouveau logement", candidate)).Single().WhyNot);
        w.Programme.Time.Advance(TimeSpan.FromDays(9));
        Assert.Contains((await w.As<DeskQueries>(w.Btissam).OpenAsync()).Items, i => i.Text.Key == "Desk.MyVisits" && i.Tone == DeskTone.Bad);
        Assert.Contains((await w.As<DeskQueries>(w.Manager).OpenAsync()).Items, i => i.Text.Key == "Desk.InquiriesLate");
        Assert.Contains(await w.As<YearQueries>(w.Manager).StepsAsync(w.World.Edition.Id), s => s.Code == "Inquiries" && s.Stand.Args.SequenceEqual([0, 1, 0, 1]));
    }

    [Fact]
    public async Task A_committee_meets_levels_and_points_and_no_row_of_an_inquiry()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        await w.SignAsync(w.Btissam, visit);
        var (member, chair) = (await w.World.UserAsync("hiba", Role.CommitteeMember), await w.World.UserAsync("chair", Role.Chair));

        foreach (var user in new[] { member, chair })
        {
            await using var db = w.Programme.Factory.Create(await w.Programme.ViewerOf(user));
            Assert.Equal((0, 0, 0, 0), (await db.SocialInquiries.CountAsync(), await db.InquiryReports.CountAsync(), await db.InquiryFindings.CountAsync(), await db.InquiryContradictions.CountAsync()));
            Assert.Null(await w.As<CandidateInquiries>(user).FindAsync(candidate.Key));
            var findings = (await NeedFindings.OfAsync(db, [candidate.Id], TestContext.Current.CancellationToken))[candidate.Id];
            Assert.Equal((45, 45, "income,housing"), (findings.Score, findings.Maximum, string.Join(",", findings.Findings.Select(f => f.Code))));
        }
        await w.World.TieAsync(member, candidate);
        await using var tied = w.Programme.Factory.Create(await w.Programme.ViewerOf(member));
        Assert.Empty(await NeedFindings.OfAsync(tied, [candidate.Id], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Photos_are_pictures_only_and_go_once_the_decision_is_final()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        var item = (await w.As<VisitQueries>(w.Btissam).FindAsync(visit))!.Items[1].Key;
        Assert.Equal("Inquiries.PhotoOnly", await RefusedAsync(() => w.As<VisitPhotos>(w.Btissam).AddAsync(visit, item, "a.pdf", "%PDF-1.4"u8.ToArray())));
        Assert.Equal("Documents.Empty", await RefusedAsync(() => w.As<VisitPhotos>(w.Btissam).AddAsync(visit, item, "a.png", [])));
        Assert.Equal("Inquiries.ChooseItem", await RefusedAsync(() => w.As<VisitPhotos>(w.Btissam).AddAsync(visit, "x", "a.png", Png)));
        await w.As<VisitPhotos>(w.Btissam).AddAsync(visit, item, "cour.png", Png);
        await w.SignAsync(w.Btissam, visit);
        Assert.Single((await w.As<CandidateInquiries>(w.Manager).FindAsync(candidate.Key))!.Lines, l => l.Photos.Count == 1);
        var purge = w.Programme.Get<PhotoPurge>();
        Assert.Equal(0, await purge.RunAsync());

        await using (var db = w.Programme.OpenAll())
        {
            var file = await db.Candidates.SingleAsync(c => c.Id == candidate.Id);
            file.GoTo(CandidateStage.Selected);
            file.GoTo(CandidateStage.Accepted);
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await purge.RunAsync());
        await using var all = w.Programme.OpenAll();
        Assert.Equal((0, 0, 0), (await all.Documents.CountAsync(), await all.DocumentContents.CountAsync(), await all.InquiryPhotos.CountAsync()));
        Assert.True(await all.History.AnyAsync(h => h.Entity == "Document" && h.Action == HistoryAction.Removed && h.CandidateKey == candidate.Key));
        Assert.Equal(2, await all.InquiryFindings.CountAsync());
    }

    [Fact]
    public async Task While_the_law_gate_is_shut_nothing_social_is_collected()
    {
        await using var w = await InquiryWorld.CreateAsync();
        var (candidate, visit) = await w.VisitAsync(w.Btissam);
        var shut = new LegalGate(w.Programme.Factory, new LegalGateMode(Enforced: true));
        var own = new ViewerDb(w.Programme.Factory, new FixedViewer(await w.Programme.ViewerOf(w.Btissam)));

        Assert.Equal("Legal.FieldsRefused", await RefusedAsync(() => new Visiting(own, shut, w.Programme.Clock).KeepAsync(visit, new())));
        Assert.Equal("Legal.FieldsRefused", await RefusedAsync(() => new Visiting(own, shut, w.Programme.Clock).SignAsync(visit, new())));
        Assert.Equal("Legal.FieldsRefused", await RefusedAsync(() => new VisitPhotos(own, shut, w.Programme.Clock).AddAsync(visit, "x", "a.png", Png)));
        Assert.Equal("Legal.FieldsRefused", (await new VisitQueries(own, shut, w.Programme.Clock).FindAsync(visit))!.WhyNotWrite!.Key);
        var team = new ViewerDb(w.Programme.Factory, new FixedViewer(await w.Programme.ViewerOf(w.Manager)));
        Assert.Equal("Legal.FieldsRefused", await RefusedAsync(() => new InquiryAssigning(team, shut, w.Programme.Clock).AssignAsync(w.World.Edition.Id, new() { Keys = [candidate.Key] })));
    }

    [Fact]
    public async Task The_lists_take_as_many_queries_for_one_family_as_for_four()
    {
        await using var w = await InquiryWorld.CreateAsync();
        await w.VisitAsync(w.Btissam);
        async Task<(int List, int Mine)> CountAsync()
        {
            var (team, own) = (await w.Programme.ViewerOf(w.Manager), await w.Programme.ViewerOf(w.Btissam));
            return (await w.Programme.Queries.During(async () => { await w.Programme.As<InquiryListing>(team).ReadAsync(new(), new()); await w.Programme.As<InquiryDesk>(team).ReadAsync(w.World.Edition.Id); }),
                await w.Programme.Queries.During(() => w.Programme.As<VisitQueries>(own).MineAsync()));
        }
        var one = await CountAsync();
        foreach (var name in new[] { "Bennani", "Chraibi", "Daoudi" }) await w.VisitAsync(w.Btissam, name);

        Assert.Equal(one, await CountAsync());
        Assert.InRange(one.List, 4, 8);
        Assert.Equal(1, one.Mine);
    }
}
