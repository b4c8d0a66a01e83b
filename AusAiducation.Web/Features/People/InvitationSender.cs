using AusAiducation.Core.Access;
using AusAiducation.Web.Features.Accounts;

namespace AusAiducation.Web.Features.People;

/// <summary>Sends the link of an invitation, or gives it back to be handed over when no mail server is configured.</summary>
sealed class InvitationSender(AccountMails mails, AccountLinks links)
{
    /// <summary>The link to hand over; null when it was mailed, or when there was nothing to send.</summary>
    public async Task<string?> SendAsync(Invited invited, Viewer by, string pageBase)
    {
        if (invited.Secret is not { } secret) return null;
        var link = links.Invitation(secret, pageBase);
        await mails.InviteAsync(invited, by.DisplayName, link);
        return mails.CanSend ? null : link;
    }
}
