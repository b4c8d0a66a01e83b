using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>A list as a workbook of one sheet, written part by part as ECMA-376 lays it down, holding one block of rows at a time.</summary>
internal static class XlsxWriter
{
    private const int RowsMeasured = 50;

    public static async Task WriteAsync(Stream target, string sheetName, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, bool rightToLeft, CancellationToken cancel)
    {
        var outlet = new XlsxOutlet(target);
        using (var zip = new ZipArchive(outlet, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in XlsxParts.Around(sheetName)) Part(zip, name, content);
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
            await SheetAsync(xml, outlet, heads, rows, rightToLeft, cancel);
        }
        await outlet.PassOnAsync(cancel);
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    private static async Task SheetAsync(XmlWriter xml, XlsxOutlet outlet, IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, bool rightToLeft, CancellationToken cancel)
    {
        await using var source = rows.GetAsyncEnumerator(cancel);
        var first = new List<IReadOnlyList<object?>>();
        while (first.Count < RowsMeasured && await source.MoveNextAsync()) first.Add(source.Current);

        Open(xml, rightToLeft, Widths(heads, first));
        Row(xml, 1, heads, XlsxParts.HeadStyle);
        var line = 1;
        foreach (var row in first) Row(xml, ++line, row);
        while (await source.MoveNextAsync())
        {
            Row(xml, ++line, source.Current);
            await outlet.PassOnFullAsync(cancel);
        }
        xml.WriteEndDocument();
    }

    private static void Open(XmlWriter xml, bool rightToLeft, List<int> widths)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        xml.WriteRaw($"<sheetViews><sheetView workbookViewId=\"0\"{(rightToLeft ? " rightToLeft=\"1\"" : "")}>"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        if (widths.Count > 0)
        {
            xml.WriteStartElement("cols");
            foreach (var (i, width) in widths.Index())
                xml.WriteRaw($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width}\" customWidth=\"1\"/>");
            xml.WriteEndElement();
        }
        xml.WriteStartElement("sheetData");
    }

    private static List<int> Widths(IReadOnlyList<string> heads, List<IReadOnlyList<object?>> first) =>
        heads.Select((head, i) => Math.Clamp(2 + first.Where(r => i < r.Count).Select(r => Length(r[i])).Append(head.Length).Max(), 8, 50)).ToList();

    private static int Length(object? cell) => cell switch
    {
        null => 0, string text => text.Length, DateOnly => 10, DateTime => 16,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Length,
    };

    private static void Row(XmlWriter xml, int line, IReadOnlyList<object?> cells, int? style = null)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", line.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < cells.Count; i++) XlsxCell.Write(xml, i, line, cells[i], style);
        xml.WriteEndElement();
    }
}
