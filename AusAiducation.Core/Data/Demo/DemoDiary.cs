using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// What happened, in order of time. Each entry is written with the programme's clock standing at its moment and by the account that
/// did it, so that rows, their <c>CreatedAt</c> and their history tell one story. An entry may note later ones.
/// </summary>
sealed class DemoDiary(AppDbContext db, ProgrammeClock clock, TimeProvider time)
{
    readonly PriorityQueue<(string Who, Func<Task> Write), (DateTime At, int Order)> _entries = new();
    int _noted;

    /// <summary>The moment being written (UTC).</summary>
    public DateTime Now { get; private set; }

    /// <summary>The clock of security, which no demonstration moves: links expire by it.</summary>
    public DateTime SecurityNow => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(ProgrammeClock.Local(Now));

    /// <param name="who">Account by its name before the at sign; empty for the program itself.</param>
    public void On(DateOnly day, int hour, string who, Func<Task> write) =>
        _entries.Enqueue((who, write), (ProgrammeClock.Utc(day, new TimeOnly(hour, 0)), _noted++));

    /// <inheritdoc cref="On(DateOnly, int, string, Func{Task})"/>
    public void On(DateOnly day, int hour, string who, Action write) => On(day, hour, who, () => { write(); return Task.CompletedTask; });

    public async Task PlayAsync(Func<string, Viewer> viewer, CancellationToken ct)
    {
        // The interceptor looks for changes once per save; looking again at every query would cost a hundred times more.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        while (_entries.TryDequeue(out var entry, out var when))
        {
            StandAt(when.At);
            db.Viewer = viewer(entry.Who);
            await entry.Write();
            await SaveAsync(ct);
        }
    }

    /// <summary>Gives ids to what was added, and lets go of what no later entry changes: each save looks through all that is held.</summary>
    public async Task SaveAsync(CancellationToken ct = default)
    {
        await db.SaveChangesAsync(ct);
        foreach (var row in db.ChangeTracker.Entries().Where(e => IsOver(e.Entity)).ToList()) row.State = EntityState.Detached;
    }

    static bool IsOver(object row) => row switch
    {
        HistoryEntry or Membership or Message { State: MessageState.Confirmed or MessageState.Withdrawn } or EligibilityDecision or ShortlistDecision or InterviewSheet or InterviewMark => true,
        Review review => review.State == ReviewState.Submitted,
        ReviewMark mark => mark.Review!.State == ReviewState.Submitted,
        CoachingSession session => session.Mood != SessionMood.Urgent,
        PrivateNote note => note.Session!.Mood != SessionMood.Urgent,
        _ => false,
    };

    /// <summary>Stops the clock's hands at this moment; they run on from there.</summary>
    public void StandAt(DateTime utc)
    {
        Now = utc;
        clock.Offset = utc - time.GetUtcNow().UtcDateTime;
    }
}
