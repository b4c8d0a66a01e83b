using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>A stored fact about this installation: the clock's offset, the demonstration's mark.</summary>
public sealed class ProgrammeSetting : Entity
{
    public const string ClockOffsetTicks = "clock-offset-ticks";
    public const string Demonstration = "demonstration";

    /// <summary>What law 09-08 asks before personal data are collected, and who to ask about them.</summary>
    public const string AuthorisationNumber = "cndp-authorisation";
    public const string HostingCountry = "hosting-country";
    public const string DataContact = "data-contact";
    public const string PublicPhone = "public-phone";

    ProgrammeSetting() { }

    public ProgrammeSetting(string name, string value) => (Name, Value) = (name, value);

    public string Name { get; private set; } = "";
    public string Value { get; set; } = "";
}
