using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Which fonts the PDFs are set in: family and file for each script, null where none was found. Shown to administrators.</summary>
public sealed record FontReport(string? LatinName, string? LatinPath, string? ArabicName, string? ArabicPath)
{
    /// <summary>Bold variants; without one, headings are set in the regular face.</summary>
    public string? LatinBoldPath { get; init; }
    public string? ArabicBoldPath { get; init; }

    public bool IsComplete => LatinPath is not null && ArabicPath is not null;
}

/// <summary>Looks for a Latin and an Arabic font among the files of some folders; the first folder that has a known family wins.</summary>
public static class FontFinder
{
    private sealed record Family(string Name, string[] Regular, string[] Bold);

    private static readonly Family Segoe = new("Segoe UI", ["segoeui.ttf"], ["segoeuib.ttf"]);
    private static readonly Family Arial = new("Arial", ["arial.ttf"], ["arialbd.ttf", "Arial Bold.ttf"]);
    private static readonly Family DejaVu = new("DejaVu Sans", ["DejaVuSans.ttf"], ["DejaVuSans-Bold.ttf"]);

    private static readonly Family[] Latin =
    [
        new("Noto Sans", ["NotoSans-Regular.ttf", "NotoSans[wdth,wght].ttf"], ["NotoSans-Bold.ttf"]), DejaVu,
        new("Liberation Sans", ["LiberationSans-Regular.ttf"], ["LiberationSans-Bold.ttf"]), Segoe, Arial,
    ];

    private static readonly Family[] Arabic =
    [
        new("Noto Sans Arabic", ["NotoSansArabic-Regular.ttf", "NotoSansArabic[wdth,wght].ttf"], ["NotoSansArabic-Bold.ttf"]),
        new("Noto Naskh Arabic", ["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic[wght].ttf"], ["NotoNaskhArabic-Bold.ttf"]),
        DejaVu, Segoe, Arial,
    ];

    /// <summary>Letters a face must hold to count: an empty or cut-down file of the right name does not.</summary>
    private const string LatinSample = "AZazéàçêŒœ0123456789,%()", ArabicSample = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ،؟";

    /// <summary>Looks in the configured folders first, then where Linux, Windows and macOS keep their fonts.</summary>
    public static FontReport OnThisMachine(params IEnumerable<string> configuredFolders) => Find([.. configuredFolders, .. UsualFolders()]);

    /// <summary>Looks in these folders only, in this order.</summary>
    public static FontReport Find(params IEnumerable<string> folders)
    {
        var files = folders.Select(FilesOf).ToList();
        var (latin, latinFiles) = First(files, Latin, LatinSample);
        var (arabic, arabicFiles) = First(files, Arabic, ArabicSample);
        return new FontReport(latin?.Name, File(latinFiles, latin?.Regular), arabic?.Name, File(arabicFiles, arabic?.Regular))
        {
            LatinBoldPath = File(latinFiles, latin?.Bold),
            ArabicBoldPath = File(arabicFiles, arabic?.Bold),
        };
    }

    private static (Family?, Dictionary<string, string>?) First(List<Dictionary<string, string>> folders, Family[] families, string sample)
    {
        foreach (var files in folders)
            foreach (var family in families)
                if (File(files, family.Regular) is { } path && Holds(path, sample)) return (family, files);
        return (null, null);
    }

    private static bool Holds(string path, string sample)
    {
        using var face = SKTypeface.FromFile(path);
        return face is not null && face.ContainsGlyphs(sample);
    }

    private static string? File(Dictionary<string, string>? files, string[]? names) =>
        files is null ? null : names?.Select(name => files.GetValueOrDefault(name)).FirstOrDefault(path => path is not null);

    private static Dictionary<string, string> FilesOf(string folder)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(folder)) return found;
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var path in Directory.EnumerateFiles(folder, "*.ttf", everywhere).Order(StringComparer.Ordinal))
            found.TryAdd(Path.GetFileName(path), path);
        return found;
    }

    private static IEnumerable<string> UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")];
        if (OperatingSystem.IsMacOS()) return [Path.Combine(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts"];
        return [Path.Combine(home, ".local/share/fonts"), Path.Combine(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts"];
    }
}
