using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace AusAiducation.Tests.Web.Reports;

/// <summary>
/// The lines of a printed page as they are read: letters by place, from left to right, Arabic shapes brought back to letters (NFKC)
/// and runs of them turned into reading order. Numbers and Latin words are never turned: wrongly drawn, they are read wrong.
/// </summary>
internal static class PdfText
{
    public static List<List<string>> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(Lines)];
    }

    public static string All(byte[] pdf) => string.Join('\n', Pages(pdf).SelectMany(page => page));

    private static List<string> Lines(Page page) =>
    [
        .. page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(line => line.Key)
            .Select(line => Read([.. line.OrderBy(letter => letter.StartBaseLine.X)])),
    ];

    private static string Read(List<Letter> letters)
    {
        var (read, arabic) = (new StringBuilder(), new List<string>());
        for (var i = 0; i < letters.Count; i++)
        {
            if (i > 0 && letters[i].StartBaseLine.X - letters[i - 1].EndBaseLine.X > 4) Add(" ");
            Add(letters[i].Value.Normalize(NormalizationForm.FormKC));
        }
        Flush();
        return read.ToString();

        void Add(string value)
        {
            if (IsArabic(value) || arabic.Count > 0 && string.IsNullOrWhiteSpace(value)) arabic.Insert(0, value);
            else
            {
                Flush();
                read.Append(value);
            }
        }

        void Flush()
        {
            var spaces = arabic.TakeWhile(string.IsNullOrWhiteSpace).Count();
            read.AppendJoin("", arabic.Skip(spaces)).Append(' ', spaces);
            arabic.Clear();
        }
    }

    private static bool IsArabic(string value) => value.Length > 0 && value[0] is >= '\u0600' and <= '\u06FF' or >= '\uFB50' and <= '\uFEFC';
}
