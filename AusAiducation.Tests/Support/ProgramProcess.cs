using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AusAiducation.Tests.Support;

/// <summary>
/// The program as an operator starts it: a process of its own, in an empty folder of its own. The published output when
/// AUSAIDUCATION_TEST_PUBLISHED names it (test.sh does), else what the build left.
/// </summary>
sealed partial class ProgramProcess : IAsyncDisposable
{
    /// <summary>Long: machines that run tests are busy, and a first start makes the whole demonstration.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    static readonly string? Given = Environment.GetEnvironmentVariable("AUSAIDUCATION_TEST_PUBLISHED") is { Length: > 0 } folder ? folder : null;

    readonly Process _process;
    readonly StringBuilder _said = new();
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ProgramProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static bool IsPublished => Given is not null;

    /// <summary>How the tests, and the program with them, were built.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    public static string Folder => Given ?? Path.Combine(Repository.Root, "AusAiducation.Web", "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name);
    public static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>What it printed so far, both outputs.</summary>
    public string Said { get { lock (_said) return _said.ToString(); } }

    /// <summary>A folder for the data of one test.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("ausaiducation-process-").FullName;

    /// <summary>The program with these arguments; settings are environment variables, Production unless they say otherwise.</summary>
    public static ProgramProcess Start(string dataFolder, string[] arguments, params (string Name, string Value)[] settings) =>
        Start([Path.Combine(Folder, "AusAiducation.Web.dll"), .. arguments], dataFolder, [("ASPNETCORE_ENVIRONMENT", "Production"), ("Data__Folder", dataFolder), .. settings]);

    /// <summary>`dotnet` with these arguments, in this folder.</summary>
    public static ProgramProcess Start(string[] arguments, string workingFolder, params (string Name, string Value)[] environment)
    {
        // A run started in the background of a shell ignores SIGINT, and would hand that down.
        var (file, first) = OperatingSystem.IsLinux() ? ("/usr/bin/env", new[] { "--default-signal=INT", DotNet }) : (DotNet, []);
        var start = new ProcessStartInfo(file, [.. first, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingFolder };
        // What configures the test run is none of the program's business.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("COVERLET", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ProgramProcess(start);
    }

    /// <summary>Runs to its end. Returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>The address it says it listens on.</summary>
    public async Task<Uri> ListeningAsync()
    {
        _ = _process.WaitForExitAsync().ContinueWith(_ => _listening.TrySetException(new InvalidOperationException("It stopped: " + Said)), TaskScheduler.Default);
        return await _listening.Task.WaitAsync(Patience);
    }

    /// <summary>What systemd sends; returns the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (Listening().Match(line) is { Success: true } found) _listening.TrySetResult(new Uri(found.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http\S+)")]
    private static partial Regex Listening();
}
