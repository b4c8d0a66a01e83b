using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

public enum ConflictKind { Kin, OwnPupil, EmployeesChild, Coached, Friend, Other }

/// <summary>A personal tie between a member and a candidate: the file is hidden from that person everywhere and cannot be given to them.</summary>
public sealed class Conflict : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 300;

    Conflict() { }

    public Conflict(int editionId, int candidateId, int userId, ConflictKind kind, string? reason, int declaredByUserId) =>
        (EditionId, CandidateId, UserId, Kind, Reason, DeclaredByUserId) = (editionId, candidateId, userId, kind, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), declaredByUserId);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public ConflictKind Kind { get; private set; }
    public string? Reason { get; private set; }
    public int DeclaredByUserId { get; private set; }
}
