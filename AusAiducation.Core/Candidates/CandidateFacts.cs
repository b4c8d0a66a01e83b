using AusAiducation.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What the eligibility rules look at, and nothing else of the file. What nobody recorded is null.</summary>
public sealed record CandidateFacts
{
    public int CandidateId { get; init; }
    public BacMarks Marks { get; init; }
    public int? BacYear { get; init; }
    public DateOnly? BirthDate { get; init; }
    public IncomeBracket Income { get; init; }
    public int? NeedScore { get; init; }
    public string? ProvinceCode { get; init; }
    public string? StreamCode { get; init; }

    /// <summary>Of a file loaded with its marks, its social file and its person's identity.</summary>
    public static CandidateFacts Of(Candidate c) => Of(c, c.File, c.Person.Identity, c.Social);

    public static CandidateFacts Of(Candidate candidate, CandidateFile file, PersonIdentity? identity, SocialFile? social) => new()
    {
        CandidateId = candidate.Id, Marks = file.Marks, BacYear = file.BacYear, BirthDate = identity?.BirthDate, Income = social?.IncomeBracket ?? IncomeBracket.Undeclared,
        NeedScore = social?.NeedScore, ProvinceCode = candidate.ProvinceCode, StreamCode = file.StreamCode,
    };

    /// <summary>By candidate, in one query that reads no name and no text.</summary>
    public static Task<Dictionary<int, CandidateFacts>> OfAsync(IQueryable<Candidate> candidates, CancellationToken ct) => candidates.Select(c => new CandidateFacts
    {
        CandidateId = c.Id, Marks = new BacMarks(c.File.National, c.File.Regional, c.File.ContinuousControl, c.File.PrivateCandidate, c.File.PrintedAverage), BacYear = c.File.BacYear,
        BirthDate = c.Person.Identity == null ? null : c.Person.Identity.BirthDate, Income = c.Social == null ? IncomeBracket.Undeclared : c.Social.IncomeBracket,
        NeedScore = c.Social == null ? null : c.Social.NeedScore, ProvinceCode = c.ProvinceCode, StreamCode = c.File.StreamCode,
    }).ToDictionaryAsync(f => f.CandidateId, ct);
}
