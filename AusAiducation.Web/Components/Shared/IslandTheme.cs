using MudBlazor;

namespace AusAiducation.Web.Components.Shared;

/// <summary>MudBlazor's palette taken from the stylesheet's variables: one set of colours for static pages and islands, light and dark alike.</summary>
static class IslandTheme
{
    static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight { Primary = "#0b5d5b", Secondary = "#8f5200", Background = "#f6f7f4", Surface = "#ffffff", TextPrimary = "#1b2726", TextSecondary = "#566663", Error = "#b0281f", Success = "#1a7240", Warning = "#8a5a00", Info = "#1c5c9c", LinesDefault = "#dde4e0" },
        PaletteDark = new PaletteDark { Primary = "#6cc9c0", Secondary = "#f2b45c", Background = "#101615", Surface = "#171f1d", TextPrimary = "#e7eeec", TextSecondary = "#a3b3af", Error = "#ff9a90", Success = "#6fd193", Warning = "#f0c35a", Info = "#8dc1f5", LinesDefault = "#263330" },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = ["inherit"] } },
    };

    public static MudTheme Of() => Theme;
}
