namespace AusAiducation.Core.Data;

/// <summary>A row with history: the save interceptor stamps <see cref="CreatedAt"/> (programme time, UTC) and raises <see cref="Version"/>.</summary>
public abstract class Entity
{
    public int Id { get; private set; }

    /// <summary>Optimistic concurrency on both databases: the second writer is told.</summary>
    public int Version { get; private set; }
    public DateTime CreatedAt { get; private set; }
}

/// <summary>An entity that appears in addresses by its unguessable <see cref="Key"/>.</summary>
public abstract class KeyedEntity : Entity
{
    public string Key { get; private protected set; } = Keys.New();
}

/// <summary>The value never enters the history; only that it changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>A row about one candidate: its history follows the candidate's visibility.</summary>
public interface IAboutCandidate
{
    int CandidateId { get; }
}

/// <summary>A row about one student: its history follows the student's visibility.</summary>
public interface IAboutStudent
{
    int StudentId { get; }
}
