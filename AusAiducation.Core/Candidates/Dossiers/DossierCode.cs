using System.Security.Cryptography;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// The number of a file of the public form: nine digits said three by three, 482-915-737. Digits alone, because they are the same in
/// Arabic and French on a bad line; the last one is a check (ISO 7064, MOD 11,10), so a misheard digit is told before it costs an attempt.
/// </summary>
public static class DossierCode
{
    public const int Length = 9;

    /// <summary>A new code. It begins with 2 to 9: nobody takes it for a telephone number or loses a leading zero.</summary>
    public static string New()
    {
        var body = RandomNumberGenerator.GetString("23456789", 1) + RandomNumberGenerator.GetString("0123456789", Length - 2);
        return body + Check(body);
    }

    /// <summary>The nine digits of what was typed, in digits of any script and with any separators; null when they are no code.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat(TextFolding.LatinDigits(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '/' or '_')));
        return digits.Length == Length && digits.All(char.IsAsciiDigit) && Check(digits[..^1]) == digits[^1] ? digits : null;
    }

    /// <summary>As it is shown and said: 482-915-737.</summary>
    public static string Shown(string code) => $"{code[..3]}-{code[3..6]}-{code[6..]}";

    static char Check(string body)
    {
        var product = 10;
        foreach (var digit in body)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char)('0' + (11 - product) % 10);
    }
}
