using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>One name of a body with its days.</summary>
public sealed record OrganisationName(string Key, string Name, DateOnly? From, DateOnly? To);

public sealed record ContactRow(string Key, string Name, string? Duty, string? Phone, string? Email);

/// <summary>A call as it was sent, and what came back.</summary>
public sealed record OrganisationCallRow(string Key, string EditionCode, DateOnly SentOn, CallChannel Channel, string? To, string? Note, string By, CallAnswer Answer, DateOnly? AnsweredOn, string? AnswerNote);

/// <summary>A list received, and the files an edition has of it.</summary>
public sealed record SuppliedRow(string Key, string EditionCode, string FileName, DateTime At, int Brought, int Changed, DateTime? UndoneAt, DateOnly? PurgeOn);

/// <summary>One organisation: its names, contacts, what was sent to it and what came back.</summary>
public sealed record OrganisationView
{
    public required string Key { get; init; }
    public required LocalText Name { get; init; }
    public OrganisationKind Kind { get; init; }
    public string? ProvinceCode { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public int Version { get; init; }
    public IReadOnlyList<OrganisationName> Names { get; init; } = [];
    public IReadOnlyList<ContactRow> Contacts { get; init; } = [];
    public IReadOnlyList<OrganisationCallRow> Calls { get; init; } = [];
    public IReadOnlyList<SuppliedRow> Lists { get; init; } = [];

    /// <summary>Pupils named one by one, outside any list, by edition.</summary>
    public IReadOnlyList<(string EditionCode, int Files)> Nominated { get; init; } = [];
}

/// <summary>Reads one organisation. Six queries.</summary>
public sealed class OrganisationQueries(ViewerDb viewerDb)
{
    /// <summary>Null when there is none for this viewer.</summary>
    public async Task<OrganisationView?> OneAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewOrganisations);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await db.Organisations.Where(o => (o.FirstId ?? o.Id) == db.Organisations.Where(x => x.Key == key).Select(x => x.FirstId ?? x.Id).FirstOrDefault()).OrderBy(o => o.Id).ToListAsync(ct);
        if (names.Find(o => o.Key == key) is not { } one) return null;
        var (body, rows) = (one.BodyId, names.ConvertAll(o => o.Id));
        var contacts = await db.OrganisationContacts.Where(c => c.BodyId == body && c.EndedAt == null).OrderBy(c => c.Id).Select(c => new ContactRow(c.Key, c.Name, c.Duty, c.Phone, c.Email)).ToListAsync(ct);
        var calls = await db.OrganisationCalls.Where(c => c.BodyId == body).OrderByDescending(c => c.SentOn).ThenByDescending(c => c.Id).Select(c => new OrganisationCallRow(
            c.Key, db.Editions.Where(e => e.Id == c.EditionId).Select(e => e.Code).First(), c.SentOn, c.Channel, c.To, c.Note, c.By!.DisplayName, c.Answer, c.AnsweredOn, c.AnswerNote)).ToListAsync(ct);
        var lists = await db.SourceLists.Where(l => rows.Contains(l.OrganisationId)).OrderByDescending(l => l.Id).Select(l => new SuppliedRow(
            l.Key, db.Editions.Where(e => e.Id == l.EditionId).Select(e => e.Code).First(), l.FileName, l.CreatedAt, l.Lines, l.Changed, l.UndoneAt, l.PurgeOn)).ToListAsync(ct);
        var nominated = await db.Candidates.Where(c => rows.Contains(c.SuppliedByOrganisationId!.Value) && c.SourceListId == null).GroupBy(c => c.Edition!.Code).Select(g => new { Code = g.Key, Files = g.Count() }).ToListAsync(ct);
        return new OrganisationView
        {
            Key = key, Name = one.Name, Kind = one.Kind, ProvinceCode = one.ProvinceCode, ValidFrom = one.ValidFrom, ValidTo = one.ValidTo, Version = one.Version,
            Names = names.ConvertAll(o => new OrganisationName(o.Key, o.Name.Current, o.ValidFrom, o.ValidTo)), Contacts = contacts, Calls = calls, Lists = lists,
            Nominated = nominated.ConvertAll(n => (n.Code, n.Files)),
        };
    }
}
