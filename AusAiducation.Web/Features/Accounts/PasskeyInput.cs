namespace AusAiducation.Web.Features.Accounts;

/// <summary>What the browser answered with: the credential as JSON, and the name its owner gives it.</summary>
public sealed class PasskeyInput
{
    public string Credential { get; set; } = "";
    public string Name { get; set; } = "";
}
