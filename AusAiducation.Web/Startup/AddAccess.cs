using System.Security.Claims;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Startup;

/// <summary>Accounts, sessions kept on the server, and one policy per permission.</summary>
static class AddAccessExtensions
{
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Behind https everywhere but on a developer's own machine.
        var https = !builder.Environment.IsDevelopment();
        services.AddHttpContextAccessor();
        services.AddSingleton<SessionTickets>();
        services.AddSingleton<SessionSignals>();
        services.AddHostedService(sp => sp.GetRequiredService<SessionSignals>());
        services.AddSingleton<SignOuts>();
        services.AddScoped<CircuitHandler, ViewerCircuitHandler>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddCascadingAuthenticationState();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddScheme<AuthenticationSchemeOptions, DossierScheme>(DossierScheme.Name, null).AddIdentityCookies();
        services.AddSingleton<DossierCookies>();
        services.AddSingleton(new LegalGateMode(Enforced: https));
        services.AddIdentityCore<AppUser>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                o.SignIn.RequireConfirmedAccount = true;
                o.Password.RequiredLength = PasswordRules.MinimumLength;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 1;
                o.Lockout.AllowedForNewUsers = true;
                o.Lockout.MaxFailedAccessAttempts = 8;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<AppDbContext>().AddSignInManager().AddDefaultTokenProviders().AddPasswordValidator<PasswordRules>()
            .AddUserStore<SealedTokenStore>().AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IUserConfirmation<AppUser>, OpenAccounts>();
        services.AddAccounts(builder.Configuration);

        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o =>
        {
            o.Cookie.Name = https ? "__Host-second" : "second";
            o.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionTickets>((o, tickets) =>
        {
            o.SessionStore = tickets;
            o.Cookie.Name = https ? "__Host-session" : "session";
            o.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.HttpOnly = true;
            o.ExpireTimeSpan = SessionTickets.IdleLifetime;
            o.SlidingExpiration = true;
            o.LoginPath = "/account/login";
            o.ReturnUrlParameter = "returnUrl";
            // Absent and forbidden look the same.
            o.Events.OnRedirectToAccessDenied = c => { c.Response.StatusCode = StatusCodes.Status404NotFound; return Task.CompletedTask; };
        });
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(5);
            // A principal made anew would not know its session: the request in which that happens would be nobody's, and find no page.
            o.OnRefreshingPrincipal = c =>
            {
                if (c.CurrentPrincipal?.FindFirst(WebViewer.SessionClaim) is { } session && c.NewPrincipal?.Identity is ClaimsIdentity renewed) renewed.AddClaim(session.Clone());
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = https ? "__Host-form" : "form";
            o.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization(o =>
        {
            o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in Enum.GetValues<Permission>())
                o.AddPolicy(RequiresAttribute.PolicyOf(permission), p =>
                {
                    if (permission == Permission.FillOwnDossier) p.AddAuthenticationSchemes(DossierScheme.Name);
                    p.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission));
                });
        });
        return builder;
    }
}
