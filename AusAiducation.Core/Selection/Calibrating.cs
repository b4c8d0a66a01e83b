using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>The training files of a round as typed: up to three codes.</summary>
public sealed class TrainingInput
{
    public string First { get; set; } = "";
    public string Second { get; set; } = "";
    public string Third { get; set; } = "";
    public int Version { get; set; }
}

/// <summary>What was agreed on one training file, as typed.</summary>
public sealed class AgreedInput
{
    public string File { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>Chooses the files on which a committee agrees before it scores, and keeps what it agreed.</summary>
public sealed class Calibrating(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Chooses two or three training files while the round is prepared; none takes the training away. A file that is still in the race is refused.</summary>
    public async Task ChooseAsync(string roundKey, TrainingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        RuleBroken.If(round.WhyNotTrain());
        if ((await TrainingFiles.HiddenAsync(db, round, ct)).Count > 0) throw new RuleBroken("Selection.TrainingIsAnothers");
        db.Expect(round, input.Version);
        var typed = new (string Field, string Code)[] { (nameof(input.First), input.First), (nameof(input.Second), input.Second), (nameof(input.Third), input.Third) }
            .Select(t => (t.Field, Code: t.Code.Trim().ToUpperInvariant())).Where(t => t.Code.Length > 0).ToList();
        var codes = typed.ConvertAll(t => t.Code);
        var known = await db.Candidates.Where(c => codes.Contains(c.Code)).Select(c => new { c.Code, c.EditionId, c.Stage }).ToDictionaryAsync(c => c.Code, ct);
        var problems = new Problems();
        foreach (var (i, (field, code)) in typed.Index())
        {
            if (!known.TryGetValue(code, out var file)) problems.Add(field, "Selection.NoSuchFile");
            else if (codes.IndexOf(code) < i) problems.Add(field, "Selection.TieBreakerTwice");
            else if (TrainingFiles.IsInRace(round, file.EditionId, file.Stage)) problems.Add(field, "Selection.TrainingInRace");
        }
        problems.ThrowIfAny();
        round.Train(codes);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Writes down what was agreed on one training file, for those who scored it; empty takes it away.</summary>
    public async Task AgreeAsync(string roundKey, AgreedInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        RuleBroken.If(round.WhyNotScore());
        var problems = new Problems();
        var text = problems.Optional(nameof(input.Text), input.Text, TrainingNote.TextMaxLength);
        problems.ThrowIfAny();
        var file = !round.Training.Contains(input.File) ? null : await db.CandidateFiles.Where(f => f.Code == input.File).Select(f => (int?)f.CandidateId).SingleOrDefaultAsync(ct);
        if (file is not { } candidate || db.Viewer.Rows.OwnScoreFirst.Contains(candidate)) throw new NotFoundForViewer("TrainingFile");
        var note = await db.TrainingNotes.SingleOrDefaultAsync(n => n.RoundId == round.Id && n.CandidateId == candidate, ct);
        if (text is null && note is not null) db.TrainingNotes.Remove(note);
        else if (text is not null && note is not null) note.Write(text, db.Viewer.UserId, clock.Now);
        else if (text is not null) db.TrainingNotes.Add(new TrainingNote(round, candidate, text, db.Viewer.UserId, clock.Now));
        await db.SaveNewAsync(ct);
    }

    static async Task<Round> LoadAsync(AppDbContext db, string roundKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer(nameof(Round));
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        return round;
    }
}
