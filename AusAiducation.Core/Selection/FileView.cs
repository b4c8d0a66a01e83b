using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Who is behind a file, in a round that does not hide it.</summary>
public sealed record FilePerson(string Name, string NameArabic, string? School);

/// <summary>The family's situation as a round about need shows it, without a name: declared income of the household a year, its size, the words given, points of the social inquiry once made.</summary>
public sealed record FileContext(IncomeBracket Income, int? HouseholdSize, string? Situation, int? NeedScore);

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

    /// <summary>The marks are part of what this round judges; a round about need is read without them.</summary>
    public bool ShowsMarks { get; init; }
    public FilePerson? Person { get; init; }
    public FileContext? Context { get; init; }

    public BacMarks Marks => new(National, Regional, ContinuousControl, PrivateCandidate, Printed);

    /// <summary>The transcript was received and its average recorded by the team; the paper itself names the person and stays withheld.</summary>
    public bool TranscriptChecked => Printed is not null || MarksVerified;

    /// <summary>Each mark was found on the transcript by a person of the team.</summary>
    public bool MarksVerified { get; init; }

    /// <summary>The projection of a file for this reviewer in this round. Throws <see cref="AccessDenied"/> for anybody who does not score in it.</summary>
    public static Expression<Func<CandidateFile, FileView>> For(Viewer viewer, Round round)
    {
        viewer.Demand(Permission.ScoreFiles, round.EditionId);
        var (hides, marks) = (round.HidesIdentity, round.Kind != RoundKind.Need);
        // Another round in which the same file is still to be scored blind keeps it blind here too.
        var blind = viewer.Rows.HiddenCandidates;
        return f => new FileView
        {
            Code = f.Code, StreamCode = f.StreamCode, BacYear = f.BacYear, ShowsMarks = marks, National = marks ? f.National : null, Regional = marks ? f.Regional : null, ContinuousControl = marks ? f.ContinuousControl : null,
            PrivateCandidate = f.PrivateCandidate, Printed = marks ? f.PrintedAverage : null, MarksVerified = f.MarksVerifiedAt != null, StudyWish = f.StudyWish,
            Motivation = hides ? f.AnonymousMotivation : blind.Contains(f.CandidateId) ? f.AnonymousMotivation : f.Motivation,
            Admissions = hides ? f.AnonymousAdmissions : blind.Contains(f.CandidateId) ? f.AnonymousAdmissions : f.Admissions,
            Project = hides ? f.AnonymousProject : blind.Contains(f.CandidateId) ? f.AnonymousProject : f.Project,
        };
    }

    /// <summary>The file of one's own review with what its round shows of the person and the family; null when the file is hidden from this viewer.</summary>
    internal static async Task<FileView?> ReadAsync(AppDbContext db, Review own, CancellationToken ct)
    {
        var file = await db.CandidateFiles.Where(f => f.CandidateId == own.CandidateId).Select(For(db.Viewer, own.Round)).SingleOrDefaultAsync(ct);
        if (file is null) return null;
        var (person, context) = await BehindTheFile.OfAsync(db, own, ct);
        return file with { Person = person, Context = context };
    }
}
