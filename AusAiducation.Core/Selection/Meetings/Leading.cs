using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>
/// Leads an open meeting: points every screen to an item and records what the commission decided. Whoever has a tie to the file leaves the
/// item to another person of the same duty. The decision is pending like any other until its release.
/// </summary>
public sealed class Leading(ViewerDb viewerDb, ProgrammeClock clock, Signals signals)
{
    public async Task PointAsync(string? itemKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var item = await Convening.ItemAsync(db, itemKey, ct);
        item.Meeting.Point(item);
        await SaveAsync(db, item.Meeting, ct);
    }

    /// <summary>Turns every screen away from any item: a pause, or another person takes the lead.</summary>
    public async Task PauseAsync(string? meetingKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Key == meetingKey, ct) ?? throw new NotFoundForViewer(nameof(Meeting));
        db.Viewer.Demand(Permission.DecideSelection, meeting.EditionId);
        meeting.Point(null);
        await SaveAsync(db, meeting, ct);
    }

    /// <summary>Closes an item with the decision the vote carries and its reason, under a quorum that leaves out members with a tie. The screens go on to the next item.</summary>
    public async Task DecideAsync(ItemDecisionInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var item = await Convening.ItemAsync(db, input.Item, ct);
        RuleBroken.If(item.WhyNotDiscuss());
        var problems = new Problems();
        var outcome = problems.Choice<SelectionOutcome>(nameof(input.Outcome), input.Outcome);
        var rank = outcome == SelectionOutcome.Reserve ? problems.Whole(nameof(input.Rank), input.Rank, 1, 999) : null;
        var reason = problems.Required(nameof(input.Reason), input.Reason, SelectionDecision.ReasonMaxLength);
        problems.ThrowIfAny();

        var count = await ItemCount.OfAsync(db, item, clock.Today, ct);
        item.Decide(count.Present, count.Needed, count.Votes, outcome!.Value, clock.Now);
        var known = await db.Recusals.Where(r => r.ItemId == item.Id).Select(r => r.UserId).ToListAsync(ct);
        db.Recusals.AddRange(count.Out.Where(m => !known.Contains(m.UserId)).Select(m => new Recusal(item, m.UserId, m.Presence == MemberPresence.Present, clock.Now)));
        item.Meeting.Point(await NextAsync(db, item, ct));
        var candidate = await db.Candidates.SingleAsync(c => c.Id == item.CandidateId, ct);
        if (candidate.Stage != CandidateStage.Shortlisted) throw new RuleBroken("Decisions.NotShortlisted", candidate.Code, candidate.Stage);
        (await db.SelectionDecisions.SingleOrDefaultAsync(d => d.CandidateId == item.CandidateId && d.ReplacedAt == null, ct))?.Replace(clock.Now);
        await Deciding.SaveAsync(db, [new SelectionDecision(item.EditionId, item.CandidateId, outcome.Value, rank, reason, db.Viewer.UserId, clock.Now)], ct);
        await MeetingSignal.ChangedAsync(signals, item.Meeting, ct);
    }

    /// <summary>Takes a decided file in hand again. The reason becomes a note of the discussion; the decision stands until another is taken.</summary>
    public async Task ReopenAsync(string? itemKey, string? reason, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var item = await Convening.ItemAsync(db, itemKey, ct);
        var problems = new Problems();
        var why = problems.Required("Reason", reason, MeetingNote.TextMaxLength);
        problems.ThrowIfAny();
        item.Reopen();
        item.Meeting.Point(item);
        db.MeetingNotes.Add(new MeetingNote(item, db.Viewer.UserId, why, clock.Now));
        await SaveAsync(db, item.Meeting, ct);
    }

    /// <summary>The next item that waits, as far as this person meets it.</summary>
    static Task<AgendaItem?> NextAsync(AppDbContext db, AgendaItem item, CancellationToken ct) =>
        db.AgendaItems.Where(i => i.MeetingId == item.MeetingId && i.Id != item.Id && i.DecidedAt == null)
            .OrderBy(i => i.Position < item.Position).ThenBy(i => i.Position).FirstOrDefaultAsync(ct);

    async Task SaveAsync(AppDbContext db, Meeting meeting, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await MeetingSignal.ChangedAsync(signals, meeting, ct);
    }
}

/// <summary>Who counts for one item: a member with a tie to the file is out of the room, of the quorum and of the vote.</summary>
/// <param name="Out">Members whom a tie sends out.</param>
public sealed record ItemCount(int Present, int Needed, VoteCount Votes, IReadOnlyList<MeetingMember> Out)
{
    /// <summary>Of those whose hat still holds on that day.</summary>
    internal static async Task<ItemCount> OfAsync(AppDbContext db, AgendaItem item, DateOnly today, CancellationToken ct)
    {
        var sitting = await Convening.Sitting(db, item.EditionId, today).Select(u => u.Id).ToListAsync(ct);
        List<MeetingMember> members = [.. item.Meeting.Members.Where(m => sitting.Contains(m.UserId))];
        var tied = await BlindFacts.TiedToAsync(db, item.CandidateId, ct);
        var votes = await db.MeetingVotes.Where(v => v.ItemId == item.Id && sitting.Contains(v.UserId) && !tied.Contains(v.UserId)).Select(v => v.Choice).ToListAsync(ct);
        return Of(members, tied, item.Meeting.Quorum, votes);
    }

    internal static ItemCount Of(IReadOnlyList<MeetingMember> members, IReadOnlyCollection<int> tied, Quorum quorum, IReadOnlyCollection<VoteChoice> votes)
    {
        var free = members.Where(m => !tied.Contains(m.UserId)).ToList();
        return new(free.Count(m => m.Presence == MemberPresence.Present), quorum.Needed(free.Count), VoteCount.Of(votes), [.. members.Where(m => tied.Contains(m.UserId))]);
    }
}
