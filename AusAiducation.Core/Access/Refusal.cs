namespace AusAiducation.Core.Access;

/// <summary>"No, because": a text key with its arguments, turned into a sentence in the person's language by the page.</summary>
public sealed record Refusal(string Key, params object[] Args);

/// <summary>Thrown by an entity or an act when a rule of the programme says no.</summary>
public sealed class RuleBroken(Refusal refusal) : Exception(refusal.Key)
{
    public RuleBroken(string key, params object[] args) : this(new Refusal(key, args)) { }

    public Refusal Refusal { get; } = refusal;

    /// <summary>Throws when there is a refusal; the usual first line of a verb that has a <c>WhyNot…()</c>.</summary>
    public static void If(Refusal? refusal)
    {
        if (refusal is not null) throw new RuleBroken(refusal);
    }
}

/// <summary>Thrown when the viewer lacks the permission an act demands.</summary>
public sealed class AccessDenied(Permission permission) : Exception($"Permission {permission} is missing.")
{
    public Permission Permission { get; } = permission;
}

/// <summary>Thrown when a row does not exist for this viewer: absent and forbidden look the same.</summary>
public sealed class NotFoundForViewer(string what) : Exception($"{what} was not found.");
