using System.Globalization;
using System.Text;

namespace AusAiducation.Web.Access;

/// <summary>
/// How much of a password is left once everything a guesser tries first is taken out: common words, keyboard walks and sequences,
/// years and days, repetitions, the person's own name. Counted in letters: a common word is worth two, a walk one.
/// </summary>
static class Guessable
{
    const int WordWorth = 2;
    const int WalkWorth = 1;
    const int ShortestWalk = 3;

    /// <summary>Rows and columns of the keyboards used here, the alphabet, the digits; each also backwards.</summary>
    static readonly string[] Walks = [.. new[]
    {
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
        "1a2z3e4r5t6y7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p", "1aqw2zsx3edc4rfv5tgb6yhn7ujm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "aqwzsxedcrfvtgbyhnujm", "qazwsxedcrfvtgbyhnujm", "aqwxszedcvfr", "qazxswedcvfr", "1aqwxsz23edcvfr4", "1qazxsw23edcvfr4",
    }.SelectMany(walk => new[] { walk, string.Concat(walk.Reverse()) })];

    static readonly Lazy<ILookup<char, string>> Common = new(() => ByFirstLetter(Load()));

    /// <summary>The worth of the password, in letters nobody could foresee.</summary>
    public static int Worth(string password, IEnumerable<string> ownWords)
    {
        var (text, signs) = Fold(password);
        var own = ByFirstLetter(ownWords.Select(w => Fold(w).Text).Where(w => w.Length >= 3));
        // best[i]: the least the first i characters are worth, over every way to cut them.
        var best = Enumerable.Repeat(int.MaxValue, text.Length + 1).ToArray();
        best[0] = 0;
        for (var at = 0; at < text.Length; at++)
        {
            void Reach(int length, int worth) => best[at + length] = Math.Min(best[at + length], best[at] + worth);
            Reach(1, 1);
            foreach (var word in WordsAt(text, at, Common.Value).Concat(WordsAt(text, at, own))) Reach(word, WordWorth);
            for (var length = ShortestWalk; length <= WalkAt(text, at); length++) Reach(length, WalkWorth);
            for (var length = 1; length <= RepeatAt(text, at); length++) Reach(length, WalkWorth);
            if (DateAt(text, at)) Reach(4, WordWorth);
        }
        return best[^1] + signs;
    }

    /// <summary>Letters and digits as typed at their plainest (É, @ and $ are e, a and s), and how many different other signs there are.</summary>
    static (string Text, int Signs) Fold(string typed)
    {
        var (text, signs) = (new StringBuilder(), new HashSet<char>());
        foreach (var c in typed.ToLowerInvariant().Normalize(NormalizationForm.FormD))
            if (c == '@') text.Append('a');
            else if (c == '$') text.Append('s');
            else if (char.IsLetterOrDigit(c)) text.Append(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) signs.Add(c);
        return (text.ToString(), signs.Count);
    }

    static IEnumerable<int> WordsAt(string text, int at, ILookup<char, string> words) =>
        Readings(text[at]).SelectMany(first => words[first]).Where(word => Reads(text, at, word)).Select(word => word.Length);

    static bool Reads(string text, int at, string word) =>
        at + word.Length <= text.Length && !word.Where((c, i) => text[at + i] != c && !Readings(text[at + i]).Contains(c)).Any();

    /// <summary>"passw0rd" is read as it is meant.</summary>
    static string Readings(char c) => c switch { '0' => "0o", '1' => "1il", '3' => "3e", '4' => "4a", '5' => "5s", '7' => "7t", '9' => "9g", _ => c.ToString() };

    static int WalkAt(string text, int at)
    {
        var longest = 0;
        while (at + longest < text.Length && Walks.Any(walk => walk.Contains(text.Substring(at, longest + 1), StringComparison.Ordinal))) longest++;
        return longest;
    }

    /// <summary>How far the text goes on saying what it said before: "aaaa", "abcabc", "dodo…dodo".</summary>
    static int RepeatAt(string text, int at)
    {
        var longest = 0;
        for (var back = 1; back <= at; back++)
        {
            var length = 0;
            while (at + length < text.Length && text[at + length] == text[at + length - back]) length++;
            if (length >= Math.Min(back, ShortestWalk)) longest = Math.Max(longest, length);
        }
        return longest;
    }

    /// <summary>A year of a life, or a day and month.</summary>
    static bool DateAt(string text, int at) =>
        at + 4 <= text.Length && text.AsSpan(at, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && int.Parse(text.AsSpan(at, 4), CultureInfo.InvariantCulture) is var n && (n is >= 1900 and < 2100 || (n / 100 is >= 1 and <= 31 && n % 100 is >= 1 and <= 12));

    static ILookup<char, string> ByFirstLetter(IEnumerable<string> words) => words.ToLookup(w => w[0]);

    static List<string> Load()
    {
        using var stream = typeof(Guessable).Assembly.GetManifestResourceStream("AusAiducation.Web.Access.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#').Select(line => Fold(line).Text).Distinct()];
    }
}
