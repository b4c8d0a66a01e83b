using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews;

/// <summary>
/// Prepares what candidates are told of their interviews, inside the act that places, moves or cancels: held until somebody releases it.
/// What still waited is put aside; whoever was told before is told that it changed.
/// </summary>
static class Convoking
{
    /// <param name="heard">The interviews as they stand now, with their candidates (and persons) loaded.</param>
    public static async Task TellAsync(AppDbContext db, IReadOnlyCollection<(Interview Interview, Candidate Candidate)> heard, CancellationToken ct)
    {
        if (heard.Count == 0) return;
        var before = (await BlindFacts.AppointmentMailsAsync(db, [.. heard.Select(h => h.Interview.Key)], ct)).ToLookup(m => m.AppointmentUid);
        foreach (var held in before.SelectMany(m => m).Where(m => m.State == MessageState.Held)) held.Withdraw();
        var told = heard.Where(h => h.Interview.State != InterviewState.Cancelled || before[h.Interview.Key].Any(m => m.HasLeft)).ToList();
        if (told.Count == 0) return;
        var messages = await db.PrepareAsync(told.ConvertAll(h => new CandidateMessage(h.Candidate, Template(h.Interview, before[h.Interview.Key].Any(m => m.HasLeft)), Facts(h.Interview))), ct: ct);
        foreach (var (message, (interview, _)) in messages.Zip(told)) message.Attach(Of(interview));
    }

    public static Appointment Of(Interview i) => new(i.Key, i.Sequence, i.StartsAt, i.Minutes, i.Place, i.State == InterviewState.Cancelled);

    static MessageTemplate Template(Interview interview, bool wasTold) =>
        interview.State == InterviewState.Cancelled ? MessageTemplate.ConvocationCancelled : wasTold ? MessageTemplate.ConvocationChanged : MessageTemplate.Convocation;

    public static Dictionary<MessageField, object> Facts(Interview interview)
    {
        var local = ProgrammeClock.Local(interview.StartsAt);
        return new() { [MessageField.Day] = DateOnly.FromDateTime(local), [MessageField.Hour] = TimeOnly.FromDateTime(local), [MessageField.Place] = interview.Place };
    }
}
