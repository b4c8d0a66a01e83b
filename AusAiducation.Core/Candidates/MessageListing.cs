using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What the outbox is filtered by.</summary>
public sealed record MessageFilter : IListFilter<MessageFilter>
{
    public string? Edition { get; init; }
    public string? Search { get; init; }
    public MessageTemplate? Template { get; init; }
    public MessageState? State { get; init; }
    public MessageChannel? Channel { get; init; }

    public static MessageFilter Parse(Func<string, string?> query) => new()
    {
        Edition = query("edition"), Search = query("q"),
        Template = Enum.TryParse<MessageTemplate>(query("kind"), out var template) && Enum.IsDefined(template) ? template : null,
        State = Enum.TryParse<MessageState>(query("state"), out var state) && Enum.IsDefined(state) ? state : null,
        Channel = Enum.TryParse<MessageChannel>(query("channel"), out var channel) && Enum.IsDefined(channel) ? channel : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() =>
        [("edition", Edition), ("q", Search), ("kind", Template?.ToString()), ("state", State?.ToString()), ("channel", Channel?.ToString())];
}

/// <summary>One line of the outbox.</summary>
public sealed record MessageRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string SortName { get; init; }

    /// <summary>The candidate's; null for a message to somebody else.</summary>
    public string? Code { get; init; }
    public MessageTemplate Template { get; init; }
    public MessageState State { get; init; }
    public MessageChannel Channel { get; init; }
    public int Tries { get; init; }
    public DateTime PreparedAt { get; init; }
    public DateTime? ReleasedAt { get; init; }
    public DateTime? SentAt { get; init; }
    public DateTime? ConfirmedAt { get; init; }
    public DateOnly? AnswerDueOn { get; init; }
}

/// <summary>The outbox of one edition: every message, whatever its channel and state.</summary>
public sealed class MessageListing(ViewerDb viewerDb) : Listing<MessageFilter, MessageRow>(viewerDb)
{
    public override string Code => "messages";
    public override Permission Permission => Permission.ViewMail;
    protected override (string Sort, bool Descending) DefaultOrder => ("prepared", true);

    public override IReadOnlyList<Column<MessageRow>> Columns { get; } =
    [
        Column<MessageRow>.Of("name", "Messages.To", r => r.SortName, shown: r => r.Name),
        Column<MessageRow>.Of("code", "Ranking.Code", r => r.Code, onPage: false),
        Column<MessageRow>.Of("kind", "Messages.Kind", r => r.Template),
        Column<MessageRow>.Of("channel", "Messages.Channel", r => r.Channel),
        Column<MessageRow>.Of("state", "Messages.State", r => r.State),
        Column<MessageRow>.Of("tries", "Messages.Tries", r => r.Tries, isNumber: true),
        Column<MessageRow>.Of("prepared", "Messages.PreparedAt", r => r.PreparedAt),
        Column<MessageRow>.Of("released", "Messages.ReleasedAt", r => r.ReleasedAt, onPage: false),
        Column<MessageRow>.Of("sent", "Messages.SentAt", r => r.SentAt, onPage: false),
        Column<MessageRow>.Of("confirmed", "Messages.ConfirmedAt", r => r.ConfirmedAt, onPage: false),
        Column<MessageRow>.Of("due", "Messages.AnswerDue", r => r.AnswerDueOn),
    ];

    protected override IQueryable<MessageRow> Rows(AppDbContext db, MessageFilter filter)
    {
        var messages = db.Messages.Where(m => m.EditionId == db.Editions.Where(e => filter.Edition == null || e.Code == filter.Edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefault());
        if (filter.Template is { } template) messages = messages.Where(m => m.Template == template);
        if (filter.State is { } state) messages = messages.Where(m => m.State == state);
        if (filter.Channel is { } channel) messages = messages.Where(m => m.Channel == channel);
        foreach (var word in NameFolding.Fold(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries)) messages = messages.Where(m => m.SortName.Contains(word));
        return messages.LeftJoin(db.Candidates, m => m.CandidateId, c => c.Id, (m, c) => new MessageRow
        {
            Id = m.Id, Key = m.Key, Name = m.ToName, SortName = m.SortName, Code = c == null ? null : c.Code, Template = m.Template, State = m.State, Channel = m.Channel,
            Tries = m.Tries.Count, PreparedAt = m.CreatedAt, ReleasedAt = m.ReleasedAt, SentAt = m.SentAt, ConfirmedAt = m.ConfirmedAt, AnswerDueOn = m.AnswerDueOn,
        });
    }
}
