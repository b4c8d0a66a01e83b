using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Bulk;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Bulk;

public class BulkWorkTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    static async Task<BulkPreview> PreviewAsync(TestProgramme programme, AppUser user, BulkAct act, params Candidate[] files) =>
        (await programme.As<BulkPreviews>(user).OfAsync(act, null, files.Select(f => f.Key).ToList()))!;

    static BulkInput Confirm(BulkPreview preview, string? reason = null) =>
        new() { Act = preview.Act.ToString(), Run = preview.Run, Reason = reason, Files = [.. preview.Lines.Where(l => l.WhyNot is null).Select(l => $"{l.Key}|{l.Seen}")] };

    static async Task<Dictionary<string, (BulkOutcome, string?)>> ResultsAsync(TestProgramme programme, AppUser user, string run) =>
        (await programme.As<BulkRuns>(user).ReadAsync(run))!.Files.ToDictionary(f => f.Key, f => (f.Outcome, f.WhyNot?.Key));

    [Fact]
    public async Task Papers_are_asked_of_those_who_lack_some_once_and_the_messages_are_held()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (lacking, late, whole, closed) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"), await world.CandidateAsync("Chafik"), await world.CandidateAsync("Daoudi", CandidateStage.Ineligible));
        await programme.As<CandidatePapers>(world.Manager).AddAsync(whole.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);

        var preview = await PreviewAsync(programme, world.Manager, BulkAct.AskPapers, lacking, late, whole, closed);
        Assert.Equal([null, null, "Bulk.NothingToAsk", "Bulk.StageAsksNothing"], preview.Lines.Select(l => l.WhyNot?.Key));
        await using var db = programme.OpenAll();
        Assert.False(await db.Messages.AnyAsync());
        // The paper of one arrives while the preview is read.
        await programme.As<CandidatePapers>(world.Manager).AddAsync(late.Key, nameof(DocumentKind.Transcript), "releve.pdf", Pdf);
        var run = await programme.As<BulkWork>(world.Manager).StartAsync(Confirm(preview));

        var results = await ResultsAsync(programme, world.Manager, run);
        Assert.Equal(((BulkOutcome.Done, null), (BulkOutcome.Refused, "Bulk.NothingToAsk")), (results[lacking.Key], results[late.Key]));
        var message = await db.Messages.SingleAsync();
        Assert.Equal((lacking.Id, MessageTemplate.PapersMissing, MessageState.Held), (message.CandidateId, message.Template, message.State));
        Assert.Contains("Relevé de notes", message.Body, StringComparison.Ordinal);

        // The second click makes no second run, and asking again is refused while the first request waits.
        Assert.Equal(run, await programme.As<BulkWork>(world.Manager).StartAsync(Confirm(preview)));
        Assert.Equal("Bulk.RequestWaits", (await PreviewAsync(programme, world.Manager, BulkAct.AskPapers, lacking)).Lines.Single().WhyNot!.Key);
        Assert.Equal((1, 1), (await db.BulkRuns.CountAsync(), await db.Messages.CountAsync()));
        // A paper nobody requires may be asked for too.
        Assert.Null((await programme.As<BulkPreviews>(world.Manager).OfAsync(BulkAct.AskPapers, DocumentKind.SchoolCertificate, new[] { whole.Key }))!.Lines.Single().WhyNot);
    }

    [Fact]
    public async Task Declining_takes_a_reason_says_where_a_person_goes_against_the_rules_and_prepares_the_letter()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (low, met, corrected, shortlisted) = (await world.CandidateAsync("Alaoui", CandidateStage.Received, printed: 12m), await world.CandidateAsync("Bennani", CandidateStage.Received),
            await world.CandidateAsync("Chafik", CandidateStage.Received, printed: 12m), await world.CandidateAsync("Daoudi", CandidateStage.Shortlisted));

        var preview = await PreviewAsync(programme, world.Manager, BulkAct.Decline, low, met, corrected, shortlisted);
        Assert.Equal([true, false, true, false], preview.Lines.Select(l => l.Proposed));
        Assert.Equal("Candidates.StepRefused", preview.Lines[3].WhyNot!.Key);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => programme.As<BulkWork>(world.Manager).StartAsync(Confirm(preview)))).Problems[0].Field);
        var file = (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(corrected.Key))!;
        await programme.As<CandidateEditing>(world.Manager).CorrectMarksAsync(corrected.Key, new MarksInput { Stream = "SMA", National = "17", Regional = "17", ContinuousControl = "17", Printed = "17,00", Version = file.FileVersion });
        var run = await programme.As<BulkWork>(world.Manager).StartAsync(Confirm(preview, "Renoncement écrit du 9 juillet"));

        var results = await ResultsAsync(programme, world.Manager, run);
        Assert.Equal([(BulkOutcome.Done, null), (BulkOutcome.Done, null), (BulkOutcome.Refused, "Eligibility.ProposalChanged")], new[] { low, met, corrected }.Select(c => results[c.Key]));
        await using var db = programme.OpenAll();
        Assert.Equal([(low.Id, false, false), (met.Id, false, true)], (await db.EligibilityDecisions.OrderBy(d => d.CandidateId).ToListAsync()).Select(d => (d.CandidateId, d.Eligible, d.IsOverride)));
        Assert.All(await db.Messages.ToListAsync(), m => Assert.Equal((MessageTemplate.Ineligible, MessageState.Held), (m.Template, m.State)));
        Assert.Equal("Bulk.AlreadyDeclined", (await PreviewAsync(programme, world.Manager, BulkAct.Decline, low)).Lines.Single().WhyNot!.Key);
    }

    [Fact]
    public async Task A_withdrawal_is_noted_with_its_reason_and_can_be_taken_back()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (eligible, selected, moved) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani", CandidateStage.Selected), await world.CandidateAsync("Chafik"));
        await using (var db = programme.OpenAll())
        {
            var file = await db.Candidates.Include(c => c.Edition!.RuleVersions).ThenInclude(v => v.Rows).Include(c => c.File).Include(c => c.Social).Include(c => c.Person.Identity).SingleAsync(c => c.Id == eligible.Id);
            db.EligibilityDecisions.Add(new EligibilityDecision(file, EligibilityProposal.For(file.Edition!.Eligibility, 2021, CandidateFacts.Of(file)), true, null, world.Manager.Id, programme.Clock.Now));
            await db.SaveChangesAsync();
        }
        var preview = await PreviewAsync(programme, world.Manager, BulkAct.Withdraw, eligible, selected, moved);
        Assert.Equal([null, "Bulk.DecisionReleased", null], preview.Lines.Select(l => l.WhyNot?.Key));
        await using (var db = programme.OpenAll())
        {
            (await db.Candidates.SingleAsync(c => c.Id == moved.Id)).GoTo(CandidateStage.Shortlisted);
            await db.SaveChangesAsync();
        }
        var run = await programme.As<BulkWork>(world.Manager).StartAsync(Confirm(preview, "La famille déménage"));

        var results = await ResultsAsync(programme, world.Manager, run);
        Assert.Equal(((BulkOutcome.Done, null), (BulkOutcome.Refused, "Bulk.MovedOn")), (results[eligible.Key], results[moved.Key]));
        var history = await programme.As<CandidateDossiers>(world.Manager).HistoryAsync(eligible.Key);
        Assert.Contains(history.Where(h => h.SentenceKey == "Bulk.HistorySettled").SelectMany(h => h.Changes), c => c is { LabelKey: "Candidates.Reason", After: "La famille déménage" });
        // Back where the last answer on eligibility had left it.
        await programme.As<BulkWork>(world.Manager).StartAsync(Confirm(await PreviewAsync(programme, world.Manager, BulkAct.Reopen, eligible), "Elle reste"));
        await using var after = programme.OpenAll();
        Assert.Equal([CandidateStage.Eligible, CandidateStage.Selected, CandidateStage.Shortlisted], await after.Candidates.OrderBy(c => c.Id).Select(c => c.Stage).ToListAsync());
        Assert.Equal(MessageTemplate.WithdrawalNoted, (await after.Messages.SingleAsync()).Template);
        Assert.Equal("Bulk.NotWithdrawn", (await PreviewAsync(programme, world.Manager, BulkAct.Reopen, eligible)).Lines.Single().WhyNot!.Key);
    }

    [Fact]
    public async Task A_tie_a_lesser_hat_and_a_preview_that_is_none_are_refused()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (hidden, seen) = (await world.CandidateAsync("Alaoui"), await world.CandidateAsync("Bennani"));
        var other = await world.UserAsync("other", Role.Manager);
        var run = await programme.As<BulkWork>(other).StartAsync(Confirm(await PreviewAsync(programme, other, BulkAct.AskPapers, hidden, seen)));
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, hidden.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }

        // The tied manager finds neither the file in a preview nor its line in somebody's run, not even as a number.
        Assert.Equal([seen.Key], (await PreviewAsync(programme, world.Manager, BulkAct.Withdraw, hidden, seen)).Lines.Select(l => l.Key));
        Assert.Null(await programme.As<BulkPreviews>(world.Manager).OfAsync(BulkAct.Withdraw, null, new[] { hidden.Key }));
        Assert.Equal([seen.Key], (await ResultsAsync(programme, world.Manager, run)).Keys);
        Assert.Equal(1, (await programme.As<BulkRuns>(world.Manager).LastAsync()).Single().Done);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<BulkWork>(world.Manager).StartAsync(new BulkInput { Act = "Withdraw", Reason = "x", Run = Keys.New(), Files = [hidden.Key + "|1"] }));
        Assert.Equal("Bulk.NotYours", (await Assert.ThrowsAsync<RuleBroken>(() => programme.As<BulkWork>(world.Manager).ResumeAsync(run))).Refusal.Key);

        var work = programme.As<BulkWork>(world.Manager);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => work.StartAsync(new BulkInput { Act = "AskPapers", Run = "../../x", Files = [seen.Key + "|-"] }));
        Assert.Equal("Eligibility.NobodyTicked", (await Assert.ThrowsAsync<RuleBroken>(() => work.StartAsync(new BulkInput { Act = "AskPapers", Run = Keys.New() }))).Refusal.Key);
        Assert.Equal("Bulk.TooMany", (await Assert.ThrowsAsync<RuleBroken>(() => work.StartAsync(new BulkInput { Act = "AskPapers", Run = Keys.New(), Files = [.. Enumerable.Range(0, BulkWork.Most + 1).Select(i => $"k{i}|-")] }))).Refusal.Key);
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.CommitteeMember })
        {
            var user = await world.UserAsync(role.ToString(), role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<BulkPreviews>(user).OfAsync(BulkAct.AskPapers, null, new[] { seen.Key }));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<BulkWork>(user).StartAsync(new BulkInput { Act = "Withdraw", Reason = "x", Run = Keys.New(), Files = [seen.Key + "|1"] }));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<BulkRuns>(user).ReadAsync(run));
        }
    }

    [Fact]
    public async Task A_long_run_is_left_to_the_job_goes_on_where_it_stopped_and_ends_with_its_authors_hat()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var files = new List<Candidate>();
        for (var i = 0; i <= BulkWork.AtOnce; i++) files.Add(await world.CandidateAsync("Alaoui"));
        var author = await world.UserAsync("author", Role.Manager);
        var run = await programme.As<BulkWork>(author).StartAsync(Confirm(await PreviewAsync(programme, author, BulkAct.AskPapers, [.. files])));
        Assert.All((await ResultsAsync(programme, author, run)).Values, r => Assert.Equal(BulkOutcome.Waiting, r.Item1));
        var (job, queue) = (programme.Get<BulkJob>(), programme.Get<BulkQueue>());
        Assert.True(queue.Asked.TryRead(out var asked));

        // The hat is taken away before the job comes to it: nothing is done, nothing is lost.
        await using (var db = programme.OpenAll())
        {
            db.Memberships.RemoveRange(await db.Memberships.Where(m => m.UserId == author.Id).ToListAsync());
            await db.SaveChangesAsync();
        }
        await job.RunAsync(asked);
        Assert.All((await ResultsAsync(programme, world.Manager, run)).Values, r => Assert.Equal(BulkOutcome.Waiting, r.Item1));

        // Half of it was done when the program stopped; the next start asks for the rest.
        await world.HatAsync(author, Role.Manager);
        await using (var db = programme.OpenAll())
        {
            foreach (var done in await db.BulkFiles.OrderBy(f => f.Id).Take(5).ToListAsync()) done.Settle(null, null);
            await db.SaveChangesAsync();
        }
        await job.ResumeAsync();
        Assert.True(queue.Asked.TryRead(out var again));
        await job.RunAsync(again);

        Assert.All((await ResultsAsync(programme, author, run)).Values, r => Assert.Equal(BulkOutcome.Done, r.Item1));
        await using var after = programme.OpenAll();
        Assert.Equal(files.Count - 5, await after.Messages.CountAsync());
    }
}
