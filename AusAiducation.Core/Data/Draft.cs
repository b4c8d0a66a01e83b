namespace AusAiducation.Core.Data;

/// <summary>What somebody has typed and not yet sent: JSON of one form about one target. Its owner alone meets it.</summary>
public sealed class Draft : Entity
{
    Draft() { }

    public Draft(int ownerUserId, string form, string target, string json) => (OwnerUserId, Form, Target, Json) = (ownerUserId, form, target, json);

    public int OwnerUserId { get; private set; }
    public string Form { get; private set; } = "";
    public string Target { get; private set; } = "";

    [Sensitive]
    public string Json { get; set; } = "";
}
