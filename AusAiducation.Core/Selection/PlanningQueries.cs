using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Somebody who may sit on this panel, or may not: a declared tie, or they visit the family.</summary>
public sealed record PanelChoice(string Key, string Name, bool HasTie);

/// <summary>A free slot: what is posted, and the day, hour and place that are shown.</summary>
public sealed record SlotChoice(string Value, DateTime At, string Panel, string Place);

/// <summary>The form that plans one interview: what stands now, or a proposal that follows the last one planned.</summary>
public sealed record PlanView
{
    public required string CandidateKey { get; init; }
    public required string Name { get; init; }
    public required string Edition { get; init; }

    /// <summary>The interview this form moves; null when it makes a new one.</summary>
    public string? InterviewKey { get; init; }
    public int Version { get; init; }
    public required DateTime StartsAt { get; init; }
    public string? Place { get; init; }
    public IReadOnlyList<string> Panel { get; init; } = [];
    public InterviewNeeds Needs { get; init; } = InterviewNeeds.None;

    /// <summary>Free slots of the edition's days whose panel has no tie with the candidate.</summary>
    public IReadOnlyList<SlotChoice> Slots { get; init; } = [];
    public required IReadOnlyList<PanelChoice> Choices { get; init; }
    public Refusal? WhyNot { get; init; }
}

/// <summary>Reads what planning an interview needs.</summary>
public sealed class PlanningQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    static readonly TimeOnly FirstOfDay = new(9, 0);

    /// <summary>Null when there is no such candidate for this viewer.</summary>
    public async Task<PlanView?> FindAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var c = await db.Candidates.Where(c => c.Key == candidateKey).Select(c => new
        {
            c.Id, c.Key, c.Stage, c.EditionId, Edition = c.Edition!.Code, From = c.Edition.Calendar.InterviewsFrom, c.Person.FamilyName, c.Person.GivenName,
            Round = db.Rounds.Where(r => r.EditionId == c.EditionId && r.Kind == RoundKind.Interview).Select(r => (RoundState?)r.State).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (c is null) return null;
        // The next slot after the one planned last, with the same place and panel: a day is planned in one go.
        var known = await db.Interviews.Include(i => i.Panel).ThenInclude(p => p.User)
            .Where(i => i.CandidateId == c.Id || (i.EditionId == c.EditionId && i.Id == db.Interviews.Where(x => x.EditionId == c.EditionId && x.State != InterviewState.Cancelled).Max(x => (int?)x.Id))).OrderBy(i => i.Id).AsNoTracking().ToListAsync(ct);
        var last = known.FindLast(i => i.CandidateId == c.Id);
        var stands = last is { State: InterviewState.Planned };
        var model = stands ? last : known.FindLast(i => i.State != InterviewState.Cancelled);
        var inquirers = await Separation.InquirersAsync(db, c.Id, ct);
        var choices = await ChoicesAsync(db, c.Id, c.EditionId, inquirers, clock.Today, ct);
        var tied = choices.Where(x => x.HasTie).Select(x => x.Key).ToHashSet();
        var open = await Panels.OpenPanel.OfEditionAsync(db, c.EditionId, clock.Now, ct);
        return new PlanView
        {
            Needs = last?.Needs ?? InterviewNeeds.None,
            Slots = [.. open.Where(p => !p.Panel.Members.Any(m => tied.Contains(m.User!.Key))).SelectMany(p => p.Free.Select(start => new SlotChoice($"{p.Panel.Key} {Texts.Formats.Hour(start)}", p.At(start), p.Panel.Name, p.Panel.WhereOn(p.Day.Place))))],
            CandidateKey = c.Key, Name = $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", Edition = c.Edition,
            InterviewKey = stands ? last!.Key : null, Version = stands ? last!.Version : 0,
            StartsAt = model is null ? ProgrammeClock.Utc(c.From, FirstOfDay) : stands ? model.StartsAt : model.StartsAt + Interview.Duration,
            Place = model?.Place, Panel = [.. model?.Panel.Select(p => p.User!.Key) ?? []],
            Choices = choices, WhyNot = WhyNot(c.Stage, last?.State) ?? InterviewRounds.WhyNotPlan(c.Round),
        };
    }

    internal static Refusal? WhyNot(CandidateStage stage, InterviewState? last) =>
        stage != CandidateStage.Shortlisted ? new("Interviews.NotShortlisted", stage)
        : last == InterviewState.Held ? new("Interviews.AlreadyHeld")
        : null;

    static Task<List<PanelChoice>> ChoicesAsync(AppDbContext db, int candidateId, int editionId, List<int> inquirers, DateOnly today, CancellationToken ct) =>
        Members(db, editionId, today).OrderBy(u => u.DisplayName)
            .Select(u => new PanelChoice(u.Key, u.DisplayName, db.Conflicts.Any(x => x.UserId == u.Id && x.CandidateId == candidateId) || inquirers.Contains(u.Id))).ToListAsync(ct);

    /// <summary>The people of the edition's interview round whose hat holds today.</summary>
    internal static IQueryable<AppUser> Members(AppDbContext db, int editionId, DateOnly today)
    {
        var fitting = RoundPeople.Fitting(db, RoundKind.Interview, editionId, today);
        return fitting.Where(u => db.RoundMembers.Any(m => m.UserId == u.Id && m.Round!.Kind == RoundKind.Interview && m.EditionId == editionId));
    }
}
