using System.Net;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Mail;

public class OutboxPostTests
{
    /// <summary>A candidate with this contact and a held message, as the acts prepare it.</summary>
    static async Task<Message> MessageAsync(WebProgramme web, string? mail, string? phone)
    {
        await using var db = web.OpenAll();
        var edition = await db.Editions.FirstOrDefaultAsync() ?? db.Editions.Add(new Edition("2021-2022", new EditionCalendar(), new EligibilityRules(), new FundingTerms())).Entity;
        await db.SaveChangesAsync();
        var person = new Person("Alaoui", "Amal", "العلوي", "أمل");
        person.Reach(new PersonContact(phone, mail, "zagora"));
        var candidate = new Candidate(edition, person, new CandidateFile("SMA", default, 2021, null), new SocialFile(IncomeBracket.Undeclared, null), null, "zagora");
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        var message = await db.PrepareAsync(candidate, MessageTemplate.Shortlisted);
        await db.SaveChangesAsync();
        return message;
    }

    static async Task<Message> ReadAsync(WebProgramme web, Message message)
    {
        await using var db = web.OpenAll();
        return await db.Messages.Include(m => m.Tries).SingleAsync(m => m.Id == message.Id);
    }

    [Fact]
    public async Task A_message_is_read_released_on_its_page_leaves_by_mail_and_is_confirmed_by_a_call()
    {
        await using var server = new MailServer();
        await using var web = await WebProgramme.StartAsync(server.Settings);
        var message = await MessageAsync(web, "amal@mail.example", "0612345678");
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        var page = "/mail/" + message.Key;
        Assert.True(server.IsEmpty);
        Assert.Contains(message.Key, (await manager.OpenAsync("/mail")).Body!.InnerHtml, StringComparison.Ordinal);

        Assert.StartsWith(page, FormVisitor.LeadsTo(await manager.SubmitAsync(page, "release")), StringComparison.Ordinal);
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
        var mail = await server.NextAsync();

        Assert.Equal(("amal@mail.example", message.Key + "@test.example"), (mail.To.Mailboxes.Single().Address, mail.MessageId));
        Assert.Contains("العلوي", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("ALAOUI Amal", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("tel:0612345678", (await manager.OpenAsync(page)).Body!.InnerHtml, StringComparison.Ordinal);
        await manager.SubmitAsync(page, "contact", ("Contact.Channel", "Call"), ("Contact.Outcome", "Reached"));
        var now = await ReadAsync(web, message);
        Assert.Equal((MessageState.Confirmed, 2), (now.State, now.Tries.Count));
        Assert.Equal(web.Services.GetRequiredService<ProgrammeClock>().Today.AddDays(10), now.AnswerDueOn);
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
        Assert.True(server.IsEmpty);
    }

    [Fact]
    public async Task Many_are_released_from_one_page_that_says_what_came_of_each()
    {
        await using var web = await WebProgramme.StartAsync();
        var (whatsApp, call) = (await MessageAsync(web, null, "0612345678"), await MessageAsync(web, null, null));
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));

        var answer = await manager.SubmitAsync("/mail/release", "release", ("Input.Chosen", $"{call.Key}.1"));

        Assert.Contains("1 message libéré, 0 refusé", await FormVisitor.WordsAsync(answer), StringComparison.Ordinal);
        Assert.Equal((MessageState.Held, MessageState.Released), ((await ReadAsync(web, whatsApp)).State, (await ReadAsync(web, call)).State));
        Assert.Contains(call.Key, (await manager.OpenAsync("/mail/calls")).Body!.InnerHtml, StringComparison.Ordinal);
        await manager.SubmitAsync("/mail/" + whatsApp.Key, "release");
        Assert.Contains("https://wa.me/212612345678?text=AUSAIDUCATION", (await manager.OpenAsync("/mail/" + whatsApp.Key)).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form", "to=%2B212612345678", "from=AUSIM")]
    [InlineData("Json", "\"to\":\"\\u002B212612345678\"", "\"from\":\"AUSIM\"")]
    public async Task A_mobile_without_mail_gets_an_SMS_through_the_gateway_once(string format, string to, string from)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var web = await WebProgramme.StartAsync(new Dictionary<string, string> { ["Sms:Url"] = gateway.Url, ["Sms:Token"] = "secret", ["Sms:Sender"] = "AUSIM", ["Sms:Format"] = format });
        var message = await MessageAsync(web, "amal@mail.example", "0612345678");
        // No mail server: the mail address is of no use here.
        Assert.Equal(MessageChannel.Sms, message.Channel);
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));
        await manager.SubmitAsync("/mail/" + message.Key, "release");
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
        await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();

        var (body, authorization, idempotency) = await gateway.NextAsync();
        Assert.Contains(to, body, StringComparison.Ordinal);
        Assert.Contains(from, body, StringComparison.Ordinal);
        Assert.Equal(("Bearer secret", message.Key), (authorization, idempotency));
        Assert.Equal((1, MessageState.Sent), (gateway.Count, (await ReadAsync(web, message)).State));
    }

    [Fact]
    public async Task A_gateway_that_refuses_a_number_ends_the_message_and_one_that_is_busy_does_not()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var web = await WebProgramme.StartAsync(new Dictionary<string, string> { ["Sms:Url"] = gateway.Url });
        var manager = await web.SignInAsync(await web.AccountAsync("samia", Role.Manager));

        Assert.Equal((MessageState.Released, "503 Service Unavailable"), await SendAsync(HttpStatusCode.ServiceUnavailable));
        Assert.Equal((MessageState.Failed, "422 Unprocessable Entity"), await SendAsync(HttpStatusCode.UnprocessableEntity));

        async Task<(MessageState, string)> SendAsync(HttpStatusCode answer)
        {
            gateway.Answer = answer;
            var message = await MessageAsync(web, null, "0612345678");
            await manager.SubmitAsync("/mail/" + message.Key, "release");
            await web.Services.GetRequiredService<OutboxPost>().SendDueAsync();
            var now = await ReadAsync(web, message);
            return (now.State, now.Tries.Single().Note!);
        }
    }

    [Theory]
    [InlineData("gateway", "Form", "to", "Sms:Url is")]
    [InlineData("http://gateway.example.org/send", "Form", "to", "https")]
    [InlineData("https://me:word@gateway.example.org/send", "Form", "to", "Sms:Token")]
    [InlineData("https://gateway.example.org/send", "Form", "text", "two different names")]
    public void Wrong_settings_stop_the_start_with_a_sentence(string url, string format, string toField, string part) =>
        Assert.Contains(part, new SmsOptions { Url = url, Format = Enum.Parse<SmsFormat>(format), ToField = toField }.WhyNot(), StringComparison.Ordinal);

    [Fact]
    public void Right_settings_and_none_at_all_start() =>
        Assert.Equal((null, null, false), (new SmsOptions { Url = "https://gateway.example.org/send" }.WhyNot(), new SmsOptions().WhyNot(), new SmsOptions().CanSend));
}
