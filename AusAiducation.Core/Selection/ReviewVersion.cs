using System.Globalization;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>A review as it stood for a few minutes: saves that follow closely are one version, so that the history can be read. For its member alone.</summary>
public sealed class ReviewVersion : Entity, IAboutCandidate
{
    public const int MarksMaxLength = 1000;

    /// <summary>Saves within this time of the first one make no further version.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(5);

    ReviewVersion() { }

    internal ReviewVersion(Review review, DateTime at)
    {
        (CandidateId, UserId, BegunAt) = (review.CandidateId, review.UserId, at);
        Take(review, at);
    }

    public int ReviewId { get; private set; }
    public int CandidateId { get; private set; }
    public int UserId { get; private set; }
    public DateTime BegunAt { get; private set; }

    /// <summary>Its last save.</summary>
    public DateTime At { get; private set; }

    /// <summary>"12:4 13:-": the level by the id of its criterion, "-" where it does not apply.</summary>
    public string Marks { get; private set; } = "";
    public string? Comment { get; private set; }
    public bool Sent { get; private set; }

    internal bool Takes(DateTime at) => !Sent && at - BegunAt < Together;

    internal void Take(Review review, DateTime at)
    {
        var marks = string.Join(' ', review.Marks.OrderBy(m => m.CriterionId).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.CriterionId}:{(m.Level is { } level ? level.ToString(CultureInfo.InvariantCulture) : "-")}")));
        (At, Marks, Comment, Sent) = (at, marks, review.Comment, review.State == ReviewState.Submitted);
    }

    /// <summary>The levels by criterion id.</summary>
    public IReadOnlyDictionary<int, int?> Levels() => Marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(':'))
        .ToDictionary(m => int.Parse(m[0], CultureInfo.InvariantCulture), m => m[1] == "-" ? (int?)null : int.Parse(m[1], CultureInfo.InvariantCulture));
}
