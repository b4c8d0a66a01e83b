namespace AusAiducation.Core.Data;

public enum HistoryAction { Added, Changed, Removed, Batch, Opened }

/// <summary>Who changed which row, when, from what to what. Written by the save interceptor; nothing in the program edits it.</summary>
public sealed class HistoryEntry
{
    public long Id { get; private set; }
    public DateTime At { get; init; }

    /// <summary>Null when the program itself did it.</summary>
    public int? UserId { get; init; }
    public string? UserName { get; init; }
    public required string Entity { get; init; }
    public required string EntityKey { get; init; }
    public int? EditionId { get; init; }
    public string? CandidateKey { get; init; }
    public string? StudentKey { get; init; }
    public HistoryAction Action { get; init; }

    /// <summary>JSON: {"Field": ["before", "after"]}; sensitive values stand as "•••".</summary>
    public required string Changes { get; init; }
}
