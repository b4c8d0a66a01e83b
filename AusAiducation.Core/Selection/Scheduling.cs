using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>An interview as typed: candidate, moment, place and the keys of the panel.</summary>
public sealed class ScheduleInput : NeedsInput
{
    public string? CandidateKey { get; set; }
    public string? Version { get; set; }
    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Place { get; set; }
    public List<string> Panel { get; set; } = [];

    /// <summary>Why an interview that stands is moved.</summary>
    public string? Reason { get; set; }
}

/// <summary>Plans and moves interviews, and records who did not come.</summary>
public sealed class Scheduling(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Plans the candidate's interview, or moves the one that stands.</summary>
    public async Task PlanAsync(ScheduleInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var problems = new Problems();
        var day = problems.Day(nameof(input.Day), input.Day, notBefore: clock.Today);
        var time = problems.Time(nameof(input.Time), input.Time);
        var place = problems.Required(nameof(input.Place), input.Place, Interview.PlaceMaxLength);
        var needs = input.ReadNeeds(problems);
        var candidate = await db.Candidates.Include(c => c.Person).SingleOrDefaultAsync(c => c.Key == input.CandidateKey, ct) ?? throw new NotFoundForViewer("Candidate");
        db.Viewer.Demand(Permission.ScheduleInterviews, candidate.EditionId);
        var last = await db.Interviews.Include(i => i.Panel).Where(i => i.CandidateId == candidate.Id).OrderByDescending(i => i.Id).FirstOrDefaultAsync(ct);
        RuleBroken.If(PlanningQueries.WhyNot(candidate.Stage, last?.State) ?? await InterviewRounds.WhyNotPlanAsync(db, candidate.EditionId, ct));
        var stands = last is { State: InterviewState.Planned };
        var reason = stands ? problems.Required(nameof(input.Reason), input.Reason, Interview.ReasonMaxLength) : "";
        var panel = await PanelAsync(db, input, candidate, problems, ct);
        problems.ThrowIfAny();
        var startsAt = ProgrammeClock.Utc(day!.Value, time!.Value);
        await DemandFreeAsync(db, panel, startsAt, stands ? last!.Id : 0, ct);

        if (stands) await MoveAsync(db, last!, input.Version, startsAt, place, [.. panel.Keys], null, reason, ct);
        else db.Interviews.Add(last = new Interview(candidate.EditionId, candidate.Id, startsAt, place, panel.Keys));
        last!.Note(needs);
        await Convoking.TellAsync(db, [(last, candidate)], ct);
        await db.SaveNewAsync(ct);
    }

    /// <summary>The candidate did not come; another interview may then be planned.</summary>
    public async Task RecordNoShowAsync(string? interviewKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var interview = await db.Interviews.SingleOrDefaultAsync(i => i.Key == interviewKey, ct) ?? throw new NotFoundForViewer("Interview");
        db.Viewer.Demand(Permission.ScheduleInterviews, interview.EditionId);
        interview.RecordNoShow(db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>An interview whose sheet was begun has started: it stays where it is.</summary>
    internal static async Task MoveAsync(AppDbContext db, Interview interview, string? version, DateTime startsAt, string place, List<int> panel, InterviewPanel? slotOf, string reason, CancellationToken ct)
    {
        if (await WholeEdition.SheetAuthorAsync(db, interview.Id, ct) is { } author) throw new RuleBroken("Interviews.SheetStarted", author);
        db.Expect(interview, Typed.TryInt(version, out var seen) ? seen : 0);
        interview.Move(startsAt, place, panel, slotOf, reason);
    }

    /// <summary>The chosen members, by id. Whoever declared a tie with the candidate, or inquires into the family, cannot sit, and is named with the reason.</summary>
    async Task<Dictionary<int, string>> PanelAsync(AppDbContext db, ScheduleInput input, Candidate candidate, Problems problems, CancellationToken ct)
    {
        var found = await PlanningQueries.Members(db, candidate.EditionId, clock.Today).Where(u => input.Panel.Contains(u.Key))
            .Select(u => new { u.Id, u.DisplayName, Tie = db.Conflicts.Where(x => x.UserId == u.Id && x.CandidateId == candidate.Id).Select(x => (Selection.ConflictKind?)x.Kind).FirstOrDefault() }).ToListAsync(ct);
        if (found.Count == 0) problems.Add(nameof(input.Panel), "Interviews.PanelEmpty");
        if (found.Find(u => u.Tie is not null) is { } tied) problems.Add(nameof(input.Panel), "Interviews.PanelTie", tied.DisplayName);
        var inquirers = await Separation.InquirersAsync(db, candidate.Id, ct);
        if (found.Find(u => inquirers.Contains(u.Id)) is { } inquirer) problems.Add(nameof(input.Panel), "Interviews.PanelInquires", inquirer.DisplayName);
        return found.ToDictionary(u => u.Id, u => u.DisplayName);
    }

    /// <summary>Says who is taken and when, never by whom: that candidate may be hidden from the person who plans.</summary>
    static async Task DemandFreeAsync(AppDbContext db, Dictionary<int, string> panel, DateTime startsAt, int exceptInterviewId, CancellationToken ct)
    {
        var busy = await WholeEdition.BusyAsync(db, [.. panel.Keys], startsAt - Interview.Duration, startsAt + Interview.Duration, exceptInterviewId, ct);
        if (busy.Count > 0) throw new InputRefused(nameof(ScheduleInput.Panel), "Interviews.PanelBusy", panel[busy[0].UserId], Formats.Moment(busy[0].At));
    }
}
