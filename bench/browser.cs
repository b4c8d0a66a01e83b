#:package Microsoft.Playwright
#:property PublishAot=false
// What only a browser shows: bytes of a first visit, and what an open scoring page costs the server.
//   dotnet run -c Release bench/browser.cs -- http://127.0.0.1:5080 PID_OF_THE_SERVER [CIRCUITS]
using System.Globalization;
using Microsoft.Playwright;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (address, server, circuits) = (args[0], args[1], args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 40);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new()
{
    ExecutablePath = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_BROWSER") ?? "/usr/bin/chromium",
    Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

await FirstVisitAsync("sign-in page", null, "/account/login", 80);
await FirstVisitAsync("list of candidates", "manager", "/candidates", 250);
await FirstVisitAsync("a coach's desk", "coach1", "/coaching", 80);
await FirstVisitAsync("a student's page", "student1", "/me", 80);
await FirstVisitAsync("a scoring page", "committee5", await ReviewAsync(), 250);
await MemoryAsync(await ReviewAsync());

async Task<IPage> SignInAsync(string account)
{
    var context = await browser.NewContextAsync(new() { BaseURL = address });
    var page = await context.NewPageAsync();
    await page.GotoAsync("/account/login");
    await page.FillAsync("[name='Input.Email']", account + "@demo.example");
    await page.FillAsync("[name='Input.Password']", "demo-ausaiducation");
    await page.ClickAsync("form#login button:not([type=button])");
    await page.WaitForURLAsync(u => !u.Contains("/account/login", StringComparison.Ordinal));
    return page;
}

async Task<string> ReviewAsync()
{
    var page = await SignInAsync("committee5");
    await page.GotoAsync("/selection/reviews");
    var review = await page.Locator("a[href^='/selection/reviews/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href')).filter(h => /[0-9a-z]{12}$/.test(h))");
    await page.Context.CloseAsync();
    return review[0];
}

// Signed in elsewhere, so that this browser has nothing in its cache; every byte that comes over the wire counts, headers too.
async Task FirstVisitAsync(string name, string? account, string path, int budget)
{
    var fresh = await browser.NewContextAsync(new() { BaseURL = address });
    if (account is not null)
    {
        var signedIn = await SignInAsync(account);
        await fresh.AddCookiesAsync((await signedIn.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await signedIn.Context.CloseAsync();
    }
    var page = await fresh.NewPageAsync();
    var network = await fresh.NewCDPSessionAsync(page);
    double bytes = 0;
    var sockets = 0;
    network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
    page.WebSocket += (_, _) => sockets++;
    await network.SendAsync("Network.enable");
    var answer = await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
    if (answer!.Status != 200) throw new InvalidOperationException($"{path} answered {answer.Status}.");
    Console.WriteLine($"{"first visit, " + name,-44} {bytes / 1024,6:F0} KB   budget {budget}   sockets {sockets}");
    await fresh.CloseAsync();
}

// One person with many tabs. The first ones pay for code and caches; what the process keeps for each one after them is the figure.
async Task MemoryAsync(string review)
{
    var member = await SignInAsync("committee5");
    await OpenAsync(20);
    var before = Resident();
    await OpenAsync(circuits);
    var after = Resident();
    Console.WriteLine($"{$"memory per circuit, {circuits} scoring pages open",-44} {(after - before) / 1024.0 / circuits,6:F2} MiB   budget 1");

    async Task OpenAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var tab = await member.Context.NewPageAsync();
            await tab.GotoAsync(review);
            await tab.Locator("[data-scoring][data-live]").WaitForAsync();
        }
    }
}

// Kibibytes of memory the server holds.
long Resident() => long.Parse(File.ReadLines($"/proc/{server}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
