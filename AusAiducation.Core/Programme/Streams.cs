namespace AusAiducation.Core.Programme;

/// <summary>A stream of the baccalaureate, apart from its option (French, English...), which is a field of its own.</summary>
public sealed record BacStream(string Code, string French, string Arabic, string English);

/// <summary>The streams of the Moroccan baccalaureate, from streams.csv.</summary>
public static class Streams
{
    /// <summary>Words that schools put around a stream's name and that say nothing of the stream.</summary>
    private static readonly HashSet<string> Noise =
    [
        "bac", "baccalaureat", "2bac", "2eme", "2e", "2", "2nd", "deuxieme", "annee", "cycle", "section", "filiere", "serie", "stream", "biof", "option", "international", "francais", "francaise",
        "anglais", "anglaise", "fr", "f", "de", "et", "la", "the", "and", "of", "شعبه", "مسلك", "خيار", "فرنسيه", "انجليزيه", "بكالوريا", "باكالوريا", "دولي", "سنه", "ثانيه", "سلك", "قسم",
        "و",
    ];

    private static readonly Dictionary<string, string> Short = new()
    {
        ["sciences"] = "sc", ["science"] = "sc", ["mathematiques"] = "math", ["mathematique"] = "math", ["maths"] = "math",
        ["mathematical"] = "math", ["experimentales"] = "exp", ["economiques"] = "eco", ["technologies"] = "tech", ["technologie"] = "tech",
        ["economie"] = "eco", ["physiques"] = "phys", ["physique"] = "phys", ["agronomiques"] = "agro", ["agronomie"] = "agro",
    };

    private static readonly (BacStream Item, IEnumerable<string> Names)[] Rows = [.. ReferenceList.Read("streams.csv").Select(line =>
        (new BacStream(line[0], line[1], line[2], line[3]), (IEnumerable<string>)[.. line[..4], .. line[4].Split('|')]))];

    private static readonly Dictionary<string, BacStream> ByCode = Rows.ToDictionary(row => row.Item.Code, row => row.Item);
    private static readonly Dictionary<string, BacStream> BySpelling = ReferenceList.Spellings(Rows, Bare);

    public static IReadOnlyList<BacStream> All { get; } = [.. Rows.Select(row => row.Item)];

    /// <summary>The stream of a stored code, null when there is none.</summary>
    public static BacStream? Of(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The stream meant by a name or a usual abbreviation in French, Arabic or English ("SM A", "Sc. Maths A", "2Bac PC BIOF"); null
    /// when unknown or when it may be two ("SM").
    /// </summary>
    public static BacStream? Find(string? name) => BySpelling.GetValueOrDefault(Bare(name ?? ""));

    private static string Bare(string name) => string.Concat(TextFolding.Fold(name).Split(' ')
        .Select(WithoutArticle).Where(word => !Noise.Contains(word)).Select(word => Short.GetValueOrDefault(word, word)));

    private static string WithoutArticle(string word) => word switch
    {
        ['ا', 'ل', _, _, ..] => word[2..],
        ['و', 'ا', 'ل', _, _, ..] => word[3..],
        _ => word,
    };
}
