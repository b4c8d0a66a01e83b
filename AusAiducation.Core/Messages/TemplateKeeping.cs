using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>The words of a template in one language, as typed.</summary>
public sealed class TemplateInput
{
    public string? Edition { get; set; }
    public string? Template { get; set; }
    public string? Language { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public string? Short { get; set; }
    public string? AnswerDays { get; set; }

    /// <summary>Zero while the edition uses the programme's own words.</summary>
    public string? Version { get; set; }

    internal TemplateWords Read(MessageTemplate template, out int? answerDays)
    {
        var p = new Problems();
        var words = new TemplateWords(Words(p, template, nameof(Subject), Subject, EditionTemplate.SubjectMaxLength),
            Words(p, template, nameof(Body), Body, EditionTemplate.BodyMaxLength), Words(p, template, nameof(Short), Short, EditionTemplate.ShortMaxLength));
        answerDays = template.UsualDays() is null ? null : p.Whole(nameof(AnswerDays), AnswerDays, 1, EditionTemplate.MostDays);
        p.ThrowIfAny();
        return words;
    }

    static string Words(Problems p, MessageTemplate template, string field, string? typed, int maxLength)
    {
        var words = p.Required(field, typed?.ReplaceLineEndings("\n"), maxLength);
        if (NamedFields.WhyNot(template, words) is { } refusal) p.Add(field, refusal.Key, refusal.Args);
        return words;
    }
}

/// <summary>Changes the words of an edition's templates. Messages already prepared keep theirs.</summary>
public sealed class TemplateKeeping(ViewerDb viewerDb)
{
    public async Task WriteAsync(TemplateInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        if (!Enum.TryParse<MessageTemplate>(input.Template, out var template) || !Enum.IsDefined(template)) throw new NotFoundForViewer(nameof(MessageTemplate));
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        db.Viewer.Demand(Permission.ManageEditions, edition.Id);
        if (edition.ClosedAt is not null) throw new RuleBroken("Programme.EditionClosed", edition.Code);
        var words = input.Read(template, out var answerDays);

        var kept = await db.EditionTemplates.SingleOrDefaultAsync(t => t.EditionId == edition.Id && t.Template == template, ct);
        if (kept is null) db.EditionTemplates.Add(kept = EditionTemplate.Usual(edition.Id, template));
        else db.Expect(kept, Typed.TryInt(input.Version, out var seen) ? seen : 0);
        kept.Write(Texts.Texts.Known(input.Language), words, answerDays);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // Two people changed the same untouched template: the second is told, as on any other form.
            throw new DbUpdateConcurrencyException("The template was written meanwhile.", e);
        }
    }
}
