using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Messages;

/// <summary>One held message as it would leave now, or why it would not.</summary>
public sealed record ReleaseLine(string Key, int Version, string Name, MessageTemplate Template, string Subject, MessageChannel Channel, string? To, Refusal? WhyNot);

/// <summary>Who would get what, by which channel, if everything shown were released now.</summary>
public sealed record ReleasePreview(IReadOnlyList<ReleaseLine> Lines, int Held)
{
    public IEnumerable<(MessageChannel Channel, int Count)> ByChannel => Lines.Where(l => l.WhyNot is null).CountBy(l => l.Channel).OrderBy(c => c.Key).Select(c => (c.Key, c.Value));
}

/// <summary>Reads what a release would do, with the contacts as they are known now.</summary>
public sealed class ReleaseQueries(ViewerDb viewerDb)
{
    /// <summary>More than a person reads through; the rest follows once these have left.</summary>
    public const int MaxShown = 300;

    public async Task<ReleasePreview> ReadAsync(string? edition, MessageTemplate? template, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewMail);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var editionId = await db.Editions.Where(e => edition == null || e.Code == edition).OrderByDescending(e => e.Code).Select(e => e.Id).FirstOrDefaultAsync(ct);
        var own = Enum.GetValues<MessageTemplate>().Where(t => db.Viewer.Can(t.Duty(), editionId) && (template is null || t == template)).ToList();
        var held = db.Messages.Where(m => m.EditionId == editionId && m.State == MessageState.Held && own.Contains(m.Template));
        var count = await held.CountAsync(ct);
        var messages = await held.OrderBy(m => m.Template).ThenBy(m => m.SortName).ThenBy(m => m.Id).Take(MaxShown).ToListAsync(ct);
        var contacts = await db.ContactsAsync(messages, ct);
        return new(messages.ConvertAll(m =>
        {
            m.Address(contacts[m.Id].Mail, contacts[m.Id].Phone, db.Offered);
            return new ReleaseLine(m.Key, m.Version, m.ToName, m.Template, m.Subject, m.Channel, m.To, m.WhyNotRelease(db.Offered));
        }), count);
    }
}
