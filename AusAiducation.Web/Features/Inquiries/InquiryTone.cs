using AusAiducation.Core.Candidates.Inquiries;

namespace AusAiducation.Web.Features.Inquiries;

/// <summary>The colour of an inquiry's state; its word stands beside it.</summary>
static class InquiryTone
{
    public static string? Of(InquiryState state, bool late) => late ? "bad" : state switch
    {
        InquiryState.Assigned or InquiryState.Started => "warn",
        InquiryState.Signed => "good",
        InquiryState.NoContact => "info",
        InquiryState.TakenBack or InquiryState.SetAside => null,
    };

    public static string? Of(InquiryStand stand) => stand switch
    {
        InquiryStand.Waiting or InquiryStand.OnTheWay => "warn",
        InquiryStand.Late => "bad",
        InquiryStand.Done => "good",
        InquiryStand.NoContact => "info",
    };
}
