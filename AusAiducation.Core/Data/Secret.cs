namespace AusAiducation.Core.Data;

/// <summary>A key of this installation (of the equality hashes), encrypted by Data Protection. Made once.</summary>
public sealed class Secret
{
    public int Id { get; private set; }
    public required string Name { get; init; }
    public required string Cipher { get; init; }
}
