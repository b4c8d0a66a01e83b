using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Access;

/// <summary>Twelve characters and more, no composition rules; not among the commonest, not the person's own name or address.</summary>
public sealed class PasswordRules : IPasswordValidator<AppUser>
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    static readonly Lazy<HashSet<string>> Common = new(Load);

    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) =>
        Task.FromResult(WhyNot(password, user) is { } key ? IdentityResult.Failed(new IdentityError { Code = key, Description = key }) : IdentityResult.Success);

    /// <summary>A new password typed twice: the problem goes beside the field it belongs to.</summary>
    public static void Check(Core.Access.Problems problems, string password, string again, AppUser user, string field = "Password", string againField = "Again")
    {
        if (WhyNot(password, user) is { } key) problems.Add(field, key, key is "Accounts.PasswordTooShort" ? MinimumLength : MaximumLength);
        else if (password != again) problems.Add(againField, "Accounts.PasswordsDiffer");
    }

    /// <summary>The text key of what is wrong with this password, or null.</summary>
    public static string? WhyNot(string? password, AppUser user)
    {
        if (password is null || password.Length < MinimumLength) return "Accounts.PasswordTooShort";
        if (password.Length > MaximumLength) return "Accounts.PasswordTooLong";
        var folded = password.ToLowerInvariant();
        if (folded.Distinct().Count() < 4) return "Accounts.PasswordCommon";
        if (Common.Value.Contains(folded) || Common.Value.Contains(folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.'))) return "Accounts.PasswordCommon";
        var own = (user.Email?.Split('@')[0].Split('.', '-', '_') ?? []).Concat(user.DisplayName.Split(' ')).Where(p => p.Length >= 4);
        return own.Any(p => folded.Contains(p.ToLowerInvariant(), StringComparison.Ordinal) && folded.Length < p.Length + 8) ? "Accounts.PasswordIsYourName" : null;
    }

    static HashSet<string> Load()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("AusAiducation.Web.Access.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith('#')).ToHashSet(StringComparer.Ordinal);
    }
}
