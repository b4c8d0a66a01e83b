namespace AusAiducation.Core.Candidates;

/// <summary>Parts a full name written in one cell. Certain when the list itself parts it: a comma, or a family name in capitals.</summary>
static class ImportFullName
{
    static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase) { "el", "al", "ait", "aït", "ben", "bel", "bou", "ou", "ould", "oulad", "abou", "sidi", "moulay", "lalla", "بن", "بو", "أيت", "ايت", "آيت", "أبو", "ولد" };

    /// <summary>The same name in one cell twice, once in each script ("BENNANI Salma / سلمى بناني"), parted; else the cell itself.</summary>
    public static IEnumerable<string> Scripts(string cell)
    {
        if (!ImportWords.IsArabic(cell) || !cell.Any(c => char.IsLetter(c) && c < '\u0370')) return [cell];
        var words = cell.Split([' ', '\n', '\t', '/', '|', '(', ')', '\\'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter)).ToLookup(ImportWords.IsArabic);
        return new[] { false, true }.Select(arabic => string.Join(' ', words[arabic]));
    }

    public static (string Family, string Given, bool IsArabic, bool Certain) Split(string full)
    {
        var arabic = ImportWords.IsArabic(full);
        if (full.Split(',', '،') is [var before, var after] && before.Trim().Length > 0 && after.Trim().Length > 0) return (before.Trim(), after.Trim(), arabic, true);
        var words = full.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return (full.Trim(), "", arabic, true);
        var capitals = words.Where(IsCapitals).ToList();
        if (!arabic && capitals.Count > 0 && capitals.Count < words.Length) return (string.Join(' ', capitals), string.Join(' ', words.Where(w => !IsCapitals(w))), arabic, true);
        // Latin lists put the family name first, Arabic ones the given name.
        var cut = 1;
        while (!arabic && cut < words.Length - 1 && Particles.Contains(words[cut - 1])) cut++;
        var (first, rest) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
        return arabic ? (rest, first, arabic, false) : (first, rest, arabic, false);
    }

    static bool IsCapitals(string word) => word.Count(char.IsLetter) > 1 && word.All(c => !char.IsLower(c));
}
