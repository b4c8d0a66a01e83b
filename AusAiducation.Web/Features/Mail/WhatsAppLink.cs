using AusAiducation.Core.People;

namespace AusAiducation.Web.Features.Mail;

/// <summary>The link that opens WhatsApp with a number and a text ready to send (wa.me): a person presses the button there.</summary>
static class WhatsAppLink
{
    /// <summary>Null when the number is not a mobile one.</summary>
    public static string? To(string? phone, string text) =>
        MoroccanPhone.IsMobile(phone) && MoroccanPhone.TryE164(phone, out var e164) ? $"https://wa.me/{e164[1..]}?text={Uri.EscapeDataString(text)}" : null;
}
