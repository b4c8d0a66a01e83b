using System.Security.Cryptography;
using System.Text;

namespace AusAiducation.Core.Selection;

/// <summary>Fingerprints of texts.</summary>
static class Stamp
{
    /// <summary>A short one of what a page showed, posted back so that nobody decides on a list that has moved since.</summary>
    public static string Of(IEnumerable<string> parts) => Sha256(string.Join('\n', parts))[..16];

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
