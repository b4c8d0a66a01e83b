using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AusAiducation.Core.Funding;

/// <summary>
/// A Moroccan bank account number: bank 3, city 3, account 16, key 2 digits (not the French layout). The bank is never guessed
/// from its code. Printing one shows its last four digits only.
/// </summary>
public sealed record Rib
{
    private const int Length = 24;

    private Rib(string digits) => Digits = digits;

    /// <summary>The 24 digits; for bank files and encryption, not for screens.</summary>
    public string Digits { get; }

    /// <summary>The account in the international form: MA, check digits (ISO 13616, MA = 22 10) and the RIB; 28 characters.</summary>
    public string Iban => string.Create(CultureInfo.InvariantCulture, $"MA{98 - Mod97(Digits + "221000"):00}{Digits}");

    /// <summary>What people may read: the last four digits.</summary>
    public string Masked => "•••• " + Digits[^4..];

    /// <summary>Reads 24 digits, spaces allowed anywhere; false whenever <see cref="WhyNot"/> has a reason.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out Rib? rib)
    {
        rib = WhyNot(typed) is null ? new Rib(Compact(typed)) : null;
        return rib is not null;
    }

    /// <summary>Text key of what is wrong with a typed RIB, null when it is right.</summary>
    public static string? WhyNot(string? typed)
    {
        var digits = Compact(typed);
        if (digits.Length == 0) return "Funding.RibEmpty";
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit)) return "Funding.RibLength";
        var body = digits[..^2];
        // Twenty-two zeros with key 97 satisfy the arithmetic and belong to nobody.
        if (body.All(digit => digit == '0')) return "Funding.RibEmpty";
        return digits[^2..] == (97 - Mod97(body + "00")).ToString("00", CultureInfo.InvariantCulture) ? null : "Funding.RibKey";
    }

    public override string ToString() => Masked;

    private static string Compact(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Digit by digit: 24 digits do not fit in 64 bits.</summary>
    private static int Mod97(string digits) => digits.Aggregate(0, (rest, digit) => (rest * 10 + (digit - '0')) % 97);
}
