namespace AusAiducation.Core.Data.Sheets;

/// <summary>Takes what a ZIP writes synchronously, its closing included, and passes it on asynchronously: the body of a
/// response accepts nothing else.</summary>
internal sealed class XlsxOutlet(Stream target) : Stream
{
    private const int BlockBytes = 65_536;
    private readonly MemoryStream _block = new();

    public ValueTask PassOnFullAsync(CancellationToken cancel) => _block.Length < BlockBytes ? default : PassOnAsync(cancel);

    public async ValueTask PassOnAsync(CancellationToken cancel)
    {
        await target.WriteAsync(_block.GetBuffer().AsMemory(0, (int)_block.Length), cancel);
        _block.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => _block.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => _block.Write(buffer);
    public override void Flush() { }
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
