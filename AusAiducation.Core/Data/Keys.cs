using System.Security.Cryptography;

namespace AusAiducation.Core.Data;

/// <summary>What stands in addresses instead of row numbers: random characters of Crockford's base32 (60 bits for 12).</summary>
public static class Keys
{
    public const int Length = 12;
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New(int length = Length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsKey(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    /// <summary>A code people read aloud for an anonymous file: C-7F3K9QW.</summary>
    public static string NewFileCode() => "C-" + RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 7);
}
