using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace AusAiducation.Web.Access;

/// <summary>Identity's store with the authenticator's key and the recovery codes encrypted: a copy of the database makes no code.</summary>
public sealed class SealedTokenStore(AppDbContext context, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<AppUser, AppDbContext, int>(context, describer)
{
    readonly IDataProtector _protector = protection.CreateProtector("AusAiducation.AccountToken");

    public override Task SetTokenAsync(AppUser user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    public override async Task<string?> GetTokenAsync(AppUser user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? _protector.Unprotect(value) : null;
}
