using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>
/// What a member does on the item everybody looks at: notes, votes, scores again. A member with a tie to the file is answered as if the item did
/// not exist, because for them it does not.
/// </summary>
public sealed class Discussing(ViewerDb viewerDb, ProgrammeClock clock, Signals signals)
{
    public const string DraftForm = "meeting-note";

    /// <summary>Adds a note; the draft kept of it goes.</summary>
    public Task NoteAsync(string? itemKey, string? text, CancellationToken ct = default) => ActAsync(itemKey, vote: false, async (db, item) =>
    {
        var problems = new Problems();
        var note = problems.Required("Note", text, MeetingNote.TextMaxLength);
        problems.ThrowIfAny();
        db.MeetingNotes.Add(new MeetingNote(item, db.Viewer.UserId, note, clock.Now));
        if (await DraftAsync(db, item.Key, ct) is { } draft) db.Drafts.Remove(draft);
    }, ct);

    /// <summary>Keeps what is typed and not sent yet, for its author alone.</summary>
    public async Task KeepAsync(string? itemKey, string? text, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AttendMeeting);
        // The screens may have gone on to another item in the middle of a word.
        var item = await db.AgendaItems.SingleOrDefaultAsync(i => i.Key == itemKey, ct) ?? throw new NotFoundForViewer(nameof(AgendaItem));
        if (await DraftAsync(db, item.Key, ct) is { } draft) draft.Json = text ?? "";
        else db.Drafts.Add(new Draft(db.Viewer.UserId, DraftForm, item.Key, text ?? ""));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Votes, or changes the vote given, until the item is decided.</summary>
    public Task VoteAsync(string? itemKey, VoteChoice choice, CancellationToken ct = default) => ActAsync(itemKey, vote: true, async (db, item) =>
    {
        var own = await db.MeetingVotes.SingleOrDefaultAsync(v => v.ItemId == item.Id && v.UserId == db.Viewer.UserId, ct);
        if (own is null) db.MeetingVotes.Add(new MeetingVote(item, db.Viewer.UserId, choice, clock.Now));
        else own.Change(choice, clock.Now);
    }, ct);

    /// <summary>Scores again a file one has scored: a second version with its reason, beside the first.</summary>
    /// <param name="itemKey">The item looked at.</param>
    /// <param name="levels">By the criterion's key; null where it does not apply. A criterion left out keeps its first level.</param>
    /// <param name="reason">What the discussion changed.</param>
    /// <param name="ct">Given up when the page is left.</param>
    public Task ScoreAgainAsync(string? itemKey, IReadOnlyDictionary<string, int?> levels, string? reason, CancellationToken ct = default) => ActAsync(itemKey, vote: true, async (db, item) =>
    {
        var me = db.Viewer.UserId;
        var review = await db.Reviews.Include(r => r.Marks).Include(r => r.Round.Rubric.Criteria)
            .Where(r => r.UserId == me && r.CandidateId == item.CandidateId && r.State == ReviewState.Submitted && r.Round.Kind == RoundKind.File).OrderByDescending(r => r.Round.Number).FirstOrDefaultAsync(ct)
            ?? throw new RuleBroken("Meetings.NothingToScoreAgain");
        var problems = new Problems();
        var why = problems.Required("ScoreReason", reason, SecondScore.ReasonMaxLength);
        problems.ThrowIfAny();
        var rubric = review.Round.Rubric;
        var marked = rubric.Criteria.Select(c => new MarkedCriterion(c.Weight, levels.TryGetValue(c.Key, out var level) ? level : review.Marks.First(m => m.CriterionId == c.Id).Level, c.Compulsory)).ToList();
        if (marked.Exists(m => m.Level is { } l && !rubric.Accepts(l)) || WeightedScore.Of([.. marked]) is not { } score) throw new RuleBroken("Selection.LevelOffScale", rubric.ScaleMin, rubric.ScaleMax);
        var given = await db.SecondScores.CountAsync(s => s.ItemId == item.Id && s.UserId == me, ct);
        db.SecondScores.Add(new SecondScore(item, me, given + 1, score, why, clock.Now));
    }, ct);

    async Task ActAsync(string? itemKey, bool vote, Func<AppDbContext, AgendaItem, Task> act, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var item = await ItemAsync(db, itemKey, vote, ct);
        await act(db, item);
        await db.SaveNewAsync(ct);
        await MeetingSignal.ChangedAsync(signals, item.Meeting, ct);
    }

    /// <param name="vote">Only members in the room vote and score; whoever leads the meeting may note as its secretary.</param>
    static async Task<AgendaItem> ItemAsync(AppDbContext db, string? itemKey, bool vote, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.AttendMeeting);
        var item = await db.AgendaItems.Include(i => i.Meeting).ThenInclude(m => m.Members).SingleOrDefaultAsync(i => i.Key == itemKey, ct) ?? throw new NotFoundForViewer(nameof(AgendaItem));
        db.Viewer.Demand(Permission.AttendMeeting, item.EditionId);
        RuleBroken.If(item.WhyNotDiscuss());
        var inRoom = item.Meeting.Members.Any(m => m.UserId == db.Viewer.UserId && m.Presence == MemberPresence.Present);
        if (!inRoom && (vote || !db.Viewer.Can(Permission.DecideSelection, item.EditionId))) throw new RuleBroken("Meetings.NotInTheRoom");
        if (item.Meeting.PointerItemId != item.Id) throw new RuleBroken("Meetings.AnotherItem");
        return item;
    }

    static Task<Draft?> DraftAsync(AppDbContext db, string itemKey, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        return db.Drafts.SingleOrDefaultAsync(d => d.OwnerUserId == me && d.Form == DraftForm && d.Target == itemKey, ct);
    }
}
