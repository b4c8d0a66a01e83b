using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Core.Data;

/// <summary>Turns one tracked change into its line of history: field, before, after; sensitive values masked.</summary>
static class HistoryRecord
{
    const string Masked = "•••";
    const int ValueMaxLength = 300;

    static readonly HashSet<string> AccountFields = [nameof(AppUser.DisplayName), nameof(AppUser.Email), nameof(AppUser.LockoutEnd), nameof(AppUser.ClosedAt), nameof(AppUser.TwoFactorEnabled), nameof(AppUser.UndertakingVersion)];
    static readonly HashSet<string> Technical = [nameof(Entity.Id), nameof(Entity.Version), nameof(Entity.CreatedAt), nameof(KeyedEntity.Key), nameof(Dossier.SavedAt), nameof(Candidate.StageSince), nameof(Review.SkippedAt)];
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly ConcurrentDictionary<PropertyInfo, bool> Sensitive = new();

    /// <summary>Drafts (a review before it is sent, a sheet before it is signed) are nobody's history; everything else that is an entity is, and the account itself.</summary>
    public static bool IsKept(EntityEntry entry) => entry.Entity switch
    {
        AppUser => true,
        Draft or DossierAnswer or ReviewVersion or Review { State: ReviewState.Draft } or InterviewSheet { SubmittedAt: null } => false,
        ReviewMark mark => mark.Review is { State: not ReviewState.Draft },
        InterviewMark mark => mark.Sheet is { SubmittedAt: not null },
        _ => entry.Entity is Entity,
    };

    public static HistoryEntry? Of(EntityEntry entry, Viewer viewer, DateTime at, HistorySubjects subjects)
    {
        var changes = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        Collect(entry.Properties, entry, "", changes);
        foreach (var complex in entry.ComplexProperties) Collect(complex.Properties, entry, complex.Metadata.Name + ".", changes);
        if (changes.Count == 0 && entry.State == EntityState.Modified) return null;
        var (editionId, candidateKey, studentKey) = subjects.Of(entry.Entity);
        return new HistoryEntry
        {
            At = at,
            UserId = IdOf(viewer), UserName = NameOf(viewer),
            Entity = entry.Metadata.ClrType.Name,
            EntityKey = entry.Entity switch { KeyedEntity k => k.Key, AppUser u => u.Key, _ => "" },
            EditionId = editionId,
            CandidateKey = candidateKey,
            StudentKey = studentKey,
            Action = entry.State switch { EntityState.Added => HistoryAction.Added, EntityState.Deleted => HistoryAction.Removed, _ => HistoryAction.Changed },
            Changes = JsonSerializer.Serialize(changes, Json),
        };
    }

    /// <summary>One line for a whole list of candidates: its file and how many it brought or took back.</summary>
    public static HistoryEntry OfList(Viewer viewer, DateTime at, SourceList list, HistoryAction action, int candidates) => new()
    {
        At = at, UserId = IdOf(viewer), UserName = NameOf(viewer), Entity = nameof(SourceList), EntityKey = list.Key, EditionId = list.EditionId, Action = action,
        Changes = JsonSerializer.Serialize(new SortedDictionary<string, string?[]> { ["Candidates"] = Moved(action, candidates.ToString(System.Globalization.CultureInfo.InvariantCulture)), ["FileName"] = Moved(action, list.FileName) }, Json),
    };

    /// <summary>Somebody looked at what is normally hidden: a card number, a document.</summary>
    public static HistoryEntry OfLook(Viewer viewer, DateTime at, Candidate candidate, string entity, string key, string what) => new()
    {
        At = at, UserId = IdOf(viewer), UserName = NameOf(viewer), Entity = entity, EntityKey = key, EditionId = candidate.EditionId, CandidateKey = candidate.Key,
        Action = HistoryAction.Opened, Changes = JsonSerializer.Serialize(new Dictionary<string, string?[]> { [what] = [null, Masked] }, Json),
    };

    /// <summary>Somebody gave the holder of a file a new passphrase, for a reason.</summary>
    public static HistoryEntry OfNewPassphrase(Viewer viewer, DateTime at, Dossier dossier, string? candidateKey, string reason) => new()
    {
        At = at, UserId = IdOf(viewer), UserName = NameOf(viewer), Entity = nameof(Dossier), EntityKey = dossier.Key, EditionId = dossier.EditionId, CandidateKey = candidateKey,
        Action = HistoryAction.Changed, Changes = JsonSerializer.Serialize(new SortedDictionary<string, string?[]> { ["Passphrase"] = [Masked, Masked], ["Reason"] = [null, reason] }, Json),
    };

    // The program itself, and the holder of a file of the public form, have no account.
    static int? IdOf(Viewer viewer) => viewer.UserId == 0 ? null : viewer.UserId;

    static string? NameOf(Viewer viewer) => viewer.DisplayName.Length == 0 ? null : viewer.DisplayName;

    static string?[] Moved(HistoryAction action, string value) => action == HistoryAction.Removed ? [value, null] : [null, value];

    static void Collect(IEnumerable<PropertyEntry> properties, EntityEntry entry, string prefix, SortedDictionary<string, string?[]> changes)
    {
        foreach (var p in properties)
        {
            var name = p.Metadata.Name;
            if (Technical.Contains(name) || p.Metadata.IsForeignKey() && entry.State != EntityState.Modified) continue;
            if (entry.Entity is AppUser && !AccountFields.Contains(name)) continue;
            var before = entry.State == EntityState.Added ? null : Text(p.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Text(p.CurrentValue);
            // 18.1 and 18.10 are one mark, written twice.
            if (before == after || (entry.State == EntityState.Modified && Equals(p.OriginalValue, p.CurrentValue))) continue;
            changes[prefix + name] = IsSensitive(p.Metadata) ? [before is null ? null : Masked, after is null ? null : Masked] : [before, after];
        }
    }

    static bool IsSensitive(IProperty property) =>
        property.PropertyInfo is { } info && Sensitive.GetOrAdd(info, i => i.GetCustomAttribute<SensitiveAttribute>() is not null || i.PropertyType == typeof(byte[]));

    static string? Text(object? value) => value switch
    {
        null => null,
        byte[] bytes => $"{bytes.Length} B {Convert.ToHexString(bytes.AsSpan(0, Math.Min(4, bytes.Length)))}",
        System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object>()),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() is { } s && s.Length > ValueMaxLength ? s[..ValueMaxLength] + "…" : value.ToString(),
    };
}
