namespace AusAiducation.Web.Features.Accounts;

/// <summary>Whole addresses of the links that are mailed or handed over. They begin with Security:PublicAddress; on a developer's machine, with the page's own.</summary>
sealed class AccountLinks(IConfiguration configuration)
{
    public string Invitation(string secret, string pageBase) => Base(pageBase) + InvitationPath(secret);

    public string Reset(string accountKey, string token, string pageBase) =>
        $"{Base(pageBase)}/account/reset?account={accountKey}&token={Uri.EscapeDataString(token)}";

    public string Email(string email, string token, string pageBase) =>
        $"{Base(pageBase)}/account/email/confirm?email={Uri.EscapeDataString(email)}&token={Uri.EscapeDataString(token)}";

    public static string InvitationPath(string secret) => "/account/invitation/" + secret;

    string Base(string pageBase) => (configuration["Security:PublicAddress"] is { Length: > 0 } address ? address : pageBase).TrimEnd('/');
}
