using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AusAiducation.Tests.Support;

/// <summary>Somebody at a browser without scripts: opens pages and sends their real forms, hidden fields and antiforgery token included.</summary>
public sealed partial class FormVisitor(HttpClient http)
{
    public Task<HttpResponseMessage> GetAsync(string address) => http.GetAsync(address);

    /// <summary>Path and query an answer redirects to; null when it does not.</summary>
    public static string? LeadsTo(HttpResponseMessage answer) =>
        answer.Headers.Location is not { } to ? null : to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;

    /// <summary>The page, which must be there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string address)
    {
        var answer = await http.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {answer.StatusCode} {answer.Headers.Location}");
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>What the page says, without what differs from one answer to the next (tokens).</summary>
    public static async Task<string> WordsAsync(HttpResponseMessage answer) => Space().Replace((await ReadAsync(answer)).QuerySelector("main")!.TextContent, " ").Trim();

    /// <summary>Opens the page and sends the form of this id with these fields; a button's name and value are one of them.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, string form, params (string Name, string Value)[] typed) =>
        await SubmitAsync(address, await OpenAsync(address), form, typed);

    /// <summary>The same, from a page already open.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, IHtmlDocument page, string form, params (string Name, string Value)[] typed)
    {
        var element = page.GetElementById(form) as IHtmlFormElement ?? throw new InvalidOperationException($"{address} has no form {form}.");
        return await SendAsync(element.GetAttribute("action") ?? address, element, typed);
    }

    public Task<HttpResponseMessage> SendAsync(string address, IHtmlFormElement form, params (string Name, string Value)[] typed) =>
        http.PostAsync(address, new FormUrlEncodedContent(Fields(form, typed)));

    /// <summary>Opens the page and sends its form that carries a file.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string address, string fileName, byte[] bytes, params (string Name, string Value)[] typed)
    {
        var form = (await OpenAsync(address)).QuerySelector<IHtmlFormElement>("form[enctype='multipart/form-data']") ?? throw new InvalidOperationException($"{address} takes no file.");
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        foreach (var (name, value) in Fields(form, typed)) body.Add(new StringContent(value), name);
        return await http.PostAsync(form.GetAttribute("action"), body);
    }

    static Dictionary<string, string> Fields(IHtmlFormElement form, (string Name, string Value)[] typed)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
            if (ValueOf(field) is { } value) fields[field.GetAttribute("name")!] = value;
        foreach (var (name, value) in typed) fields[name] = value;
        return fields;
    }

    static string? ValueOf(IElement field) => field switch
    {
        IHtmlInputElement { Type: "file" } => null,
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
