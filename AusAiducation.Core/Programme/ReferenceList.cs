namespace AusAiducation.Core.Programme;

/// <summary>Reads the reference lists of this folder, embedded in the assembly; a wrong file is a fault of the build and throws.</summary>
internal static class ReferenceList
{
    /// <summary>The lines after the heading, cut at the commas. The lists are ours and quote nothing, so each line has all its fields or is refused.</summary>
    public static IReadOnlyList<string[]> Read(string file)
    {
        using var stream = typeof(ReferenceList).Assembly.GetManifestResourceStream($"{typeof(ReferenceList).Namespace}.{file}")
            ?? throw new FileNotFoundException("A reference list is not embedded.", file);
        using var reader = new StreamReader(stream);
        string[][] lines = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(','))];
        return lines.FirstOrDefault(line => line.Length != lines[0].Length || line.Any(field => field.Contains('"'))) is { } wrong
            ? throw new InvalidDataException($"{file}: {string.Join(',', wrong)}")
            : lines[1..];
    }

    /// <summary>Folded spellings to their item; two items that claim one spelling throw, since neither could be found by it.</summary>
    public static Dictionary<string, T> Spellings<T>(IEnumerable<(T Item, IEnumerable<string> Names)> items, Func<string, string> fold) =>
        items.SelectMany(pair => pair.Names, (pair, name) => (Key: fold(name), pair.Item))
            .Where(spelling => spelling.Key.Length > 0).Distinct().ToDictionary(spelling => spelling.Key, spelling => spelling.Item);
}
