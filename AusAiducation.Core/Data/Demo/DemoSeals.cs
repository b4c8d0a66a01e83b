using System.Globalization;
using AusAiducation.Core.Funding;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// Invented bank accounts and identity cards, sealed. Made before the transaction opens: the vault and the key ring save their keys on
/// connections of their own, which would wait for it.
/// </summary>
sealed record DemoSeals(IReadOnlyList<Sealed> Ribs, IReadOnlyList<Sealed> Cins)
{
    public static async Task<DemoSeals> MakeAsync(FieldVault vault, int count, CancellationToken ct)
    {
        List<Sealed> ribs = [], cins = [];
        for (var i = 0; i < count; i++)
        {
            ribs.Add(await vault.SealAsync(VaultField.Rib, Rib(i), ct));
            cins.Add(await vault.SealAsync(VaultField.Cin, string.Create(CultureInfo.InvariantCulture, $"ZZ{100_017 + 7_919 * i}"), ct));
        }
        return new(ribs, cins);
    }

    /// <summary>An account nobody has (its body is a run of zeros and a small number), closed by the one key that <see cref="Funding.Rib"/> accepts.</summary>
    static string Rib(int i)
    {
        string[] banks = ["007", "011", "021", "230"];
        var body = string.Create(CultureInfo.InvariantCulture, $"{banks[i % banks.Length]}780{1_000 + 37 * i:0000000000000000}");
        return Enumerable.Range(1, 97).Select(key => string.Create(CultureInfo.InvariantCulture, $"{body}{key:00}")).First(rib => Funding.Rib.WhyNot(rib) is null);
    }
}
