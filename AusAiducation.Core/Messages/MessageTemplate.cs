using AusAiducation.Core.Access;

namespace AusAiducation.Core.Messages;

/// <summary>What a message is about. Its words are data of the edition: <see cref="EditionTemplate"/>.</summary>
public enum MessageTemplate
{
    Received, WithdrawalNoted, CallBack, PapersMissing, PaperRefused, Ineligible, Declined,
    Shortlisted, NotShortlisted, Selected, Reserve, NotSelected,
    OpenCall, ListReceived, VisitAnnounced, AppealAnswered,
    Convocation, ConvocationChanged, ConvocationCancelled,
}

/// <summary>A blank of a template, filled when the message is prepared.</summary>
public enum MessageField { Name, Code, Edition, Days, Rank, Reason, Papers, Day, Count, Visitor, Hour, Place }

/// <summary>What is fixed about each template: who answers for it, which blanks it may have, how long an answer may take.</summary>
public static class MessageTemplates
{
    const int DaysToAnswer = 10;
    const int DaysToConfirm = 3;

    /// <summary>Those that tell a decision of the selection. A new one overtakes the held one about the same candidate.</summary>
    public static readonly IReadOnlyList<MessageTemplate> Decisions =
        [MessageTemplate.Shortlisted, MessageTemplate.NotShortlisted, MessageTemplate.Selected, MessageTemplate.Reserve, MessageTemplate.NotSelected];

    /// <summary>Those that tell when and where somebody is heard.</summary>
    public static readonly IReadOnlyList<MessageTemplate> Convocations = [MessageTemplate.Convocation, MessageTemplate.ConvocationChanged, MessageTemplate.ConvocationCancelled];

    /// <summary>Who may change, release or hand over a message: those who take the decision or do the work it tells of.</summary>
    public static Permission Duty(this MessageTemplate template) => template switch
    {
        MessageTemplate.Shortlisted or MessageTemplate.NotShortlisted => Permission.ShortlistCandidates,
        MessageTemplate.Selected or MessageTemplate.Reserve or MessageTemplate.NotSelected or MessageTemplate.AppealAnswered => Permission.DecideSelection,
        MessageTemplate.Ineligible => Permission.ConfirmEligibility,
        MessageTemplate.OpenCall or MessageTemplate.ListReceived => Permission.ImportCandidates,
        MessageTemplate.VisitAnnounced => Permission.AssignInquiries,
        MessageTemplate.Convocation or MessageTemplate.ConvocationChanged or MessageTemplate.ConvocationCancelled => Permission.ScheduleInterviews,
        MessageTemplate.Received or MessageTemplate.WithdrawalNoted or MessageTemplate.CallBack or MessageTemplate.PapersMissing or MessageTemplate.PaperRefused or MessageTemplate.Declined
            => Permission.EditCandidates,
    };

    /// <summary>The blanks that may stand in its words.</summary>
    public static IReadOnlyList<MessageField> Fields(this MessageTemplate template) => template switch
    {
        MessageTemplate.OpenCall => [MessageField.Name, MessageField.Edition, MessageField.Day],
        MessageTemplate.ListReceived => [MessageField.Name, MessageField.Edition, MessageField.Count],
        MessageTemplate.VisitAnnounced => [.. Usual, MessageField.Visitor, MessageField.Day],
        MessageTemplate.Convocation or MessageTemplate.ConvocationChanged => [.. Usual, MessageField.Day, MessageField.Hour, MessageField.Place, MessageField.Days],
        MessageTemplate.ConvocationCancelled => [.. Usual, MessageField.Day, MessageField.Hour],
        MessageTemplate.PapersMissing => [.. Usual, MessageField.Papers, MessageField.Days],
        MessageTemplate.PaperRefused => [.. Usual, MessageField.Papers, MessageField.Reason, MessageField.Days],
        MessageTemplate.Ineligible or MessageTemplate.Declined => [.. Usual, MessageField.Reason, MessageField.Days],
        MessageTemplate.AppealAnswered => [.. Usual, MessageField.Reason],
        MessageTemplate.Reserve => [.. Usual, MessageField.Rank, MessageField.Days],
        MessageTemplate.Shortlisted or MessageTemplate.NotShortlisted or MessageTemplate.Selected or MessageTemplate.NotSelected => [.. Usual, MessageField.Days],
        MessageTemplate.Received or MessageTemplate.WithdrawalNoted or MessageTemplate.CallBack => Usual,
    };

    /// <summary>Days to answer, counted from a confirmed contact; null when no answer is awaited. An edition may say otherwise.</summary>
    public static int? UsualDays(this MessageTemplate template) => !template.Fields().Contains(MessageField.Days) ? null
        : Convocations.Contains(template) ? DaysToConfirm : DaysToAnswer;

    /// <summary>To an organisation, in one language; the others go to families, in French and Arabic.</summary>
    public static bool IsToOrganisation(this MessageTemplate template) => template is MessageTemplate.OpenCall or MessageTemplate.ListReceived;

    static readonly MessageField[] Usual = [MessageField.Name, MessageField.Code, MessageField.Edition];
}
