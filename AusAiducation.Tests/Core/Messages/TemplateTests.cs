using AusAiducation.Core.Access;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Messages;

public class TemplateTests
{
    static TemplateInput Typed(string body, string language = "fr", string days = "5", string version = "0") => new()
    {
        Edition = "2021-2022", Template = "PapersMissing", Language = language, Subject = "Il manque {pieces}", Body = body, Short = "Dossier {code}", AnswerDays = days, Version = version,
    };

    [Fact]
    public async Task An_edition_has_its_own_words_its_own_days_and_the_next_one_takes_them_over()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var before = await world.MessageAsync(candidate);
        await programme.As<TemplateKeeping>(world.Manager).WriteAsync(Typed("Bonjour {nom}, {pieces} avant {delai} jours."));

        var after = await world.MessageAsync(candidate);
        Assert.Equal("Bonjour ALAOUI Amal, le relevé de notes avant 5 jours.", MessageText.BodyIn(after.Body, "fr"));
        Assert.Contains("5 أيام", MessageText.BodyIn(after.Body, "ar"), StringComparison.Ordinal);
        Assert.Equal((5, 10), (after.AnswerDays, (await world.ReadAsync(before)).AnswerDays));

        await programme.As<EditionKeeping>(world.Manager).CreateAsync(new NewEditionInput { Code = "2022-2023" });
        var copied = (await programme.As<TemplateQueries>(world.Manager).OfAsync("2022-2023"))!.Single(t => t.Template == MessageTemplate.PapersMissing);
        Assert.Equal(("Bonjour {nom}, {pieces} avant {delai} jours.", 5, 1), (copied.Words.French.Body, copied.AnswerDays, copied.Version));
        await programme.As<TemplateKeeping>(world.Manager).WriteAsync(Typed("Autre {nom}", version: "1"));
        Assert.Equal("Bonjour {nom}, {pieces} avant {delai} jours.", (await programme.As<TemplateQueries>(world.Manager).OfAsync("2022-2023"))!.Single(t => t.Template == MessageTemplate.PapersMissing).Words.French.Body);
    }

    [Theory]
    [InlineData("Bonjour {prenom}", "Messages.UnknownField")]
    [InlineData("Bonjour {rang}", "Messages.UnknownField")]
    [InlineData("Bonjour {0}", "Messages.UnknownField")]
    [InlineData("Bonjour {nom", "Messages.BraceOpen")]
    [InlineData("Bonjour }", "Messages.BraceOpen")]
    [InlineData(" ", "Common.Required")]
    public async Task A_field_nobody_can_fill_is_refused_with_a_sentence(string body, string key)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);

        var refused = await Assert.ThrowsAsync<InputRefused>(() => programme.As<TemplateKeeping>(world.Manager).WriteAsync(Typed(body)));

        Assert.Equal(("Body", key), (refused.Problems.Single().Field, refused.Problems.Single().Refusal.Key));
    }

    [Fact]
    public async Task Two_people_at_once_are_told_and_others_change_nothing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var act = programme.As<TemplateKeeping>(world.Manager);
        await act.WriteAsync(Typed("Un {nom}"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => act.WriteAsync(Typed("Deux {nom}")));
        await act.WriteAsync(Typed("{nom} ثلاثة", "ar", version: "1"));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<TemplateKeeping>(await world.UserAsync("auditor", Role.Auditor)).WriteAsync(Typed("Trois {nom}", version: "2")));
        var now = (await programme.As<TemplateQueries>(world.Manager).OfAsync(null))!.Single(t => t.Version > 0);
        Assert.Equal(("Un {nom}", "{nom} ثلاثة"), (now.Words.French.Body, now.Words.Arabic.Body));
    }

    [Fact]
    public async Task A_new_decision_puts_the_held_one_aside_and_leaves_other_messages()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui");
        var (papers, first) = (await world.MessageAsync(candidate), await world.MessageAsync(candidate, MessageTemplate.Shortlisted));

        await world.MessageAsync(candidate, MessageTemplate.NotShortlisted);

        Assert.Equal((MessageState.Held, MessageState.Withdrawn), ((await world.ReadAsync(papers)).State, (await world.ReadAsync(first)).State));
    }
}
