using System.Text;
using System.Xml;
using CsvHelper;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Reads a supplied list, CSV or XLSX by its content, line by line and in flat memory. Throws
/// <see cref="SheetRefused"/> on opening or while reading; the rows can be read again, one reading at a time.</summary>
public sealed class SheetReader : IDisposable
{
    private readonly FileStream _file;
    private readonly Encoding? _text;

    private SheetReader(FileStream file, string fileName)
    {
        (_file, FileName) = (file, fileName);
        switch (SheetFormats.Of(file))
        {
            case SheetFormat.Nothing: throw new SheetRefused("Import.Empty", fileName);
            case SheetFormat.OldExcel: throw new SheetRefused("Import.OldExcel", fileName);
            case SheetFormat.Encrypted: throw new SheetRefused("Import.Encrypted", fileName);
            case SheetFormat.Other: throw new SheetRefused("Import.NotASheet", fileName);
            case SheetFormat.Text:
                _text = CsvEncoding.Of(file) ?? throw new SheetRefused("Import.NotASheet", fileName);
                break;
            case SheetFormat.Zip:
                using (XlsxPackage.Open(file, fileName)) { }
                break;
        }
    }

    /// <summary>The name the file came with; it decides nothing.</summary>
    public string FileName { get; }

    /// <summary>Takes the content into a private temporary file, which lives as long as the reader, and looks at what it is.</summary>
    public static async Task<SheetReader> OpenAsync(Stream content, string fileName, CancellationToken cancel = default)
    {
        var file = Temporary();
        try
        {
            await TakeAsync(content, file, fileName, cancel);
            return Guarded(fileName, () => new SheetReader(file, fileName));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The filled lines in their order. Dates of XLSX come as yyyy-MM-dd (with HH:mm where there is an hour),
    /// numbers with a decimal point; text, and everything in CSV, as it is written.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        _file.Position = 0;
        var source = _text is { } encoding ? CsvRows.Read(_file, encoding) : XlsxRows.Read(_file, FileName);
        using var rows = source.GetEnumerator();
        var filled = 0;
        while (Guarded(FileName, rows.MoveNext))
        {
            if (Checked(rows.Current) is not { } row) continue;
            if (++filled > SheetLimits.DataLines + SheetLimits.HeaderLines)
                throw new SheetRefused("Import.TooManyLines", SheetLimits.DataLines);
            yield return row;
        }
        if (filled == 0) throw new SheetRefused("Import.Empty", FileName);
    }

    public void Dispose() => _file.Dispose();

    private static SheetRow? Checked(SheetRow row)
    {
        var last = row.Cells.Count;
        while (last > 0 && row.Cells[last - 1].Length == 0) last--;
        if (last == 0) return null;
        if (last > SheetLimits.Columns) throw new SheetRefused("Import.TooManyColumns", SheetLimits.Columns);
        for (var i = 0; i < last; i++)
            if (row.Cells[i].Length > SheetLimits.CellLength)
                throw new SheetRefused("Import.CellTooLong", row.Line, i + 1, SheetLimits.CellLength);
        return last == row.Cells.Count ? row : row with { Cells = [.. row.Cells.Take(last)] };
    }

    private static async Task TakeAsync(Stream content, FileStream file, string fileName, CancellationToken cancel)
    {
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (file.Length + read > SheetLimits.UnpackedBytes) throw TooLarge(fileName);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        await file.FlushAsync(cancel);
        file.Position = 0;
    }

    internal static SheetRefused TooLarge(string fileName) =>
        new("Import.TooLarge", fileName, SheetLimits.UnpackedBytes / SheetLimits.Megabyte);

    // Lists hold names and marks of minors: the copy is readable by this process's user only and goes with the handle.
    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    private static T Guarded<T>(string fileName, Func<T> step)
    {
        try { return step(); }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or CsvFormatException
            or EndOfStreamException or NotSupportedException or FormatException or OverflowException)
        {
            throw new SheetRefused(broken, "Import.Unreadable", fileName);
        }
    }
}
