using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AusAiducation.Core.Candidates;

/// <summary>A list to write: its row, whose it is, its key.</summary>
public sealed record ImportAsked(int PendingId, int OwnerUserId, string Key);

/// <summary>Which long lists wait to be written, and how far the one being written is. In memory: the table knows what was confirmed.</summary>
public sealed class ImportProgress
{
    readonly Channel<ImportAsked> _asked = Channel.CreateUnbounded<ImportAsked>();
    readonly ConcurrentDictionary<string, (int Read, int Lines)> _told = new();

    public ChannelReader<ImportAsked> Asked => _asked.Reader;

    public void Ask(int pendingId, int ownerUserId, string key) => _asked.Writer.TryWrite(new(pendingId, ownerUserId, key));

    public void Tell(string key, int read, int lines) => _told[key] = (read, lines);

    /// <summary>Lines read so far; zero before it began.</summary>
    public int Read(string key) => _told.TryGetValue(key, out var told) ? told.Read : 0;

    public void Forget(string key) => _told.TryRemove(key, out _);
}
