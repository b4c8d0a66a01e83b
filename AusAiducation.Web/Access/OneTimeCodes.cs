using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Access;

/// <summary>Codes of an authenticator (RFC 6238: SHA-1, 30 s, 6 digits), each accepted once; Identity's own provider would take one twice.</summary>
public sealed class OneTimeCodes(TimeProvider time) : AuthenticatorTokenProvider<AppUser>
{
    const int StepSeconds = 30;

    /// <summary>Steps before and after the present one that are accepted: clocks of phones differ.</summary>
    const int Tolerance = 1;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<AppUser> manager, AppUser user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key || StepOf(key, token, user.LastTotpStep) is not { } step) return false;
        user.LastTotpStep = step;
        // Two requests with the same code: the concurrency stamp lets one of them through.
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <summary>The time step this code belongs to, later than the last one used; null when it is no code of this moment.</summary>
    public long? StepOf(string key, string code, long lastStep)
    {
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        var now = time.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(typed))) return step;
        return null;
    }

    public static string NewKey() => Base32.Write(RandomNumberGenerator.GetBytes(20));

    /// <summary>The code of one time step.</summary>
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 with SHA-1 is what authenticator applications implement.
        var hash = HMACSHA1.HashData(Base32.Read(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

/// <summary>RFC 4648 base32 without padding, as authenticator keys are written.</summary>
static class Base32
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(byte[] bytes) => string.Create((bytes.Length * 8 + 4) / 5, bytes, (text, from) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var two = (from[bit / 8] << 8) | (bit / 8 + 1 < from.Length ? from[bit / 8 + 1] : 0);
            text[i] = Alphabet[(two >> (11 - bit % 8)) & 31];
        }
    });

    public static byte[] Read(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var c in text)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }
        return bytes;
    }
}
