using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A letter as retyped before it is handed over.</summary>
public sealed class LetterInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
}

/// <summary>How a letter was handed over, as typed.</summary>
public sealed class HandOverInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public string? Way { get; set; }
}

/// <summary>Rewrites a held letter, and records that somebody handed it over. The program itself sends nothing.</summary>
public sealed class LetterWriting(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task RewriteAsync(LetterInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var problems = new Problems();
        var subject = problems.Required(nameof(input.Subject), input.Subject, Letter.SubjectMaxLength);
        var body = problems.Required(nameof(input.Body), input.Body?.ReplaceLineEndings("\n"), Letter.BodyMaxLength);
        var letter = await LoadAsync(db, input.Key, input.Version, ct);
        problems.ThrowIfAny();
        letter.Rewrite(subject, body);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Somebody gave the printed letter, or read it on the telephone: who, when and how is kept.</summary>
    public async Task HandOverAsync(HandOverInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var problems = new Problems();
        var way = problems.Choice<HandOverWay>(nameof(input.Way), input.Way);
        var letter = await LoadAsync(db, input.Key, input.Version, ct);
        problems.ThrowIfAny();
        letter.Release(way!.Value, db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    static async Task<Letter> LoadAsync(AppDbContext db, string? key, string? version, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ViewMail);
        var letter = await db.Letters.SingleOrDefaultAsync(l => l.Key == key, ct) ?? throw new NotFoundForViewer("Letter");
        db.Viewer.Demand(letter.Kind.Duty(), letter.EditionId);
        db.Expect(letter, Typed.TryInt(version, out var seen) ? seen : 0);
        return letter;
    }
}
