using System.Text;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Data.Sheets;

/// <summary>Reads a list in one line of a test.</summary>
internal static class Reading
{
    static Reading() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Task<List<SheetRow>> Of(string text, Encoding? encoding = null, bool mark = false) =>
        Of(new MemoryStream([.. mark ? encoding!.GetPreamble() : [], .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]));

    public static async Task<List<SheetRow>> Of(Stream content, string name = "liste.xlsx")
    {
        using var reader = await SheetReader.OpenAsync(content, name, TestContext.Current.CancellationToken);
        return [.. reader.Rows()];
    }

    /// <summary>The key of the refusal that reading it ends in.</summary>
    public static async Task<string> Refusal(Stream content, string name = "liste.xlsx") =>
        (await Assert.ThrowsAsync<SheetRefused>(() => Of(content, name))).Key;

    public static Task<string> Refusal(string text) => Refusal(new MemoryStream(Encoding.UTF8.GetBytes(text)), "liste.csv");

    public static Encoding Windows(int page) => Encoding.GetEncoding(page);
}
