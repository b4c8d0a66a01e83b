using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AusAiducation.Tests.Support;

/// <summary>nginx with deploy/nginx.conf, its ports, paths and certificate replaced by ones of this run; nothing else.</summary>
sealed class NginxProcess : IAsyncDisposable
{
    public const string Path = "/usr/sbin/nginx";
    public const string Subject = "CN=ausaiducation.test";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Process _process;

    NginxProcess(Process process, Uri plain, Uri secure) => (_process, Plain, Secure) = (process, plain, secure);

    public Uri Plain { get; }
    public Uri Secure { get; }

    public static async Task<NginxProcess> StartAsync(Uri program)
    {
        var folder = ProgramProcess.NewFolder();
        var (plain, secure) = (FreePort(), FreePort());
        WriteCertificate(folder);
        var site = Replace(Repository.Read("deploy/nginx.conf"),
            ("server 127.0.0.1:5080;", $"server {program.Authority};"), ("listen 80;", $"listen 127.0.0.1:{plain};"), ("listen 443 ssl;", $"listen 127.0.0.1:{secure} ssl;"),
            ("/etc/ssl/ausaiducation/", folder + "/"));
        var temporary = string.Join(' ', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder}/{kind};"));
        var file = folder + "/nginx.conf";
        await File.WriteAllTextAsync(file, $"pid {folder}/pid; error_log stderr; daemon off; worker_processes 1;\nevents {{}}\nhttp {{ access_log off; {temporary}\n{site}\n}}\n");
        using (var check = Start("-t", "-c", file))
        {
            var said = await check.StandardError.ReadToEndAsync();
            await check.WaitForExitAsync();
            Assert.True(check.ExitCode == 0, said);
        }
        var process = Start("-c", file);
        _ = process.StandardError.ReadToEndAsync();
        await ReachAsync(secure);
        return new NginxProcess(process, new Uri($"http://127.0.0.1:{plain}"), new Uri($"https://127.0.0.1:{secure}"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Path, arguments) { RedirectStandardError = true })!;

    /// <summary>Each of these stands in the file once: one that does not is a file this test no longer knows.</summary>
    static string Replace(string text, params (string From, string To)[] pairs)
    {
        foreach (var (from, to) in pairs)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }
        return text;
    }

    static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(folder + "/fullchain.pem", certificate.ExportCertificatePem());
        File.WriteAllText(folder + "/privkey.pem", key.ExportPkcs8PrivateKeyPem());
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task ReachAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await pulse.WaitForNextTickAsync(limit.Token);
            }
        }
    }
}
