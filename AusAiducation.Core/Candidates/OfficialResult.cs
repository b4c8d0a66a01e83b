using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// Marks as the official results print them. One person enters or imports them, and they change nothing; a named person confirms them,
/// and from then on the file's marks are these. What the candidate had declared stays here.
/// </summary>
public sealed class OfficialResult : KeyedEntity, IAboutCandidate
{
    OfficialResult() { }

    public OfficialResult(Candidate candidate, BacMarks official, string? source, int byUserId)
    {
        (EditionId, CandidateId, Candidate) = (candidate.EditionId, candidate.Id, candidate);
        Enter(official, source, byUserId);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public decimal? National { get; private set; }
    public decimal? Regional { get; private set; }
    public decimal? ContinuousControl { get; private set; }
    public bool PrivateCandidate { get; private set; }

    /// <summary>The printed average: the mention and the rules go by it.</summary>
    public decimal Printed { get; private set; }

    /// <summary>Name of the imported file; none when a person typed it.</summary>
    public string? Source { get; private set; }
    public int EnteredByUserId { get; private set; }
    public AppUser? EnteredBy { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    public int? ConfirmedByUserId { get; private set; }
    public AppUser? ConfirmedBy { get; private set; }

    public decimal? DeclaredNational { get; private set; }
    public decimal? DeclaredRegional { get; private set; }
    public decimal? DeclaredContinuousControl { get; private set; }
    public decimal? DeclaredAverage { get; private set; }

    public BacMarks Official => new(National, Regional, ContinuousControl, PrivateCandidate, Printed);

    /// <summary>What the file held before the first confirmation.</summary>
    public BacMarks Declared => new(DeclaredNational, DeclaredRegional, DeclaredContinuousControl, PrivateCandidate, DeclaredAverage);

    /// <summary>Other official marks, a retake's for example: they wait for a confirmation of their own.</summary>
    public void Enter(BacMarks official, string? source, int byUserId)
    {
        (National, Regional, ContinuousControl, PrivateCandidate) = (official.National, official.Regional, official.ContinuousControl, official.PrivateCandidate);
        Printed = official.Printed ?? throw new RuleBroken("Results.PrintedNeeded");
        (Source, EnteredByUserId, ConfirmedAt, ConfirmedByUserId) = (source, byUserId, null, null);
    }

    /// <summary>Gives the file these marks; a component the results do not print stays as declared.</summary>
    public void Confirm(CandidateFile file, int byUserId, DateTime at)
    {
        if (ConfirmedAt is not null) throw new RuleBroken("Results.AlreadyConfirmed");
        if (DeclaredAverage is null && DeclaredNational is null)
            (DeclaredNational, DeclaredRegional, DeclaredContinuousControl, DeclaredAverage) = (file.National, file.Regional, file.ContinuousControl, file.PrintedAverage);
        file.CorrectMarks(file.StreamCode, Over(file.Marks), file.BacYear);
        (ConfirmedByUserId, ConfirmedAt) = (byUserId, at);
    }

    /// <summary>The marks the file would have.</summary>
    public BacMarks Over(BacMarks declared) =>
        new(National ?? declared.National, Regional ?? declared.Regional, ContinuousControl ?? declared.ContinuousControl, PrivateCandidate, Printed);
}
