using System.Text;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// Takes names out of what a candidate wrote, for readers who must not know who wrote it. Words are compared folded, so case, accents,
/// joined or parted names and Arabic one-letter prefixes do not save a name. Relatives and places the file does not know stay.
/// </summary>
public static class AnonymousText
{
    public const string Mask = "[…]";

    static readonly HashSet<string> SchoolWords =
    [
        "lycee", "ecole", "college", "groupe", "scolaire", "institut", "institution", "qualifiant", "qualifiante", "technique", "prive", "privee", "public",
        "ثانويه", "الثانويه", "التاهيليه", "الاعداديه", "التقنيه", "اعداديه", "مدرسه", "المدرسه", "مؤسسه", "المؤسسه", "الخاصه",
    ];

    static readonly HashSet<string> Particles = ["el", "al", "ben", "ibn", "bni", "beni", "ait", "abd", "abou", "bou", "ould", "bint", "bent", "bin", "ال", "بن", "ابن", "بنت", "ايت", "عبد", "ابو"];

    /// <summary>The text with each of the person's names, whole or word by word, and the school's own name replaced by […].</summary>
    public static string? Of(string? text, IEnumerable<string?> names, string? school)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            hidden.Add(TextFolding.Squash(name));
            foreach (var word in TextFolding.Fold(name).Split(' ').Where(w => w.Length > 2 && !Particles.Contains(w))) hidden.Add(word);
        }
        hidden.Add(string.Concat(TextFolding.Fold(school).Split(' ').SkipWhile(SchoolWords.Contains)));
        hidden.RemoveWhere(h => h.Length < 2);
        return Replace(text, hidden, hidden.Count == 0 ? 0 : hidden.Max(h => h.Length) + 1);
    }

    static string Replace(string text, HashSet<string> hidden, int longest)
    {
        var words = Words(text);
        var result = new StringBuilder();
        var copied = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (Match(words, i, hidden, longest) is not { } last) continue;
            result.Append(text, copied, words[i].Start - copied).Append(Mask);
            copied = words[last].End;
            i = last;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The last word of the longest run of words beginning here that, joined, is a hidden name.</summary>
    static int? Match(List<(int Start, int End, string Folded)> words, int first, HashSet<string> hidden, int longest)
    {
        int? last = null;
        var joined = "";
        for (var i = first; i < words.Count && joined.Length + words[i].Folded.Length <= longest; i++)
        {
            joined += words[i].Folded;
            if (hidden.Contains(joined) || (joined.Length > 3 && joined[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && hidden.Contains(joined[1..]))) last = i;
        }
        return last;
    }

    static List<(int Start, int End, string Folded)> Words(string text)
    {
        var words = new List<(int, int, string)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsPartOfWord(text[end])) end++;
            if (end > at && TextFolding.Squash(text[at..end]) is { Length: > 0 } folded) words.Add((at, end, folded));
            at = end + 1;
        }
        return words;
    }

    static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format || c == 'ـ';
}
