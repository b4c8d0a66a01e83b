using AusAiducation.Web.Components.Shared;

namespace AusAiducation.Web.Features.Accounts;

/// <summary>Each language by its own name, as people look for it.</summary>
static class AccountLanguages
{
    public static readonly IReadOnlyList<Option> All = [new("fr", "Français"), new("ar", "العربية"), new("en", "English")];
}
