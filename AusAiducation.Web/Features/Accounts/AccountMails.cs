using AusAiducation.Core.Access;
using AusAiducation.Core.People;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Mail;
using AusAiducation.Web.Startup;

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

    public Task ConfirmEmailAsync(AppUser user, string email, string link) =>
        queue.PostAsync(email, Texts.In(user.Language, "Accounts.MailEmailSubject"),
            Texts.In(user.Language, "Accounts.MailEmailBody", user.DisplayName, link, (int)AddAccountsExtensions.ResetValidity.TotalHours));

    /// <summary>Somebody wanted this owner's address for another account.</summary>
    public Task EmailTakenAsync(AppUser owner) =>
        queue.PostAsync(owner.Email!, Texts.In(owner.Language, "Accounts.MailEmailSubject"), Texts.In(owner.Language, "Accounts.MailEmailTakenBody", owner.DisplayName));

    public Task EmailChangedAsync(AppUser user, string before) =>
        queue.PostAsync(before, Texts.In(user.Language, "Accounts.MailEmailChangedSubject"), Texts.In(user.Language, "Accounts.MailEmailChangedBody", user.DisplayName));

    /// <summary>Tells the owner that the means of signing in changed, in case it was not them.</summary>
    public Task ChangedAsync(AppUser user) =>
        queue.PostAsync(user.Email!, Texts.In(user.Language, "Accounts.MailChangedSubject"), Texts.In(user.Language, "Accounts.MailChangedBody", user.DisplayName));
}
