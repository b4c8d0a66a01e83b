using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One try, as its line on the message's page.</summary>
public sealed record TryLine(DateTime At, MessageChannel Channel, ContactOutcome Outcome, string? By, string? LeftWith, string? Note);

/// <summary>One message as it stands: what the recipient gets, what was tried, and what this viewer may do about it.</summary>
public sealed record MessageView
{
    public required string Key { get; init; }
    public int Version { get; init; }
    public MessageTemplate Template { get; init; }
    public MessageState State { get; init; }
    public MessageChannel Channel { get; init; }
    public required string Edition { get; init; }
    public required string Name { get; init; }
    public string? CandidateKey { get; init; }

    /// <summary>The candidate's code; null for a message to somebody else.</summary>
    public string? Code { get; init; }
    public string? To { get; init; }

    /// <summary>The number to call, as known now.</summary>
    public string? Phone { get; init; }
    public required string Language { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required string Short { get; init; }
    public string? PreparedBy { get; init; }
    public DateTime PreparedAt { get; init; }
    public string? ReleasedBy { get; init; }
    public DateTime? ReleasedAt { get; init; }
    public DateTime? ConfirmedAt { get; init; }
    public int? AnswerDays { get; init; }
    public DateOnly? AnswerDueOn { get; init; }
    public DateOnly? CallOn { get; init; }

    /// <summary>Whether it left is not known: a person decides.</summary>
    public bool Uncertain { get; init; }

    /// <summary>The duty is this viewer's.</summary>
    public bool MayAct { get; init; }
    public bool MayChange => MayAct && State == MessageState.Held;
    public Refusal? WhyNotRelease { get; init; }
    public Refusal? WhyNotNote { get; init; }
    public bool MayRetry { get; init; }
    public required IReadOnlyList<MessageChannel> Offered { get; init; }
    public required IReadOnlyList<TryLine> Tries { get; init; }
}

/// <summary>Reads a message for its page and its print.</summary>
public sealed class MessageQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no such message for this viewer.</summary>
    public async Task<MessageView?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewMail);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var row = await db.Messages.Where(m => m.Key == key).Select(m => new
        {
            Message = m, Edition = db.Editions.Where(e => e.Id == m.EditionId).Select(e => e.Code).First(),
            Candidate = db.Candidates.Where(c => c.Id == m.CandidateId).Select(c => new { c.Key, c.Code }).FirstOrDefault(),
            Contact = db.PersonContacts.Where(p => p.PersonId == m.PersonId).Select(p => new { p.Email, p.Phone }).FirstOrDefault(),
            PreparedBy = db.Users.Where(u => u.Id == m.PreparedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
            ReleasedBy = db.Users.Where(u => u.Id == m.ReleasedByUserId).Select(u => u.DisplayName).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (row is null) return null;
        var m = row.Message;
        var tries = await db.ContactAttempts.Where(a => a.MessageId == m.Id).OrderByDescending(a => a.Id)
            .Select(a => new TryLine(a.At, a.Channel, a.Outcome, db.Users.Where(u => u.Id == a.ByUserId).Select(u => u.DisplayName).FirstOrDefault(), a.LeftWith, a.Note)).ToListAsync(ct);
        // A held message shows where it would go now, as the release would send it.
        if (m.State == MessageState.Held && row.Contact is { } contact) m.Address(contact.Email, contact.Phone, db.Offered);
        return new MessageView
        {
            Key = m.Key, Version = m.Version, Template = m.Template, State = m.State, Channel = m.Channel, Edition = row.Edition, Name = m.ToName, CandidateKey = row.Candidate?.Key, Code = row.Candidate?.Code,
            To = m.To, Phone = row.Contact?.Phone ?? (m.Channel == MessageChannel.Mail ? null : m.To), Language = m.Language, Subject = m.Subject, Body = m.Body, Short = m.Short,
            PreparedBy = row.PreparedBy, PreparedAt = m.CreatedAt, ReleasedBy = row.ReleasedBy, ReleasedAt = m.ReleasedAt, ConfirmedAt = m.ConfirmedAt,
            AnswerDays = m.AnswerDays, AnswerDueOn = m.AnswerDueOn, CallOn = m.CallOn, Uncertain = m.IsUncertain(clock.Now),
            MayAct = db.Viewer.Can(m.Template.Duty(), m.EditionId), WhyNotRelease = m.WhyNotRelease(db.Offered), WhyNotNote = m.WhyNotNote(clock.Now),
            MayRetry = m.State is MessageState.Failed or MessageState.NoAnswer || m.IsUncertain(clock.Now), Offered = db.Offered.All, Tries = tries,
        };
    }
}
