using AusAiducation.Core.Access;

namespace AusAiducation.Core.Programme;

/// <summary>What this installation says about personal data (law 09-08): the CNDP's authorisation, where the data lie, who answers.</summary>
public sealed record LegalFacts(string? Authorisation, string? HostingCountry, string? DataContact = null, string? PublicPhone = null)
{
    /// <summary>Both facts are there without which sensitive data may not be collected.</summary>
    public bool IsComplete => Authorisation is not null && HostingCountry is not null;
}

/// <summary>The same, as typed.</summary>
public sealed class LegalInput
{
    public const int MaxLength = 120;

    public string? Authorisation { get; set; }
    public string? HostingCountry { get; set; }
    public string? DataContact { get; set; }
    public string? PublicPhone { get; set; }

    public static LegalInput Of(LegalFacts f) => new() { Authorisation = f.Authorisation, HostingCountry = f.HostingCountry, DataContact = f.DataContact, PublicPhone = f.PublicPhone };

    internal LegalFacts Read()
    {
        var p = new Problems();
        var read = new LegalFacts(
            p.Optional(nameof(Authorisation), Authorisation, MaxLength), p.Optional(nameof(HostingCountry), HostingCountry, MaxLength),
            p.Optional(nameof(DataContact), DataContact, MaxLength), p.Optional(nameof(PublicPhone), PublicPhone, MaxLength));
        // "en cours" is what is printed while there is no number; typed here it would open the form without one.
        if (read.Authorisation is { } number && !number.Any(char.IsDigit)) p.Add(nameof(Authorisation), "Legal.NotANumber");
        p.ThrowIfAny();
        return read;
    }
}
