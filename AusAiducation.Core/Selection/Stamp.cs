using System.Security.Cryptography;
using System.Text;

namespace AusAiducation.Core.Selection;

/// <summary>A short fingerprint of what a page showed, posted back so that nobody decides on a list that has moved since.</summary>
static class Stamp
{
    public static string Of(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
}
