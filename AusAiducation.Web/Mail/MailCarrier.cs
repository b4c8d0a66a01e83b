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
            await sender.SendAsync(message.To!, message.Subject, message.Body, ct, message.Key);
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
