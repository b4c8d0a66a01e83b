using AusAiducation.Web.Access;
using AusAiducation.Web.Features.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Startup;

/// <summary>What the account pages are made of: sign-in, forgotten passwords, second factor, passkeys, links in mails.</summary>
static class AddAccountsExtensions
{
    /// <summary>How long the link of a forgotten password, or of a new address, works.</summary>
    public static readonly TimeSpan ResetValidity = TimeSpan.FromHours(2);

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<RecentProof>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<ForgottenPasswords>();
        services.AddHostedService(sp => sp.GetRequiredService<ForgottenPasswords>());
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<SigningIn>();
        services.AddScoped<ChangingPassword>();
        services.AddScoped<ChangingEmail>();
        services.AddScoped<SecondFactor>();
        services.AddSingleton<Features.People.InvitationSender>();
        services.AddScoped<Passkeys>();
        services.AddScoped<Accepting>();
        services.AddScoped<DemoSignIn>();
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = ResetValidity);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            if (Uri.TryCreate(configuration["Security:PublicAddress"], UriKind.Absolute, out var address)) o.ServerDomain = address.Host;
        });
        return services;
    }
}
