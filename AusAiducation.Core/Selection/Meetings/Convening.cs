using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Signalling;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Prepares a meeting of the commission (day, place, quorum, agenda, who is there), opens it and closes it.</summary>
public sealed class Convening(ViewerDb viewerDb, WholeMeeting whole, ProgrammeClock clock, Signals signals)
{
    /// <summary>Plans the edition's next meeting with its committee, and builds the agenda. Returns its key.</summary>
    public async Task<string> PlanAsync(MeetingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer("Edition");
        db.Viewer.Demand(Permission.DecideSelection, edition.Id);
        if (edition.ClosedAt is not null) throw new RuleBroken("Selection.EditionClosed");
        var (heldOn, place, quorum, margin) = input.Read(new Problems());
        var others = await db.Meetings.Where(m => m.EditionId == edition.Id).Select(m => m.State).ToListAsync(ct);
        if (others.Exists(s => s != MeetingState.Closed)) throw new RuleBroken("Meetings.OneAtATime");
        if (others.Count > 0 && !await db.Minutes.AnyAsync(m => m.EditionId == edition.Id && m.Meeting!.Number == others.Count, ct)) throw new RuleBroken("Meetings.MinutesFirst");
        var meeting = new Meeting(edition.Id, others.Count + 1, heldOn, place, quorum);
        meeting.Seat(await Sitting(db, edition.Id, clock.Today).Select(u => u.Id).ToListAsync(ct));
        var agenda = await whole.AgendaAsync(edition.Code, margin, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Meetings.Add(meeting);
        await db.SaveNewAsync(ct);
        db.AgendaItems.AddRange(agenda.Select((a, i) => new AgendaItem(meeting, a.CandidateId, i + 1, a.Why)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return meeting.Key;
    }

    /// <summary>Another day, place or quorum, while nothing was opened.</summary>
    public Task ChangeAsync(MeetingInput input, CancellationToken ct = default) => ActAsync(input.Meeting, (db, meeting) =>
    {
        var (heldOn, place, quorum, _) = input.Read(new Problems());
        db.Expect(meeting, Typed.TryInt(input.Version, out var seen) ? seen : 0);
        meeting.Plan(heldOn, place, quorum);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Adds at the end whoever was shortlisted since, and whoever joined the committee.</summary>
    public Task CompleteAsync(string? meetingKey, CancellationToken ct = default) => ActAsync(meetingKey, async (db, meeting) =>
    {
        meeting.Seat(await Sitting(db, meeting.EditionId, clock.Today).Select(u => u.Id).ToListAsync(ct));
        var edition = await db.Editions.Where(e => e.Id == meeting.EditionId).Select(e => e.Code).SingleAsync(ct);
        var agenda = await whole.AgendaAsync(edition, AgendaOrder.UsualMargin, ct);
        var (known, last) = await WholeMeeting.PlacesAsync(db, meeting.Id, ct);
        db.AgendaItems.AddRange(agenda.Where(a => !known.Contains(a.CandidateId)).Select(a => new AgendaItem(meeting, a.CandidateId, ++last, a.Why)));
    }, ct);

    /// <summary>Exchanges an item with the one before or after it.</summary>
    public async Task MoveAsync(string? itemKey, bool up, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var item = await ItemAsync(db, itemKey, ct);
        RuleBroken.If(item.Meeting.WhyNotChange());
        var all = db.AgendaItems.Where(i => i.MeetingId == item.MeetingId);
        var other = up ? await all.Where(i => i.Position < item.Position).OrderByDescending(i => i.Position).FirstOrDefaultAsync(ct)
            : await all.Where(i => i.Position > item.Position).OrderBy(i => i.Position).FirstOrDefaultAsync(ct);
        if (other is null) return;
        var place = item.Position;
        item.MoveTo(other.Position);
        other.MoveTo(place);
        await SaveAsync(db, item.Meeting, ct);
    }

    /// <summary>Records that a member came, went or will not come.</summary>
    public Task AttendAsync(string? meetingKey, string? userKey, MemberPresence presence, CancellationToken ct = default) => ActAsync(meetingKey, async (db, meeting) =>
    {
        RuleBroken.If(meeting.WhyNotChange());
        var id = await db.Users.Where(u => u.Key == userKey).Select(u => (int?)u.Id).SingleOrDefaultAsync(ct);
        var member = meeting.Members.FirstOrDefault(m => m.UserId == id) ?? throw new NotFoundForViewer(nameof(MeetingMember));
        switch (presence)
        {
            case MemberPresence.Present: member.Arrive(clock.Now); break;
            case MemberPresence.Left: member.GoOut(clock.Now); break;
            default: member.StayAway(); break;
        }
    }, ct);

    public Task OpenAsync(string? meetingKey, CancellationToken ct = default) => ActAsync(meetingKey, async (db, meeting) =>
    {
        var standing = await WholeMeeting.StandingAsync(db, meeting.Id, ct);
        meeting.Open(standing.Items, standing.Scoring, clock.Now);
    }, ct);

    public Task CloseAsync(string? meetingKey, CancellationToken ct = default) => ActAsync(meetingKey, async (db, meeting) =>
        meeting.Close((await WholeMeeting.StandingAsync(db, meeting.Id, ct)).Waiting, clock.Now), ct);

    /// <summary>Whoever sits: the committee and its chair, by a hat of that day.</summary>
    internal static IQueryable<AppUser> Sitting(AppDbContext db, int editionId, DateOnly today) =>
        db.Users.Where(u => u.ClosedAt == null && db.Memberships.Any(m => m.UserId == u.Id && (m.Role == Role.CommitteeMember || m.Role == Role.Chair)
            && m.From <= today && (m.To == null || m.To >= today) && (m.EditionId == null || m.EditionId == editionId)));

    /// <summary>The item, for somebody who may lead it: to whoever has a tie it does not exist.</summary>
    internal static async Task<AgendaItem> ItemAsync(AppDbContext db, string? itemKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.DecideSelection);
        var item = await db.AgendaItems.Include(i => i.Meeting).ThenInclude(m => m.Members).SingleOrDefaultAsync(i => i.Key == itemKey, ct) ?? throw new NotFoundForViewer(nameof(AgendaItem));
        db.Viewer.Demand(Permission.DecideSelection, item.EditionId);
        return item;
    }

    async Task ActAsync(string? meetingKey, Func<AppDbContext, Meeting, Task> act, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var meeting = await db.Meetings.Include(m => m.Members).SingleOrDefaultAsync(m => m.Key == meetingKey, ct) ?? throw new NotFoundForViewer(nameof(Meeting));
        db.Viewer.Demand(Permission.DecideSelection, meeting.EditionId);
        await act(db, meeting);
        await SaveAsync(db, meeting, ct);
    }

    async Task SaveAsync(AppDbContext db, Meeting meeting, CancellationToken ct)
    {
        await db.SaveNewAsync(ct);
        await MeetingSignal.ChangedAsync(signals, meeting, ct);
    }
}

/// <summary>Tells every open screen of a meeting, on every server, to look again. It says which meeting and nothing else.</summary>
public static class MeetingSignal
{
    public const string Channel = "meeting";

    internal static Task ChangedAsync(Signals signals, Meeting meeting, CancellationToken ct) => signals.PublishAsync(Channel, meeting.Key, ct);
}
