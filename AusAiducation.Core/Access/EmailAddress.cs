using System.Net.Mail;

namespace AusAiducation.Core.Access;

/// <summary>Reads an e-mail address: one @, a domain with a point, no name around it.</summary>
public static class EmailAddress
{
    public const int MaxLength = 200;

    public static string Read(string field, string? typed, Problems problems)
    {
        var email = problems.Required(field, typed, MaxLength);
        if (email.Length > 0 && !IsPlausible(email)) problems.Add(field, "Access.NotAnEmail");
        return email;
    }

    static bool IsPlausible(string email) =>
        MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal) && !email.Any(char.IsWhiteSpace);
}
