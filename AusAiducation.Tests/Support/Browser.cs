using Microsoft.Playwright;

namespace AusAiducation.Tests.Support;

/// <summary>One headless Chromium for the run, the machine's own.</summary>
public static class Browser
{
    static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);

    static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>A fresh profile: its own cookies, one language, one width. Console errors and refused scripts are gathered in the page's visitor.</summary>
    public static Task<Visitor> VisitAsync(LiveProgramme programme, string language = "fr", int width = 1280, string theme = "light") => VisitAsync(programme.Address, language, width, theme);

    public static async Task<Visitor> VisitAsync(Uri programme, string language = "fr", int width = 1280, string theme = "light")
    {
        var context = await (await Running.Value).NewContextAsync(new() { BaseURL = programme.ToString(), ViewportSize = new() { Width = width, Height = 900 } });
        await context.AddCookiesAsync([Cookie("lang", language), Cookie("theme", theme)]);
        context.SetDefaultTimeout(15_000);
        return new Visitor(context, await context.NewPageAsync());

        Cookie Cookie(string name, string value) => new() { Name = name, Value = value, Url = programme.ToString() };
    }

    static async Task<IBrowser> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_BROWSER") is { Length: > 0 } given ? given
            : Array.Find(Places, File.Exists) ?? throw new InvalidOperationException("No Chrome, Chromium or Edge was found. Install one, or name it in AUSAIDUCATION_TEST_BROWSER.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}

/// <summary>Somebody at a browser.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const string Password = "demo-ausaiducation";
    readonly IBrowserContext _context;

    internal Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, m) => { if (m.Type == "error") Errors.Add(m.Text); };
        page.PageError += (_, e) => Errors.Add(e);
        page.WebSocket += (_, _) => Sockets++;
    }

    public IPage Page { get; }
    public List<string> Errors { get; } = [];

    /// <summary>Sockets opened so far: none by static pages.</summary>
    public int Sockets { get; private set; }

    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/account/login");
        await Page.FillAsync("[name='Input.Email']", account + "@demo.example");
        await Page.FillAsync("[name='Input.Password']", Password);
        await Page.ClickAsync("form#login button[type=submit], form#login button:not([type])");
        await Page.WaitForURLAsync(u => !u.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>Opens an address and gives its status.</summary>
    public async Task<int> OpenAsync(string address)
    {
        var response = await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return response?.Status ?? 0;
    }

    /// <summary>Clicks until something is seen: before an island's circuit is there a click is lost.</summary>
    public async Task ClickUntilAsync(string clicked, string seen)
    {
        for (var attempt = 0; attempt < 50 && !await Page.Locator(seen).IsVisibleAsync(); attempt++)
        {
            await Page.ClickAsync(clicked);
            await Page.WaitForTimeoutAsync(300);
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
