using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AusAiducation.Tests.Support;

/// <summary>
/// A small clamd on a port of this machine or on a socket file: PING and INSTREAM as the manual of clamd describes them, its limit of length
/// with the reply and the closed connection that follow, and the EICAR test signature as the one virus it knows.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>The industry's harmless test file, in two parts so that no scanner takes this source for it.</summary>
    public const string Eicar = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    readonly Socket _listener;
    readonly string? _path;
    readonly CancellationTokenSource _stop = new();
    readonly Task _work;

    public ClamdServer(string? socketPath = null, int port = 0)
    {
        _path = socketPath;
        _listener = socketPath is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(socketPath is null ? new IPEndPoint(IPAddress.Loopback, port) : new UnixDomainSocketEndPoint(socketPath));
        _listener.Listen();
        _work = AcceptAsync();
    }

    /// <summary>clamd's StreamMaxLength.</summary>
    public int MaxLength { get; set; } = 25 * 1024 * 1024;

    public int Scanned { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public Dictionary<string, string> Settings => _path is null
        ? new() { ["Scan:Host"] = "127.0.0.1", ["Scan:Port"] = Port.ToString(CultureInfo.InvariantCulture) }
        : new() { ["Scan:Socket"] = _path };

    public async ValueTask DisposeAsync()
    {
        // A test may stop it before its own end.
        if (_work.IsCompleted) return;
        await _stop.CancelAsync();
        _listener.Dispose();
        await _work;
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync(_stop.Token);
                await using var stream = new NetworkStream(client);
                await TalkAsync(stream);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task TalkAsync(NetworkStream stream)
    {
        try
        {
            // z…\0: what is said back ends with a zero byte too.
            var question = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one, _stop.Token) == 1 && one[0] != 0) question.Add(one[0]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString([.. question]) switch
            {
                "zPING" => "PONG",
                "zINSTREAM" => await ScanAsync(stream),
                _ => "UNKNOWN COMMAND",
            } + "\0"), _stop.Token);
        }
        catch (IOException)
        {
            // Gone in the middle.
        }
    }

    async Task<string> ScanAsync(NetworkStream stream)
    {
        using var bytes = new MemoryStream();
        var length = new byte[sizeof(int)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            var next = BinaryPrimitives.ReadInt32BigEndian(length);
            if (next == 0) break;
            if (bytes.Length + next > MaxLength) return "INSTREAM size limit exceeded. ERROR";
            var piece = new byte[next];
            await stream.ReadExactlyAsync(piece, _stop.Token);
            bytes.Write(piece);
        }
        Scanned++;
        return Encoding.Latin1.GetString(bytes.ToArray()).Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    }
}
