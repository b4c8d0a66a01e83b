using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Whom to call: today's, or those of the coming days too.</summary>
public sealed record CallFilter : IListFilter<CallFilter>
{
    public string? Edition { get; init; }
    public bool Later { get; init; }

    public static CallFilter Parse(Func<string, string?> query) => new() { Edition = query("edition"), Later = query("later") == "1" };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition), ("later", Later ? "1" : null)];
}

/// <summary>Somebody to call, or whose WhatsApp message waits for a hand.</summary>
public sealed record CallRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string SortName { get; init; }
    public string? School { get; init; }
    public string? Phone { get; init; }
    public MessageTemplate Template { get; init; }
    public MessageChannel Channel { get; init; }

    /// <summary>It left already; the call makes sure that it arrived.</summary>
    public bool ToConfirm { get; init; }
    public DateOnly? CallOn { get; init; }
    public int Tries { get; init; }
    public ContactOutcome? LastOutcome { get; init; }
    public DateTime? LastAt { get; init; }
    public string? LeftWith { get; init; }
}

/// <summary>The call list: messages that wait for a person, those who have waited longest first.</summary>
public sealed class CallListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<CallFilter, CallRow>(viewerDb)
{
    public override string Code => "calls";
    public override Permission Permission => Permission.ViewMail;
    protected override (string Sort, bool Descending) DefaultOrder => ("on", false);

    public override IReadOnlyList<Column<CallRow>> Columns { get; } =
    [
        Column<CallRow>.Of("name", "Messages.To", r => r.SortName, shown: r => r.Name),
        Column<CallRow>.Unsorted("phone", "Messages.Phone", r => r.Phone),
        Column<CallRow>.Of("kind", "Messages.Kind", r => r.Template),
        Column<CallRow>.Of("channel", "Messages.ToDo", r => r.Channel),
        Column<CallRow>.Of("on", "Messages.CallOn", r => r.CallOn),
        Column<CallRow>.Of("tries", "Messages.Tries", r => r.Tries, isNumber: true),
        Column<CallRow>.Of("last", "Messages.LastOutcome", r => r.LastOutcome),
        Column<CallRow>.Of("school", "Candidates.School", r => r.School, onPage: false),
    ];

    protected override IQueryable<CallRow> Rows(AppDbContext db, CallFilter filter)
    {
        var today = clock.Today;
        var later = filter.Later;
        return db.Messages
            .Where(m => m.EditionId == db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault())
            .Where(m => m.CallOn != null && (later || m.CallOn <= today))
            .LeftJoin(db.Candidates, m => m.CandidateId, c => c.Id, (m, c) => new { m, c })
            .Select(x => new CallRow
            {
                Id = x.m.Id, Key = x.m.Key, Name = x.m.ToName, SortName = x.m.SortName, School = x.c == null ? null : x.c.School, Template = x.m.Template, Channel = x.m.Channel,
                ToConfirm = x.m.State == MessageState.Sent, CallOn = x.m.CallOn, Tries = x.m.Tries.Count,
                Phone = db.PersonContacts.Where(p => p.PersonId == x.m.PersonId).Select(p => p.Phone).FirstOrDefault() ?? (x.m.Channel == MessageChannel.Mail ? null : x.m.To),
                LastOutcome = x.m.Tries.OrderByDescending(t => t.Id).Select(t => (ContactOutcome?)t.Outcome).FirstOrDefault(),
                LastAt = x.m.Tries.OrderByDescending(t => t.Id).Select(t => (DateTime?)t.At).FirstOrDefault(),
                LeftWith = x.m.Tries.OrderByDescending(t => t.Id).Select(t => t.LeftWith).FirstOrDefault(),
            });
    }
}
