using AusAiducation.Core.Messages;

namespace AusAiducation.Web.Features.Mail;

/// <summary>The colour of a state; its words say the same.</summary>
static class MessageTone
{
    public static string? Of(MessageState state) => state switch
    {
        MessageState.Held => "warn",
        MessageState.Released or MessageState.Sending or MessageState.Sent => "info",
        MessageState.Confirmed => "good",
        MessageState.Failed or MessageState.NoAnswer => "bad",
        MessageState.Withdrawn => null,
    };
}
