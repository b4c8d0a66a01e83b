using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using AusAiducation.Core.Candidates;
using Microsoft.Extensions.Options;

namespace AusAiducation.Web.Scan;

/// <summary>
/// Speaks with clamd by its own protocol, one connection a question: PING, and INSTREAM with the bytes in pieces, each after its length as
/// four bytes, a length of zero at the end. Questions begin with z: the answer then ends with a zero byte.
/// </summary>
public sealed class Clamd(IOptions<ScanOptions> options, TimeProvider time, ILogger<Clamd> log)
{
    const int Piece = 64 * 1024;
    const int LongestAnswer = 4096;
    const string Pong = "PONG", Clean = "stream: OK", Found = " FOUND", TooLong = "INSTREAM size limit exceeded";

    public bool IsOn => options.Value.IsOn;

    public async Task<bool> AnswersAsync(CancellationToken ct = default)
    {
        try
        {
            return await AskAsync("zPING\0"u8.ToArray(), null, ct) == Pong;
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            log.LogWarning("The virus scanner does not answer: {Error}", e.Message);
            return false;
        }
    }

    public async Task<ScanVerdict> ScanAsync(byte[] bytes, CancellationToken ct = default)
    {
        try
        {
            return VerdictOf(await AskAsync("zINSTREAM\0"u8.ToArray(), bytes, ct));
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            log.LogWarning("The virus scanner did not answer; documents wait in quarantine: {Error}", e.Message);
            return ScanVerdict.Away;
        }
    }

    ScanVerdict VerdictOf(string answer)
    {
        if (answer == Clean) return ScanVerdict.Clean;
        if (answer.EndsWith(Found, StringComparison.Ordinal))
        {
            log.LogWarning("An infected document was handed in: {Answer}", answer);
            return ScanVerdict.Infected;
        }
        if (answer.StartsWith(TooLong, StringComparison.Ordinal)) log.LogError("clamd takes no document of this length ({Answer}): raise its StreamMaxLength to 25M.", answer);
        else log.LogError("clamd did not examine a document: {Answer}", answer);
        return ScanVerdict.Undecided;
    }

    async Task<string> AskAsync(byte[] question, byte[]? bytes, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        using var socket = await ConnectAsync(both.Token);
        await using var stream = new NetworkStream(socket);
        try
        {
            await stream.WriteAsync(question, both.Token);
            if (bytes is not null) await SendAsync(stream, bytes, both.Token);
        }
        catch (IOException)
        {
            // It says why it wants no more and closes: the reason is still to be read.
        }
        return await AnswerAsync(stream, both.Token);
    }

    async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var o = options.Value;
        var socket = o.Socket.Length > 0 ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (o.Socket.Length > 0) await socket.ConnectAsync(new UnixDomainSocketEndPoint(o.Socket), ct);
            else await socket.ConnectAsync(o.Host, o.Port, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task SendAsync(NetworkStream stream, byte[] bytes, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        for (var at = 0; at < bytes.Length; at += Piece)
        {
            var piece = bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }
        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, ct);
    }

    static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var read = 0;
        while (read < answer.Length)
        {
            var more = await stream.ReadAsync(answer.AsMemory(read), ct);
            if (more == 0) break;
            read += more;
            if (answer[read - 1] == 0) break;
        }
        return read > 0 ? Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n') : throw new IOException("The connection ended without an answer.");
    }

    static bool IsAway(Exception e, CancellationToken ct) => e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
