using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>
/// Reminds members of files left: before the end of their round, on it, and after. Each reminder goes once, and none to somebody who has
/// sent everything. The day is the programme's; mails leave by the machine's clock.
/// </summary>
public sealed class ReviewReminding(AppDbContextFactory factory, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>Nobody is woken by a programme.</summary>
    static readonly TimeOnly FromHour = new(8, 0);

    /// <summary>How many reminders went.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var today = clock.Today;
        if (!db.Offered.Mail || TimeOnly.FromDateTime(ProgrammeClock.Local(clock.Now)) < FromHour) return 0;
        var sent = 0;
        foreach (var open in await db.Rounds.Where(r => r.State == RoundState.Open && r.RemindDays != null).OrderBy(r => r.Id)
            .Select(r => new { Round = r, Edition = db.Editions.Where(e => e.Id == r.EditionId).Select(e => e.Code).First() }).ToListAsync(ct))
            if (open.Round.KindOn(today) is { } kind) sent += await RemindAsync(db, open.Round, open.Edition, kind, ct);
        return sent;
    }

    async Task<int> RemindAsync(AppDbContext db, Round round, string edition, ReminderKind kind, CancellationToken ct)
    {
        var left = await db.Reviews.Where(r => r.RoundId == round.Id && (r.State == ReviewState.Assigned || r.State == ReviewState.Draft)).GroupBy(r => r.UserId)
            .Select(g => new { UserId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.UserId, g => g.Count, ct);
        var told = await db.ReviewReminders.Where(r => r.RoundId == round.Id && r.Kind == kind && r.DueOn == round.ClosesOn).Select(r => r.UserId).ToListAsync(ct);
        var people = await PlanState.PeopleAsync(db, round, clock.Today, ct);
        var sent = 0;
        foreach (var person in people.Where(p => left.ContainsKey(p.UserId) && !told.Contains(p.UserId) && !string.IsNullOrEmpty(p.Mail)))
        {
            db.OutgoingMails.Add(ReviewMails.Reminder(person, kind, left[person.UserId], round, edition, time.GetUtcNow().UtcDateTime));
            db.ReviewReminders.Add(new ReviewReminder(round, person.UserId, kind, clock.Now));
            if (await SaveAsync(db, ct)) sent++;
        }
        return sent;
    }

    /// <summary>False: another server sent the same one.</summary>
    static async Task<bool> SaveAsync(AppDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList().ForEach(entry => entry.State = EntityState.Detached);
            return false;
        }
    }
}
