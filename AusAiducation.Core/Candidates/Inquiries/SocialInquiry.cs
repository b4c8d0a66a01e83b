using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Where an inquiry stands. Taken back by the team; set aside when its inquirer turned out to have a tie.</summary>
public enum InquiryState { Assigned, Started, Signed, NoContact, TakenBack, SetAside }

/// <summary>
/// One family given to one inquirer, who meets that family's contact and declaration for as long as the inquiry is open, and a short while
/// after. One that counts a candidate. What was found is an <see cref="InquiryReport"/>, a version each time it is signed.
/// </summary>
public sealed class SocialInquiry : KeyedEntity, IAboutCandidate
{
    public const int ReasonMaxLength = 300;

    /// <summary>Days after the end during which the inquirer still reads what was written, to correct it.</summary>
    public const int DaysAfter = 14;

    SocialInquiry() { }

    public SocialInquiry(Candidate candidate, int inquirerUserId, DateOnly dueOn, string? reason, int assignedByUserId, DateTime at) =>
        (EditionId, CandidateId, InquirerUserId, DueOn, Reason, AssignedByUserId, AssignedAt) =
        (candidate.EditionId, candidate.Id, inquirerUserId, dueOn, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), assignedByUserId, at);

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public int InquirerUserId { get; private set; }
    public AppUser? Inquirer { get; private set; }
    public int AssignedByUserId { get; private set; }
    public DateTime AssignedAt { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>Why it was asked for before the usual step, or a second time.</summary>
    [Sensitive]
    public string? Reason { get; private set; }
    public InquiryState State { get; private set; }
    public DateTime? StartedAt { get; private set; }

    /// <summary>Signed, or given up without contact.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>No longer the one that counts: taken back, set aside, or followed by another.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What was tried when nobody could be reached; why it was taken back.</summary>
    [Sensitive]
    public string? Note { get; private set; }

    public bool IsOpen => State is InquiryState.Assigned or InquiryState.Started;
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>Why a file at this stage is not inquired into; from the edition's own step on none, one step earlier with a reason.</summary>
    public static Refusal? WhyNotAsk(CandidateStage stage, InquiryStart start, bool hasReason) => stage switch
    {
        CandidateStage.Shortlisted or CandidateStage.Selected or CandidateStage.Reserve => null,
        CandidateStage.Eligible => start == InquiryStart.Eligible || hasReason ? null : new("Inquiries.EarlyNeedsReason"),
        CandidateStage.Received or CandidateStage.Ineligible or CandidateStage.NotShortlisted or CandidateStage.NotSelected or CandidateStage.Accepted or CandidateStage.Withdrawn => new("Inquiries.StageRefuses", stage),
    };

    /// <summary>Why another cannot be given beside this one.</summary>
    public Refusal? WhyNotFollow(bool hasReason) => EndedAt is not null ? null : State switch
    {
        InquiryState.Assigned or InquiryState.Started => new("Inquiries.AlreadyGiven"),
        InquiryState.Signed => hasReason ? null : new("Inquiries.AgainNeedsReason"),
        InquiryState.NoContact or InquiryState.TakenBack or InquiryState.SetAside => null,
    };

    /// <summary>Another was given: this one is kept and counts no more.</summary>
    public void Follow(bool hasReason, DateTime at)
    {
        RuleBroken.If(WhyNotFollow(hasReason));
        EndedAt ??= at;
    }

    /// <summary>Why nothing can be written; a signed one takes a correction.</summary>
    public Refusal? WhyNotWrite() => EndedAt is null && State is (InquiryState.Assigned or InquiryState.Started or InquiryState.Signed) ? null : new("Inquiries.IsOver");

    public void Start(DateTime at)
    {
        RuleBroken.If(WhyNotWrite());
        if (State == InquiryState.Assigned) (State, StartedAt) = (InquiryState.Started, at);
    }

    public void Sign(DateTime at)
    {
        RuleBroken.If(WhyNotWrite());
        StartedAt ??= at;
        if (State != InquiryState.Signed) (State, ClosedAt) = (InquiryState.Signed, at);
    }

    public Refusal? WhyNotGiveUp() => IsOpen && EndedAt is null ? null : new("Inquiries.IsOver");

    /// <summary>Nobody could be reached: what was tried is kept, and somebody else may be sent.</summary>
    public void GiveUp(string tried, DateTime at)
    {
        RuleBroken.If(WhyNotGiveUp());
        (State, Note, ClosedAt) = (InquiryState.NoContact, tried, at);
    }

    public Refusal? WhyNotTakeBack(bool hasReason) =>
        !IsOpen || EndedAt is not null ? new("Inquiries.IsOver") : State == InquiryState.Started && !hasReason ? new("Inquiries.TakeBackNeedsReason") : null;

    public void TakeBack(string? reason, DateTime at)
    {
        RuleBroken.If(WhyNotTakeBack(!string.IsNullOrWhiteSpace(reason)));
        (State, Note, EndedAt) = (InquiryState.TakenBack, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), at);
    }

    /// <summary>A tie was declared: what was written is kept and counts nowhere.</summary>
    public void SetAside(DateTime at) => (State, EndedAt) = (InquiryState.SetAside, EndedAt ?? at);
}
