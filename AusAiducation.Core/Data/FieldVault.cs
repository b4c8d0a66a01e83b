using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>The fields kept encrypted at rest, each with a purpose of its own.</summary>
public enum VaultField { Cin, Rib, Wallet }

/// <summary>A value as it is stored: cipher, keyed hash for equality, last characters for recognition.</summary>
public sealed record Sealed(string Cipher, string Hash, string Tail);

/// <summary>Encrypts and opens CIN, RIB and wallet numbers. The hash key is made once per installation and itself encrypted.</summary>
public sealed class FieldVault(IDataProtectionProvider protection, AppDbContextFactory factory)
{
    const string HashKeyName = "field-hash-key";
    readonly ConcurrentDictionary<VaultField, IDataProtector> _protectors = new();
    byte[]? _hashKey;

    public async Task<Sealed> SealAsync(VaultField field, string plain, CancellationToken ct = default) =>
        new(Protector(field).Protect(plain), await HashAsync(field, plain, ct), plain.Length <= 4 ? plain[^1..] : plain[^4..]);

    public string Open(VaultField field, string cipher) => Protector(field).Unprotect(cipher);

    /// <summary>Equal values have equal hashes; without the key nothing can be guessed from them.</summary>
    public async Task<string> HashAsync(VaultField field, string plain, CancellationToken ct = default) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_hashKey ??= await LoadHashKeyAsync(ct), Encoding.UTF8.GetBytes($"{field}|{plain}")));

    IDataProtector Protector(VaultField field) => _protectors.GetOrAdd(field, f => protection.CreateProtector("AusAiducation.Field." + f));

    async Task<byte[]> LoadHashKeyAsync(CancellationToken ct)
    {
        var protector = protection.CreateProtector("AusAiducation.HashKey");
        await using var db = factory.Create(Viewer.System);
        if (await db.Secrets.SingleOrDefaultAsync(s => s.Name == HashKeyName, ct) is not { } secret)
        {
            secret = new Secret { Name = HashKeyName, Cipher = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))) };
            db.Secrets.Add(secret);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another instance made it at the same moment: theirs is the one.
                db.ChangeTracker.Clear();
                secret = await db.Secrets.SingleAsync(s => s.Name == HashKeyName, ct);
            }
        }
        return Convert.FromBase64String(protector.Unprotect(secret.Cipher));
    }
}
