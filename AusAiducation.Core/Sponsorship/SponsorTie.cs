using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Sponsorship;

public enum SponsorTieKind { Employee, Board, Other }

/// <summary>
/// Somebody of the selection works for one who pays, or sits on its board. It is minuted and bars choices about that sponsor's seats; it
/// does not bar scoring: no candidate is a sponsor's.
/// </summary>
public sealed class SponsorTie : KeyedEntity
{
    public const int WordsMaxLength = 300;

    SponsorTie() { }

    public SponsorTie(int editionId, int sponsorId, int userId, SponsorTieKind kind, string? words, int declaredByUserId)
    {
        if (kind == SponsorTieKind.Other && string.IsNullOrWhiteSpace(words)) throw new RuleBroken("Common.ReasonNeeded");
        (EditionId, SponsorId, UserId, Kind, Words, DeclaredByUserId) = (editionId, sponsorId, userId, kind, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), declaredByUserId);
    }

    public int EditionId { get; private set; }
    public int SponsorId { get; private set; }
    public Sponsor? Sponsor { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    public SponsorTieKind Kind { get; private set; }
    public string? Words { get; private set; }
    public int DeclaredByUserId { get; private set; }

    /// <summary>Recorded by mistake, or ended: it stays on record with the reason, and bars nothing any more.</summary>
    public DateTime? TakenBackAt { get; private set; }
    public int? TakenBackByUserId { get; private set; }
    public string? TakenBackWhy { get; private set; }

    /// <summary>Nobody frees themselves: another one of those who make the round says that it does not stand.</summary>
    public Refusal? WhyNotTakeBack(int byUserId) =>
        TakenBackAt is not null ? new("Sponsorship.TieIsTakenBack")
        : byUserId == UserId ? new("Sponsorship.OwnTieStays")
        : null;

    public void TakeBack(string why, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotTakeBack(byUserId));
        if (string.IsNullOrWhiteSpace(why)) throw new RuleBroken("Common.ReasonNeeded");
        (TakenBackAt, TakenBackByUserId, TakenBackWhy) = (at, byUserId, why.Trim());
    }

    /// <summary>Declared again after it was taken back.</summary>
    public void Renew(SponsorTie declared)
    {
        (Kind, Words, DeclaredByUserId) = (declared.Kind, declared.Words, declared.DeclaredByUserId);
        (TakenBackAt, TakenBackByUserId, TakenBackWhy) = (null, null, null);
    }
}
