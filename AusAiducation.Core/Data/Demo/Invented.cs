using AusAiducation.Core.People;

namespace AusAiducation.Core.Data.Demo;

/// <summary>A given name in both scripts, and the sex it is usual for.</summary>
sealed record GivenName(Gender Gender, string Latin, string Arabic);

/// <summary>A name in both scripts.</summary>
sealed record BothScripts(string Latin, string Arabic);

/// <summary>The invented names and texts of this folder's lists: one entry a line, fields parted by a bar.</summary>
static class Invented
{
    public static readonly IReadOnlyList<GivenName> GivenNames =
        [.. Rows("given-names.txt").Select(r => new GivenName(Sex(r[0]), r[1], r[2]))];

    public static readonly IReadOnlyList<BothScripts> FamilyNames = [.. Rows("family-names.txt").Select(r => new BothScripts(r[0], r[1]))];
    public static readonly IReadOnlyList<BothScripts> Lycees = [.. Rows("lycees.txt").Select(r => new BothScripts(r[0], r[1]))];

    /// <summary>Written without a name, a sex or a school, since reviewers read them.</summary>
    public static readonly IReadOnlyList<string> Motivations = Lines("motivations.txt");
    public static readonly IReadOnlyList<string> Closings = Lines("closings.txt");

    /// <summary>Study wishes by code of stream.</summary>
    public static readonly ILookup<string, string> Wishes = Rows("wishes.txt").ToLookup(r => r[0], r => r[1]);

    /// <summary>Comments of reviews: '+' praise, '=' balanced, '-' critical.</summary>
    public static readonly ILookup<char, string> ReviewComments = Rows("review-comments.txt").ToLookup(r => r[0][0], r => r[1]);
    public static readonly IReadOnlyList<string> PrivateNotes = Lines("private-notes.txt");

    public static Gender Sex(string letter) => letter == "F" ? Gender.Female : Gender.Male;

    public static IReadOnlyList<string[]> Rows(string file) => [.. Lines(file).Select(line => line.Split('|'))];

    /// <summary>A picture of this folder.</summary>
    public static byte[] Picture(string file)
    {
        using var stream = Open(file);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    static Stream Open(string file) => typeof(Invented).Assembly.GetManifestResourceStream($"{typeof(Invented).Namespace}.{file}")
        ?? throw new FileNotFoundException("A file of the demonstration is not embedded.", file);

    static string[] Lines(string file)
    {
        using var stream = Open(file);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
