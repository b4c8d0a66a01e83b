using AusAiducation.Core.Messages;
using MailKit.Net.Smtp;

namespace AusAiducation.Web.Mail;

/// <summary>Hands a released message to the mail server.</summary>
public sealed class MailCarrier(MailSender sender) : IMessageCarrier
{
    public MessageChannel Channel => MessageChannel.Mail;

    public async Task CarryAsync(Message message, CancellationToken ct)
    {
        try
        {
            Func<string, CalendarEntry>? invite = message.Appointment is { } appointment ? from => CalendarEntry.Of(appointment, message.Subject, from, message.To!, message.ReleasedAt ?? appointment.StartsAt) : null;
            await sender.SendAsync(message.To!, message.Subject, message.Body, ct, message.Key, invite);
        }
        catch (SmtpCommandException e)
        {
            // 5xx: this recipient or this message will be refused again; 4xx: later, perhaps.
            throw new NotTaken(e.Message, final: (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);
        }
        catch (MailNotReached e)
        {
            throw new NotTaken(e.Message, final: false);
        }
        catch (FormatException e)
        {
            throw new NotTaken(e.Message, final: true);
        }
    }
}
