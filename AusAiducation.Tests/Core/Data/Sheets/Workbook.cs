using System.IO.Compression;
using System.Text;

namespace AusAiducation.Tests.Core.Data.Sheets;

/// <summary>A workbook laid down by hand, with the faults a test wants in it.</summary>
internal static class Workbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Styles = $"""
        <styleSheet {Main}><numFmts><numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"/><numFmt numFmtId="166" formatCode="[$-40C]dd\ mmmm\ yyyy;@"/><numFmt numFmtId="167" formatCode="0.00&quot; dh&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="22"/></cellXfs></styleSheet>
        """;

    public static MemoryStream Of(string sheetData, string texts = "", string before = "", string sheets = "<sheet name=\"Liste\" sheetId=\"1\" r:id=\"r1\"/>", string second = "") => Zip(
        ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"r\"><sheets>{sheets}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"),
        ("xl/styles.xml", Styles),
        ("xl/sharedStrings.xml", $"<sst {Main}>{texts}</sst>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Main}>{before}<sheetData>{sheetData}</sheetData></worksheet>"),
        ("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData>{second}</sheetData></worksheet>"));

    public static MemoryStream Zip(params (string Name, string Content)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        file.Position = 0;
        return file;
    }

    /// <summary>A workbook whose one sheet inflates to that many megabytes, of blanks where blanks may stand.</summary>
    public static MemoryStream Bomb(int megabytes)
    {
        var file = Of("");
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(Encoding.ASCII.GetBytes($"<worksheet {Main}><sheetData>"));
            var blanks = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            for (var i = 0; i < megabytes; i++) part.Write(blanks);
            part.Write("<row><c><v>1</v></c></row></sheetData></worksheet>"u8);
        }
        file.Position = 0;
        return file;
    }

    /// <summary>The same file, saying that no part of it is longer than a thousand bytes.</summary>
    public static MemoryStream Lying(MemoryStream file)
    {
        var bytes = file.ToArray();
        for (var i = 0; i + 28 < bytes.Length; i++)
            if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToUInt32(bytes, i + 24) > 1000)
                BitConverter.TryWriteBytes(bytes.AsSpan(i + 24), 1000u);
        return new(bytes);
    }
}
