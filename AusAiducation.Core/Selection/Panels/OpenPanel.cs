using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>A panel of a day with the slots that are still to come and that nobody has.</summary>
sealed record OpenPanel(InterviewPanel Panel, InterviewDay Day, IReadOnlyList<TimeOnly> Free, IReadOnlyList<TakenTime> Taken)
{
    /// <summary>All panels of an edition, by day and name, in two queries.</summary>
    public static async Task<IReadOnlyList<OpenPanel>> OfEditionAsync(AppDbContext db, int editionId, DateTime now, CancellationToken ct) =>
        [.. (await DaysAsync(db, db.InterviewDays.Where(d => d.EditionId == editionId), now, ct)).SelectMany(d => d.Panels)];

    /// <summary>Days in their order, those without a panel too.</summary>
    public static async Task<IReadOnlyList<(InterviewDay Day, IReadOnlyList<OpenPanel> Panels)>> DaysAsync(AppDbContext db, IQueryable<InterviewDay> which, DateTime now, CancellationToken ct)
    {
        var days = await which.Include(d => d.Edition).Include(d => d.Panels).ThenInclude(p => p.Members).ThenInclude(m => m.User).AsNoTracking().ToListAsync(ct);
        if (days.Count == 0) return [];
        var taken = await WholeEdition.TakenAsync(db, ProgrammeClock.Utc(days.Min(d => d.Date), TimeOnly.MinValue), ProgrammeClock.Utc(days.Max(d => d.Date).AddDays(1), TimeOnly.MinValue), ct);
        return [.. days.OrderBy(d => d.Date).ThenBy(d => d.OpensAt).ThenBy(d => d.Id)
            .Select(d => (d, (IReadOnlyList<OpenPanel>)[.. d.Panels.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => Of(d, p, taken, now))]))];
    }

    public DateTime At(TimeOnly start) => ProgrammeClock.Utc(Day.Date, start);

    /// <summary>A panel for the plan: its day is its place, so that region and language are asked of the day.</summary>
    public Sitting AsSitting() => new(Panel.Key, Day.Date, Day.Key, Panel.Key, [.. Panel.Members.Select(m => Ties.Person(m.UserId))], Free);

    static OpenPanel Of(InterviewDay day, InterviewPanel panel, List<TakenTime> taken, DateTime now)
    {
        var members = panel.Members.Select(m => m.UserId).ToHashSet();
        var own = taken.Where(t => t.PanelId == panel.Id).ToList();
        var busy = taken.Where(t => t.PanelId == panel.Id || t.Members.Exists(members.Contains)).ToList();
        return new(panel, day, [.. day.Terms.Starts().Where(start => ProgrammeClock.Utc(day.Date, start) is var at && at > now && !busy.Exists(b => b.Overlaps(at, day.SlotMinutes)))], own);
    }
}
