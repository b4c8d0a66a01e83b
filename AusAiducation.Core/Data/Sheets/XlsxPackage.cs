using System.IO.Compression;
using System.Xml;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>The ZIP of a workbook, never inflated past the limit: neither by what it declares, nor by what comes out.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int DeepestElement = 64;
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive _zip;
    private readonly string _fileName;
    private long _left = SheetLimits.UnpackedBytes;

    private XlsxPackage(ZipArchive zip, string fileName) => (_zip, _fileName) = (zip, fileName);

    public static XlsxPackage Open(FileStream file, string fileName)
    {
        file.Position = 0;
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            if (zip.Entries.Any(e => e.IsEncrypted)) throw new SheetRefused("Import.Encrypted", fileName);
            if (zip.Entries.Sum(e => e.Length) > SheetLimits.UnpackedBytes) throw SheetReader.TooLarge(fileName);
            var package = new XlsxPackage(zip, fileName);
            return package.Has("xl/workbook.xml") ? package : throw new SheetRefused("Import.NotASheet", fileName);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public bool Has(string part) => Entry(part) is not null;

    /// <summary>Every node of a part in turn, as the reader standing on it; nothing when the part is absent.</summary>
    public IEnumerable<XmlReader> Nodes(string part)
    {
        if (Entry(part) is not { } entry) yield break;
        using var inflated = new Counted(entry.Open(), this);
        using var xml = XmlReader.Create(inflated, Safe);
        while (xml.Read())
        {
            if (xml.Depth > DeepestElement) throw new InvalidDataException("Elements too deep");
            yield return xml;
        }
    }

    public void Dispose() => _zip.Dispose();

    private ZipArchiveEntry? Entry(string part) => _zip.Entries.FirstOrDefault(e =>
        string.Equals(e.FullName.Replace('\\', '/').TrimStart('/'), part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts what really comes out, for all parts together.</summary>
    private sealed class Counted(Stream inner, XlsxPackage package) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            package._left -= read;
            return package._left >= 0 ? read : throw SheetReader.TooLarge(package._fileName);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
