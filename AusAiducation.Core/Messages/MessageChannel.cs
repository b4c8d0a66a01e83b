using AusAiducation.Core.People;

namespace AusAiducation.Core.Messages;

/// <summary>How a message reaches somebody. Hand and Post are never proposed: a person notes that they did it.</summary>
public enum MessageChannel { Mail, Sms, WhatsApp, Call, Hand, Post }

/// <summary>What this installation can send by itself. WhatsApp is a link a person opens, a call is a person: both are always there.</summary>
public sealed record OfferedChannels(bool Mail, bool Sms)
{
    /// <summary>Mail only: what stands when nobody said otherwise.</summary>
    public static readonly OfferedChannels Usual = new(Mail: true, Sms: false);

    public IReadOnlyList<MessageChannel> All => Enum.GetValues<MessageChannel>().Where(Has).ToList();

    public bool Has(MessageChannel channel) => channel switch
    {
        MessageChannel.Mail => Mail,
        MessageChannel.Sms => Sms,
        MessageChannel.WhatsApp or MessageChannel.Call => true,
        MessageChannel.Hand or MessageChannel.Post => false,
    };
}

/// <summary>A channel and where it leads: a mail address or a telephone number; null when none is known.</summary>
public sealed record Reach(MessageChannel Channel, string? To)
{
    /// <summary>A mail address takes a mail, a mobile a short message, anything else is called.</summary>
    public static Reach Choose(string? mail, string? phone, OfferedChannels offered) =>
        mail is not null && offered.Mail ? new(MessageChannel.Mail, mail)
        : MoroccanPhone.IsMobile(phone) ? By(offered.Sms ? MessageChannel.Sms : MessageChannel.WhatsApp, mail, phone)
        : By(MessageChannel.Call, mail, phone);

    /// <summary>The channel somebody chose, with what is known for it.</summary>
    public static Reach By(MessageChannel channel, string? mail, string? phone) => new(channel, channel switch
    {
        MessageChannel.Mail => mail,
        MessageChannel.Sms or MessageChannel.WhatsApp => MoroccanPhone.IsMobile(phone) && MoroccanPhone.TryE164(phone, out var mobile) ? mobile : null,
        _ => MoroccanPhone.TryE164(phone, out var number) ? number : phone,
    });
}
