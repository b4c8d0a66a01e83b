using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>What acts on days and panels load and ask alike.</summary>
static class PanelRows
{
    /// <summary>The day with its panels and their members, for somebody who plans in its edition.</summary>
    public static async Task<InterviewDay> DayAsync(AppDbContext db, string? key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var day = await db.InterviewDays.Include(d => d.Panels).ThenInclude(p => p.Members).AsSplitQuery().SingleOrDefaultAsync(d => d.Key == key, ct) ?? throw new NotFoundForViewer(nameof(InterviewDay));
        db.Viewer.Demand(Permission.ScheduleInterviews, day.EditionId);
        return day;
    }

    public static async Task<Refusal?> WhyNotRemoveAsync(AppDbContext db, List<int> panels, CancellationToken ct) =>
        await WholeEdition.EverPlacedAsync(db, panels, ct) is > 0 and var count ? new("Interviews.HasPlaced", count) : null;

    /// <summary>Refuses beside the field when somebody, or the room, would be in two panels at one time.</summary>
    public static async Task DemandFreeAsync(AppDbContext db, DayTerms terms, int panelId, List<int> members, string? room, string field, CancellationToken ct)
    {
        var others = await db.InterviewPanels.Where(p => p.Id != panelId && p.Day!.Date == terms.Date && p.Day.OpensAt < terms.ClosesAt && p.Day.ClosesAt > terms.OpensAt)
            .Select(p => new { p.Room, p.Day!.Place, p.Day.OpensAt, Members = p.Members.Select(m => new { m.UserId, m.User!.DisplayName }).ToList() }).ToListAsync(ct);
        foreach (var other in others)
        {
            var at = other.OpensAt > terms.OpensAt ? other.OpensAt : terms.OpensAt;
            if (other.Members.Find(m => members.Contains(m.UserId)) is { } twice) throw new InputRefused(field, "Selection.MemberTwice", twice.DisplayName, terms.Date, at);
            if (room is not null && (other.Place, other.Room) == (terms.Place, room)) throw new InputRefused(field, "Selection.RoomTwice", room, terms.Date, at);
        }
    }
}
