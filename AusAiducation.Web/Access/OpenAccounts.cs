using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Access;

/// <summary>A closed account signs in by no way: password, passkey or code.</summary>
sealed class OpenAccounts : IUserConfirmation<AppUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<AppUser> manager, AppUser user) => Task.FromResult(user.ClosedAt is null);
}
