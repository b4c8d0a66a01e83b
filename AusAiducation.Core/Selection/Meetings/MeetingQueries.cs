using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Meetings;

/// <summary>Reads the room and its preparation. Read again at every signal, so that nothing of a hidden item is ever sent to a screen.</summary>
public sealed class MeetingQueries(ViewerDb viewerDb)
{
    /// <summary>The meeting that is open, else the last one planned or held; null when this person meets none. At most six queries.</summary>
    public async Task<MeetingRoom?> RoomAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AttendMeeting);
        var head = (await HeadsAsync(db, edition, ct)).Where(m => db.Viewer.Can(Permission.AttendMeeting, m.EditionId))
            .OrderBy(m => m.State == MeetingState.Open ? 0 : 1).ThenByDescending(m => m.HeldOn).ThenByDescending(m => m.Number).FirstOrDefault();
        if (head is null) return null;
        var leads = db.Viewer.Can(Permission.DecideSelection, head.EditionId);
        var agenda = leads ? await AgendaAsync(db, head, ct) : [];
        var whole = await WholeMeeting.StandingAsync(db, head.Id, ct);
        var inRoom = head.Members.Any(m => m.UserId == db.Viewer.UserId && m.Presence == MemberPresence.Present);
        var follows = head.State == MeetingState.Open && head.PointerItemId is not null && (inRoom || leads);
        var item = follows ? await ItemAsync(db, head, leads, ct) : null;
        return new MeetingRoom
        {
            Meeting = head, Leads = leads, InRoom = inRoom, Agenda = agenda, Items = whole.Items, Waiting = whole.Waiting,
            WhyNotClose = head.State != MeetingState.Open ? new("Meetings.NotOpen") : whole.Waiting > 0 ? new("Meetings.ItemsWait", whole.Waiting) : null,
            SentOut = follows && item is null, Item = item,
        };
    }

    /// <summary>The preparation page; null when there is no such edition for this person.</summary>
    public async Task<MeetingDesk?> DeskAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection);
        var editions = await db.Editions.OrderByDescending(e => e.Code).Select(e => new EditionChoice(e.Id, e.Key, e.Code, e.ClosedAt != null)).ToListAsync(ct);
        editions.RemoveAll(e => !db.Viewer.Can(Permission.DecideSelection, e.Id));
        if (editions.Find(e => string.IsNullOrEmpty(edition) || e.Code == edition) is not { } chosen) return null;
        var heads = await HeadsAsync(db, chosen.Code, ct);
        var head = heads.Find(m => m.State != MeetingState.Closed);
        var agenda = head is null ? [] : await AgendaAsync(db, head, ct);
        var whole = head is null ? new(0, 0, false) : await WholeMeeting.StandingAsync(db, head.Id, ct);
        var minutes = await db.Minutes.Where(m => m.EditionId == chosen.Id).OrderByDescending(m => m.Number)
            .Select(m => new { Meeting = m.Meeting!.Key, Told = db.MinutesLines.Any(l => l.MinutesId == m.Id && db.SelectionDecisions.Any(d => d.Id == l.DecisionId && d.ReleasedAt != null)), Version = new MinutesVersion(m.Key, m.Number, m.At, m.Reason, m.ReplacedAt == null) }).ToListAsync(ct);
        return new(chosen, editions, head, agenda, whole.Items, head is null ? null : WhyNotOpen(head, whole),
            chosen.Closed ? new("Selection.EditionClosed") : head is not null ? new("Meetings.OneAtATime") : null,
            [.. heads.Where(m => m.State == MeetingState.Closed).OrderByDescending(m => m.Number).Select(m => new HeldMeeting(m.Key, m.Number, m.HeldOn, [.. minutes.Where(x => x.Meeting == m.Key).Select(x => x.Version)]))],
            minutes.Exists(m => m.Told && m.Meeting == heads.Find(h => h.State == MeetingState.Closed)?.Key) ? new("Minutes.Told") : null);
    }

    static Refusal? WhyNotOpen(MeetingHead head, MeetingStanding whole) =>
        head.State != MeetingState.Planned ? new("Meetings.NotPlanned")
        : Meeting.WhyNotOpen(whole.Items, whole.Scoring, head.Present, head.Needed);

    static Task<List<MeetingHead>> HeadsAsync(AppDbContext db, string? edition, CancellationToken ct) =>
        db.Meetings.Where(m => string.IsNullOrEmpty(edition) || db.Editions.Any(e => e.Id == m.EditionId && e.Code == edition)).OrderByDescending(m => m.Id).Select(m => new MeetingHead
        {
            Id = m.Id, Key = m.Key, Version = m.Version, Number = m.Number, EditionId = m.EditionId, EditionCode = db.Editions.Where(e => e.Id == m.EditionId).Select(e => e.Code).First(),
            HeldOn = m.HeldOn, Place = m.Place, Quorum = new Quorum(m.QuorumKind, m.QuorumValue), State = m.State, OpenedAt = m.OpenedAt, ClosedAt = m.ClosedAt, PointerItemId = m.PointerItemId,
            Members = m.Members.OrderBy(p => p.User!.DisplayName).Select(p => new MemberRow(p.User!.Key, p.UserId, p.User.DisplayName, p.Presence, p.ArrivedAt, p.LeftAt)).ToList(),
        }).ToListAsync(ct);

    static Task<List<AgendaRow>> AgendaAsync(AppDbContext db, MeetingHead meeting, CancellationToken ct)
    {
        var whole = db.Viewer.Rows.MeetsWhole(meeting.EditionId);
        return db.AgendaItems.Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.Position).Select(i => new AgendaRow
        {
            Id = i.Id, Key = i.Key, Position = i.Position, Why = i.Why, Code = i.Candidate!.Code, CandidateKey = i.Candidate.Key, DecidedAt = i.DecidedAt,
            FamilyName = i.Candidate.Person.FamilyName, GivenName = i.Candidate.Person.GivenName, NameArabic = i.Candidate.Person.GivenNameArabic + " " + i.Candidate.Person.FamilyNameArabic,
            Outcome = db.SelectionDecisions.Where(d => d.CandidateId == i.CandidateId && d.ReplacedAt == null).Select(d => (SelectionOutcome?)d.Outcome).FirstOrDefault(),
            ReserveRank = !whole ? null : db.SelectionDecisions.Where(d => d.CandidateId == i.CandidateId && d.ReplacedAt == null).Select(d => d.ReserveRank).FirstOrDefault(),
        }).ToListAsync(ct);
    }

    /// <summary>The item looked at; null when it is not for this person. With it what is this person's alone: the draft of a note, and the levels they gave, to score again.</summary>
    static async Task<RoomItem?> ItemAsync(AppDbContext db, MeetingHead head, bool leads, CancellationToken ct)
    {
        var (me, language) = (db.Viewer.UserId, Texts.Texts.CurrentLanguage);
        var found = await db.AgendaItems.Where(i => i.Id == head.PointerItemId)
            .Select(i => new { Item = i, Draft = db.Drafts.Where(d => d.OwnerUserId == me && d.Form == Discussing.DraftForm && d.Target == i.Key).Select(d => d.Json).FirstOrDefault() }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var own = await db.ReviewMarks.Where(m => m.Review!.UserId == me && m.Review.CandidateId == found.Item.CandidateId && m.Review.State == ReviewState.Submitted && m.Review.Round.Kind == RoundKind.File)
            .Join(db.Criteria, m => m.CriterionId, c => c.Id, (m, c) => new { m.Review!.Round.Number, c.Position, c.RubricId, c.Key, c.Compulsory, m.Level, Name = language == "ar" ? c.Name.Ar : language == "en" ? c.Name.En : c.Name.Fr })
            .Join(db.Rubrics, c => c.RubricId, r => r.Id, (c, r) => new { c.Number, c.Position, Row = new OwnLevel(c.Key, c.Name, c.Level, r.ScaleMin, r.ScaleMax, c.Compulsory) }).ToListAsync(ct);
        return await BehindTheItem.OfAsync(db, found.Item, head, leads, ct) with
        {
            Draft = found.Draft ?? "", OwnLevels = [.. own.Where(l => l.Number == own.Max(o => o.Number)).OrderBy(l => l.Position).Select(l => l.Row)],
        };
    }
}
