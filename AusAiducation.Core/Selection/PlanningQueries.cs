using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Somebody who may sit on this panel, or the reason why not.</summary>
public sealed record PanelChoice(string Key, string Name, bool HasTie);

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
        }).SingleOrDefaultAsync(ct);
        if (c is null) return null;
        var last = await db.Interviews.Include(i => i.Panel).ThenInclude(p => p.User).Where(i => i.CandidateId == c.Id).OrderByDescending(i => i.Id).AsNoTracking().FirstOrDefaultAsync(ct);
        var stands = last is { State: InterviewState.Planned };
        // The next slot after the one planned last, with the same place and panel: a day is planned in one go.
        var model = stands ? last : await db.Interviews.Include(i => i.Panel).ThenInclude(p => p.User).Where(i => i.EditionId == c.EditionId).OrderByDescending(i => i.Id).AsNoTracking().FirstOrDefaultAsync(ct);
        return new PlanView
        {
            CandidateKey = c.Key, Name = $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", Edition = c.Edition,
            InterviewKey = stands ? last!.Key : null, Version = stands ? last!.Version : 0,
            StartsAt = model is null ? ProgrammeClock.Utc(c.From, FirstOfDay) : stands ? model.StartsAt : model.StartsAt + Interview.Duration,
            Place = model?.Place, Panel = [.. model?.Panel.Select(p => p.User!.Key) ?? []],
            Choices = await ChoicesAsync(db, c.Id, c.EditionId, clock.Today, ct), WhyNot = WhyNot(c.Stage, last?.State) ?? await InterviewRounds.WhyNotPlanAsync(db, c.EditionId, ct),
        };
    }

    internal static Refusal? WhyNot(CandidateStage stage, InterviewState? last) =>
        stage != CandidateStage.Shortlisted ? new("Interviews.NotShortlisted", stage)
        : last == InterviewState.Held ? new("Interviews.AlreadyHeld")
        : null;

    static Task<List<PanelChoice>> ChoicesAsync(AppDbContext db, int candidateId, int editionId, DateOnly today, CancellationToken ct) =>
        Members(db, editionId, today).OrderBy(u => u.DisplayName)
            .Select(u => new PanelChoice(u.Key, u.DisplayName, db.Conflicts.Any(x => x.UserId == u.Id && x.CandidateId == candidateId))).ToListAsync(ct);

    /// <summary>The people of the edition's interview round whose hat holds today.</summary>
    internal static IQueryable<AppUser> Members(AppDbContext db, int editionId, DateOnly today)
    {
        var fitting = RoundPeople.Fitting(db, RoundKind.Interview, editionId, today);
        return fitting.Where(u => db.RoundMembers.Any(m => m.UserId == u.Id && m.Round!.Kind == RoundKind.Interview && m.EditionId == editionId));
    }
}
