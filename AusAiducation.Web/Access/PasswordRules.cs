using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Web.Access;

/// <summary>Twelve characters and more, no composition rules; not made of what is tried first, nor of the person's own name or address.</summary>
public sealed class PasswordRules : IPasswordValidator<AppUser>
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    /// <summary>Nine letters that nobody can foresee (26⁹ is 5·10¹²) are out of reach of guessing at a sign-in page.</summary>
    const int LeastWorth = 9;

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
        if (Guessable.Worth(password, []) < LeastWorth) return "Accounts.PasswordCommon";
        return Guessable.Worth(password, OwnWords(user)) < LeastWorth ? "Accounts.PasswordIsYourName" : null;
    }

    static string[] OwnWords(AppUser user) =>
        $"{user.Email} {user.DisplayName}".Split([' ', '@', '.', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries);
}
