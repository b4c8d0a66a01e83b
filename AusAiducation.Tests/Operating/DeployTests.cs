using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Operating;

/// <summary>The files of deploy/ with the real programs they are for: systemd reads the unit, nginx serves the program.</summary>
[Trait("Database", "Sqlite")]
public class DeployTests
{
    const string Password = "une longue phrase sans accent";

    [Fact]
    public async Task The_unit_is_one_systemd_accepts_and_starts_what_was_published()
    {
        var unit = Repository.Read("deploy/ausaiducation.service");
        var line = unit.Split('\n').Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..].Split(' ');
        Assert.Equal(["/usr/bin/dotnet", "/opt/ausaiducation/AusAiducation.Web.dll"], line[..2]);
        Assert.Contains("Environment=Data__Folder=/var/lib/ausaiducation", unit, StringComparison.Ordinal);
        Assert.Contains("ReadWritePaths=/var/lib/ausaiducation", unit, StringComparison.Ordinal);
        Assert.Contains("KillSignal=SIGINT", unit, StringComparison.Ordinal);

        // The same arguments, on a free port.
        await using var program = ProgramProcess.Start(ProgramProcess.NewFolder(), [.. line[2..].Select(a => a.Replace(":5080", ":0", StringComparison.Ordinal))]);
        using var http = new HttpClient { BaseAddress = await program.ListeningAsync() };
        Assert.Contains("\"database\":true", await http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal(0, await program.InterruptAsync());

        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not on this machine.");
        var copy = Path.Combine(ProgramProcess.NewFolder(), "ausaiducation.service");
        // Wherever dotnet lies on this machine, the unit needs something to start there.
        await File.WriteAllTextAsync(copy, unit.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal));
        Assert.Equal((0, ""), await RunAsync("/usr/bin/systemd-analyze", "verify", copy));
    }

    [Fact]
    public async Task Behind_nginx_a_person_is_on_https_signs_in_and_opens_a_websocket()
    {
        Assert.SkipUnless(File.Exists(NginxProcess.Path), "nginx is not on this machine.");
        var data = ProgramProcess.NewFolder();
        await using var admin = ProgramProcess.Start(data, ["create-admin", "--email", "zahra@test.example", "--name", "Zahra", "--link-only"]);
        Assert.Equal(0, await admin.EndAsync());
        await using var program = ProgramProcess.Start(data, ["--urls", "http://127.0.0.1:0"]);
        await using var nginx = await NginxProcess.StartAsync(await program.ListeningAsync());
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == NginxProcess.Subject };
        using var http = new HttpClient(handler) { BaseAddress = nginx.Secure };
        // A name: browsers, and so the program, promise no https for numbers.
        http.DefaultRequestHeaders.Host = "ausaiducation.test";

        var plain = await http.GetAsync(new Uri(nginx.Plain, "/year?edition=x"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "https", "/year?edition=x"), (plain.StatusCode, plain.Headers.Location!.Scheme, plain.Headers.Location.PathAndQuery));
        var visitor = new FormVisitor(http);
        await visitor.SubmitAsync(admin.Said.Trim(), "invitation", ("Input.Password", Password), ("Input.Again", Password), ("Input.Undertaking", "yes"));
        var page = await visitor.GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.Contains("Strict-Transport-Security"));
        // The program knows that it is on https: only then are the cookies bound to the host.
        Assert.NotNull(handler.CookieContainer.GetCookies(nginx.Secure)["__Host-session"]);

        using var circuit = await OpenCircuitAsync(http, handler, nginx.Secure);
        Assert.Equal(WebSocketState.Open, circuit.State);
    }

    /// <summary>What blazor.web.js does: a connection is agreed on, then carried by a websocket.</summary>
    static async Task<ClientWebSocket> OpenCircuitAsync(HttpClient http, HttpClientHandler handler, Uri address)
    {
        var agreed = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        var token = JsonDocument.Parse(await agreed.Content.ReadAsStringAsync()).RootElement.GetProperty("connectionToken").GetString()!;
        var socket = new ClientWebSocket();
        socket.Options.Cookies = handler.CookieContainer;
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == NginxProcess.Subject;
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "wss", Path = "/_blazor", Query = "id=" + Uri.EscapeDataString(token) }.Uri, CancellationToken.None);
        return socket;
    }

    static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
