using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates;

/// <summary>Two files a person found to be of one young person: which one stands, what it said before, and what moved to it.</summary>
public sealed class CandidateMerge : KeyedEntity, IAboutCandidate
{
    CandidateMerge() { }

    public CandidateMerge(Candidate kept, Candidate merged, FileValues before, IReadOnlyDictionary<string, List<int>> moved, int byUserId, DateTime at)
    {
        (CandidateId, MergedCandidateId, EditionId, ByUserId, At) = (kept.Id, merged.Id, kept.EditionId, byUserId, at);
        (Before, PurgeBefore, Moved) = (JsonSerializer.Serialize(before), kept.PurgeOn, JsonSerializer.Serialize(moved));
    }

    /// <summary>The file that stands.</summary>
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int MergedCandidateId { get; private set; }
    public Candidate? Merged { get; private set; }
    public int EditionId { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    [Sensitive]
    public string Before { get; private set; } = "";
    public DateOnly? PurgeBefore { get; private set; }

    /// <summary>JSON: table to the ids of the rows that went over.</summary>
    public string Moved { get; private set; } = "";
    public DateTime? UndoneAt { get; private set; }
    public int? UndoneByUserId { get; private set; }

    public FileValues ReadBefore() => JsonSerializer.Deserialize<FileValues>(Before)!;

    public Dictionary<string, List<int>> ReadMoved() => JsonSerializer.Deserialize<Dictionary<string, List<int>>>(Moved)!;

    /// <summary>The text of what was there goes with the undoing: both files say it again themselves.</summary>
    public void Undo(int byUserId, DateTime at)
    {
        if (UndoneAt is not null) throw new RuleBroken("Duplicates.AlreadyUndone");
        (UndoneAt, UndoneByUserId, Before) = (at, byUserId, "{}");
    }
}

/// <summary>Two files a person looked at and found to be of two people, whatever they share; they are not suspected again.</summary>
public sealed class DistinctPair : Entity, IAboutCandidate
{
    DistinctPair() { }

    public DistinctPair(Candidate one, Candidate other, int byUserId)
    {
        var (first, second) = one.Id < other.Id ? (one, other) : (other, one);
        (CandidateId, OtherId, EditionId, ByUserId) = (first.Id, second.Id, first.EditionId, byUserId);
    }

    /// <summary>The one with the smaller id.</summary>
    public int CandidateId { get; private set; }
    public int OtherId { get; private set; }
    public int EditionId { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
}
