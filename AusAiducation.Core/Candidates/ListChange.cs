using System.Text.Json;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates;

/// <summary>A file that a supplied list corrected, and what stood in it before, for the list's undoing.</summary>
public sealed class ListChange : Entity, IAboutCandidate
{
    ListChange() { }

    public ListChange(int sourceListId, Candidate candidate, FileValues before) =>
        (SourceListId, CandidateId, EditionId, Before) = (sourceListId, candidate.Id, candidate.EditionId, JsonSerializer.Serialize(before));

    public int SourceListId { get; private set; }
    public int CandidateId { get; private set; }
    public int EditionId { get; private set; }

    [Sensitive]
    public string Before { get; private set; } = "";

    public FileValues ReadBefore() => JsonSerializer.Deserialize<FileValues>(Before)!;
}
