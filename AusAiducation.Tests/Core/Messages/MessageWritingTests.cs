using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Messages;

public class MessageWritingTests
{
    [Fact]
    public async Task A_held_message_is_rewritten_then_released_by_a_named_person_and_is_fixed()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var message = await world.MessageAsync(await world.CandidateAsync("Alaoui", CandidateStage.Selected), MessageTemplate.Selected);
        var (act, read) = (programme.As<MessageWriting>(world.Manager), programme.As<MessageQueries>(world.Manager));
        await act.RewriteAsync(new MessageInput { Key = message.Key, Version = "1", Subject = "Bonne nouvelle", Body = "Venez lundi.", Short = "Venez." });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => act.RewriteAsync(new MessageInput { Key = message.Key, Version = "1", Subject = "Autre", Body = "Autre", Short = "Autre" }));
        await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new MessageActInput { Key = message.Key, Version = "2" });

        var view = (await read.FindAsync(message.Key))!;
        Assert.Equal((MessageState.Released, "Bonne nouvelle", "manager", programme.Clock.Now, false), (view.State, view.Subject, view.ReleasedBy, view.ReleasedAt, view.MayChange));
        Assert.Equal("Messages.NotHeld", (await Assert.ThrowsAsync<RuleBroken>(() => act.WithdrawAsync(new MessageActInput { Key = message.Key, Version = "3" }))).Refusal.Key);
        Assert.Equal("Messages.NotHeld", (await Assert.ThrowsAsync<RuleBroken>(() => act.RewriteAsync(new MessageInput { Key = message.Key, Version = "3", Subject = "x", Body = "x", Short = "x" }))).Refusal.Key);
    }

    [Fact]
    public async Task An_auditor_reads_messages_and_changes_none_others_meet_none_and_a_tie_hides_them_everywhere()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Selected);
        var message = await world.MessageAsync(candidate, MessageTemplate.Selected);
        var auditor = await world.UserAsync("auditor", Role.Auditor);
        var act = new MessageActInput { Key = message.Key, Version = "1" };

        Assert.False((await programme.As<MessageQueries>(auditor).FindAsync(message.Key))!.MayAct);
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<MessageReleasing>(auditor).ReleaseAsync(act));
        await Assert.ThrowsAsync<AccessDenied>(() => programme.As<ContactNoting>(auditor).NoteAsync(new ContactNoteInput { Key = message.Key, Version = "1", Channel = "Call", Outcome = "Reached" }));
        Assert.Empty((await programme.As<ReleaseQueries>(auditor).ReadAsync(null, null)).Lines);
        foreach (var (role, sponsor) in new[] { (Role.CommitteeMember, (int?)null), (Role.Coach, null), (Role.Sponsor, world.Ausim.Id), (Role.Treasurer, null) })
        {
            var user = await world.UserAsync("x" + role, role, sponsorId: sponsor);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<MessageQueries>(user).FindAsync(message.Key));
            await using var db = programme.Factory.Create(await programme.ViewerOf(user));
            Assert.Equal((0, 0), (await db.Messages.CountAsync(), await db.ContactAttempts.CountAsync()));
        }

        await world.ReleaseAsync(message);
        await world.TieAsync(world.Manager, candidate);
        Assert.Null(await programme.As<MessageQueries>(world.Manager).FindAsync(message.Key));
        Assert.Equal((0, 0), ((await programme.As<MessageListing>(world.Manager).ReadAsync(new(), new())).Total, (await programme.As<CallListing>(world.Manager).ReadAsync(new(), new())).Total));
        Assert.Equal("Common.GoneMeanwhile", (await programme.As<MessageReleasing>(world.Manager).ReleaseAsync(new ReleaseInput { Chosen = [message.Key + ".1"] })).Single().Refusal!.Key);
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<ContactNoting>(world.Manager).NoteAsync(new ContactNoteInput { Key = message.Key, Version = "2", Channel = "Call", Outcome = "Reached" }));
    }

    [Fact]
    public void Every_decision_says_its_name_its_edition_its_code_the_law_and_how_to_answer_in_both_languages()
    {
        var to = new Recipient(1, "2021-2022", "ALAOUI Amal", "") { NameArabic = "أمل العربي", Code = "C-7F3K9" };
        foreach (var template in MessageTemplates.Decisions)
        {
            var text = MessageText.Write(EditionTemplate.Usual(1, template), to, new Dictionary<MessageField, object> { [MessageField.Rank] = 2 }, MessageText.Family);
            var (fr, ar) = (MessageText.BodyIn(text.Body, "fr"), MessageText.BodyIn(text.Body, "ar"));
            Assert.All(["ALAOUI Amal", "2021-2022", "C-7F3K9", "09-08", "en cours", "10 jours"], part => Assert.Contains(part, fr, StringComparison.Ordinal));
            Assert.All(["أمل العربي", "2021-2022", "C-7F3K9", "09-08", "قيد الإنجاز", "10 أيام"], part => Assert.Contains(part, ar, StringComparison.Ordinal));
            Assert.InRange(text.Body.Length, 400, Message.BodyMaxLength);
        }
    }

    [Fact]
    public void Every_template_fits_its_columns_and_leaves_no_blank_when_its_facts_are_given()
    {
        var to = new Recipient(1, "2021-2022", "ALAOUI Amal", "") { Code = "C-7F3K9" };
        var facts = new Dictionary<MessageField, object> { [MessageField.Rank] = 2, [MessageField.Reason] = "Motif.", [MessageField.Papers] = new[] { "relevé", "photo" }, [MessageField.Day] = new DateOnly(2021, 6, 30), [MessageField.Count] = 12, [MessageField.Visitor] = "Btissam Chafik", [MessageField.Hour] = new TimeOnly(9, 30), [MessageField.Place] = "Siège de la FME" };
        foreach (var template in Enum.GetValues<MessageTemplate>())
            foreach (var language in new[] { "fr", "ar", "en", MessageText.Family })
            {
                var text = MessageText.Write(EditionTemplate.Usual(1, template), to, facts, language);
                Assert.Null(NamedFields.Unfilled(text.Subject + text.Body + text.Short));
                Assert.True(text.Subject.Length <= Message.SubjectMaxLength && text.Body.Length <= Message.BodyMaxLength && text.Short.Length <= Message.ShortMaxLength, template + language);
                var words = EditionTemplate.Usual(1, template).In(language);
                Assert.Null(NamedFields.WhyNot(template, words.Subject + words.Body + words.Short));
            }
    }

    [Fact]
    public async Task One_message_or_three_cost_the_same_number_of_queries_in_every_order_of_both_lists()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Selected);
        await world.ReleaseAsync(await world.MessageAsync(candidate));
        var viewer = await programme.ViewerOf(world.Manager);
        var (list, calls, release) = (programme.As<MessageListing>(viewer), programme.As<CallListing>(viewer), programme.As<ReleaseQueries>(viewer));
        var one = await programme.Queries.During(() => list.ReadAsync(new(), new()));
        var oneCall = await programme.Queries.During(() => calls.ReadAsync(new(), new()));
        await world.ReleaseAsync(await world.MessageAsync(candidate, MessageTemplate.Received));
        await world.MessageAsync(candidate, MessageTemplate.Reserve, new() { [MessageField.Rank] = 1 });
        var held = await programme.Queries.During(() => release.ReadAsync(null, null));

        foreach (var column in list.Columns.Where(c => c.CanSort)) Assert.Equal(one, await programme.Queries.During(() => list.ReadAsync(new(), new(Sort: column.Code))));
        foreach (var column in calls.Columns.Where(c => c.CanSort)) Assert.Equal(oneCall, await programme.Queries.During(() => calls.ReadAsync(new(), new(Sort: column.Code))));
        Assert.InRange(Math.Max(Math.Max(one, oneCall), held), 1, 6);
        Assert.Equal((1, 3, 1), ((await list.ReadAsync(new() { Template = MessageTemplate.Reserve }, new())).Total, (await list.ReadAsync(new() { Search = "alaoui" }, new())).Total,
            (await list.ReadAsync(new() { State = MessageState.Held, Channel = MessageChannel.WhatsApp }, new())).Total));
        Assert.Equal(2, (await calls.ReadAsync(new(), new())).Total);
    }
}
