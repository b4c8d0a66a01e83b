using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Mail;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>The mails of the accounts, in the reader's language.</summary>
sealed class AccountMails(MailQueue queue)
{
    /// <summary>False: whoever invites hands the link over.</summary>
    public bool CanSend => queue.CanSend;

    public Task InviteAsync(Invited invited, string inviter, string link) =>
        queue.PostAsync(invited.Email, Texts.In(invited.Language, "Accounts.MailInvitationSubject"),
            Texts.In(invited.Language, "Accounts.MailInvitationBody", invited.Name, inviter, link, (int)Invitation.Validity.TotalDays));

    public Task ResetAsync(AppUser user, string link, TimeSpan validity) =>
        queue.PostAsync(user.Email!, Texts.In(user.Language, "Accounts.MailResetSubject"),
            Texts.In(user.Language, "Accounts.MailResetBody", user.DisplayName, link, (int)validity.TotalHours));

    /// <summary>Tells the owner that the means of signing in changed, in case it was not them.</summary>
    public Task ChangedAsync(AppUser user) =>
        queue.PostAsync(user.Email!, Texts.In(user.Language, "Accounts.MailChangedSubject"), Texts.In(user.Language, "Accounts.MailChangedBody", user.DisplayName));
}
