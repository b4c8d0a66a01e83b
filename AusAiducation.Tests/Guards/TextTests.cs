using System.Text.RegularExpressions;
using AusAiducation.Core.Data;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Support;
using AusAiducation.Web.Access;

namespace AusAiducation.Tests.Guards;

public partial class TextTests
{
    static readonly Lazy<string> Source = new(() => string.Join('\n', SourceFiles().Select(File.ReadAllText)));

    [Fact]
    public void Every_text_stands_in_three_languages_with_the_same_arguments()
    {
        Assert.NotEmpty(Texts.All);
        foreach (var (key, texts) in Texts.All)
        {
            Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t), key));
            var arguments = texts.Select(t => string.Join(',', Argument().Matches(t).Select(m => m.Groups[1].Value).Distinct().Order())).Distinct().ToList();
            Assert.True(arguments.Count == 1, $"{key}: arguments differ between languages ({string.Join(" / ", arguments)}).");
        }
    }

    [Fact]
    public void Arabic_texts_are_written_in_Arabic()
    {
        var latin = Texts.All.Where(t => t.Value[0].Count(char.IsLetter) > 3 && t.Value[0] != t.Value[2] && !t.Value[1].Any(c => c is >= '\u0600' and <= '\u06ff')).Select(t => t.Key);

        Assert.Empty(latin);
    }

    [Fact]
    public void No_text_is_unused()
    {
        var used = Literal().Matches(Source.Value).Select(m => m.Groups[1].Value + m.Groups[2].Value).ToHashSet();
        // Keys made of a literal beginning and an enum's or column's name: "Year.Step" + step.
        var beginnings = used.Where(u => u.EndsWith('.') || PartialKey().IsMatch(u)).ToList();
        var enums = EnumTypes().Select(t => t.Name).ToHashSet();

        var unused = Texts.All.Keys.Where(k => !used.Contains(k) && !enums.Contains(k.Split('.')[0]) && !beginnings.Exists(b => k.StartsWith(b, StringComparison.Ordinal) && b.Length > k.IndexOf('.', StringComparison.Ordinal)));

        Assert.True(!unused.Any(), string.Join('\n', unused.Order()));
    }

    [Fact]
    public void Every_key_in_the_code_has_a_text()
    {
        var features = Texts.All.Keys.Select(k => k.Split('.')[0]).ToHashSet();
        var missing = FullKey().Matches(Source.Value).Select(m => m.Groups[1].Value).Distinct().Where(k => features.Contains(k.Split('.')[0]) && !Texts.Knows(k) && !Texts.All.Keys.Any(t => t.StartsWith(k, StringComparison.Ordinal)));

        Assert.Empty(missing.Order());
    }

    [Fact]
    public void Every_member_of_an_enum_that_is_shown_has_a_text()
    {
        foreach (var type in EnumTypes().Where(t => Texts.All.Keys.Any(k => k.StartsWith(t.Name + ".", StringComparison.Ordinal))))
            foreach (var member in Enum.GetNames(type))
                Assert.True(Texts.Knows($"{type.Name}.{member}"), $"{type.Name}.{member} has no text.");
    }

    /// <summary>Letters between tags of a page that do not come from the texts are a sentence nobody translated.</summary>
    [Fact]
    public void No_page_has_an_untranslated_text()
    {
        var found = new List<string>();
        foreach (var file in SourceFiles().Where(f => f.EndsWith(".razor", StringComparison.Ordinal)))
        {
            var markup = CodeBlock().Replace(Comment().Replace(File.ReadAllText(file), ""), "");
            foreach (Match m in BetweenTags().Matches(markup))
                if (LooseWord().IsMatch(RazorExpression().Replace(m.Groups[1].Value, "")) && !m.Value.Contains("AusAiducation", StringComparison.Ordinal))
                    found.Add(Path.GetFileName(file) + ": " + m.Groups[1].Value.Trim());
        }
        Assert.Empty(found);
    }

    static IEnumerable<Type> EnumTypes() => typeof(AppDbContext).Assembly.GetTypes().Concat(typeof(RequiresAttribute).Assembly.GetTypes()).Where(t => t.IsEnum);

    static IEnumerable<string> SourceFiles() => new[] { "AusAiducation.Core", "AusAiducation.Web" }.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Repository.Root, p), "*.*", SearchOption.AllDirectories))
        .Where(f => (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    [GeneratedRegex(@"\{(\d)[|}:]")]
    private static partial Regex Argument();

    [GeneratedRegex(@"""([A-Z][A-Za-z0-9]+\.[A-Za-z0-9.]*)""|""([A-Z][A-Za-z0-9]+\.[A-Za-z0-9.]*)\{")]
    private static partial Regex Literal();

    [GeneratedRegex(@"""([A-Z][A-Za-z0-9]+\.[A-Z][A-Za-z0-9]+)""")]
    private static partial Regex FullKey();

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]+\.[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PartialKey();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@code\s*\{.*", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@">([^<>@{}();=]*[a-zà-ÿ]{3,}[^<>@{}();=]*)</")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"@[A-Za-z_.\[\]""()]+")]
    private static partial Regex RazorExpression();

    [GeneratedRegex(@"\b[A-Za-zà-ÿ]{3,}\b")]
    private static partial Regex LooseWord();
}
