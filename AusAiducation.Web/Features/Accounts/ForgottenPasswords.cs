using System.Threading.Channels;
using AusAiducation.Core.Access;
using AusAiducation.Web.Startup;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>Requests for a new password. They are looked at after the page has answered, so that neither words nor time say whether an address is known.</summary>
sealed class ForgottenPasswords(IServiceScopeFactory scopes, AccountLinks links, AccountMails mails, ILogger<ForgottenPasswords> log) : BackgroundService
{
    const int Capacity = 1000;

    readonly Channel<(string Email, string PageBase)> _asked = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string email, string pageBase) => _asked.Writer.TryWrite((email.Trim(), pageBase));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (email, pageBase) in _asked.Reader.ReadAllAsync(stoppingToken)) await AnswerAsync(email, pageBase);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; whoever asked asks again.
        }
    }

    async Task AnswerAsync(string email, string pageBase)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            if (await users.FindByEmailAsync(email) is not { ClosedAt: null, IsLockedByPerson: false } user) return;
            await mails.ResetAsync(user, links.Reset(user.Key, await users.GeneratePasswordResetTokenAsync(user), pageBase), AddAccountsExtensions.ResetValidity);
        }
        catch (Exception e)
        {
            log.LogError(e, "A request for a new password could not be answered.");
        }
    }
}
