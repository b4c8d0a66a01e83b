using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;

namespace AusAiducation.Core.Selection;

/// <summary>
/// The only form in which a reviewer meets a file. It is read from the anonymous file alone: no person, candidate, family or document
/// is joined, so search, order and exports made from it cannot tell who is behind a code.
/// </summary>
public sealed record FileView
{
    public required string Code { get; init; }
    public string? StreamCode { get; init; }
    public int? BacYear { get; init; }
    public decimal? National { get; init; }
    public decimal? Regional { get; init; }
    public decimal? ContinuousControl { get; init; }
    public bool PrivateCandidate { get; init; }
    public decimal? Printed { get; init; }
    public string? StudyWish { get; init; }
    public string? Motivation { get; init; }
    public string? Admissions { get; init; }
    public string? Project { get; init; }

    public BacMarks Marks => new(National, Regional, ContinuousControl, PrivateCandidate, Printed);

    /// <summary>The transcript was received and its average recorded by the team; the paper itself names the person and stays withheld.</summary>
    public bool TranscriptChecked => Printed is not null || MarksVerified;

    /// <summary>Each mark was found on the transcript by a person of the team.</summary>
    public bool MarksVerified { get; init; }

    /// <summary>The projection of a file for this reviewer in this round. Throws <see cref="AccessDenied"/> for anybody who does not score in it.</summary>
    public static Expression<Func<CandidateFile, FileView>> For(Viewer viewer, Round round)
    {
        viewer.Demand(Permission.ScoreFiles, round.EditionId);
        var hides = round.HidesIdentity;
        return f => new FileView
        {
            Code = f.Code, StreamCode = f.StreamCode, BacYear = f.BacYear, National = f.National, Regional = f.Regional, ContinuousControl = f.ContinuousControl,
            PrivateCandidate = f.PrivateCandidate, Printed = f.PrintedAverage, MarksVerified = f.MarksVerifiedAt != null, StudyWish = f.StudyWish, Motivation = hides ? f.AnonymousMotivation : f.Motivation,
            Admissions = hides ? f.AnonymousAdmissions : f.Admissions, Project = hides ? f.AnonymousProject : f.Project,
        };
    }
}
