using System.Security.Claims;
using System.Text.Encodings.Web;
using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Access;

/// <summary>Recognises the holder of a file on the pages of the public form; whoever is not one is led to its door, never to the sign-in page.</summary>
sealed class DossierScheme(CurrentViewer current, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "dossier";
    public const string Door = "/apply?ended=1";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await current.GetAsync(Context.RequestAborted) is { IsApplicant: true, DossierKey: { } key }
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "dossier:" + key)], Name)), Name))
            : AuthenticateResult.NoResult();

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect(Door);
        return Task.CompletedTask;
    }
}
