using System.Globalization;
using System.Text;
using System.Xml;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>What the cells of a workbook refer to: its visible sheets, shared texts, number formats and first day.</summary>
internal sealed class XlsxBook
{
    private const int MostTexts = 1_000_000;

    public List<string> Sheets { get; } = [];
    public List<string> Texts { get; } = [];
    public List<XlsxFormat> Formats { get; } = [];
    public bool Since1904 { get; private set; }

    public static XlsxBook Of(XlsxPackage package, string fileName)
    {
        var book = new XlsxBook();
        book.ReadSheets(package);
        book.ReadFormats(package);
        book.ReadTexts(package, fileName);
        return book;
    }

    private void ReadSheets(XlsxPackage package)
    {
        var targets = new Dictionary<string, string>();
        foreach (var xml in package.Nodes("xl/_rels/workbook.xml.rels"))
            if (IsStart(xml, "Relationship") && (xml.GetAttribute("Type") ?? "").EndsWith("/worksheet", StringComparison.Ordinal))
                targets[xml.GetAttribute("Id") ?? ""] = PartOf(xml.GetAttribute("Target") ?? "");
        foreach (var xml in package.Nodes("xl/workbook.xml"))
        {
            if (IsStart(xml, "workbookPr")) Since1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (!IsStart(xml, "sheet") || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            if (targets.TryGetValue(RelationId(xml), out var part)) Sheets.Add(part);
        }
    }

    // The prefix of the relation differs between the two flavours of the standard; the local name does not.
    private static string RelationId(XmlReader sheet)
    {
        var id = "";
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
            if (sheet is { LocalName: "id", Prefix.Length: > 0 }) id = sheet.Value;
        sheet.MoveToElement();
        return id;
    }

    private static string PartOf(string target) => target.StartsWith('/') ? target[1..] : "xl/" + target;

    private void ReadFormats(XlsxPackage package)
    {
        var codes = new Dictionary<int, string>();
        var inCells = false;
        foreach (var xml in package.Nodes("xl/styles.xml"))
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (IsStart(xml, "numFmt")) codes[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
            else if (inCells && IsStart(xml, "xf"))
            {
                var id = Number(xml, "numFmtId");
                Formats.Add(XlsxFormat.Of(id, codes.GetValueOrDefault(id)));
            }
        }
    }

    private void ReadTexts(XlsxPackage package, string fileName)
    {
        var text = new StringBuilder();
        var (inText, phonetic) = (false, false);
        foreach (var xml in package.Nodes("xl/sharedStrings.xml"))
        {
            if (IsStart(xml, "si")) text.Clear();
            if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
            {
                if (Texts.Count == MostTexts) throw SheetReader.TooLarge(fileName);
                Texts.Add(CellText.Clean(CellText.Unescaped(text.ToString())));
            }
            else if (xml.LocalName == "rPh") phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.LocalName == "t") inText = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (inText && !phonetic) Append(xml, text);
        }
    }

    /// <summary>Adds the text the reader stands on, one character past the longest cell at most: enough to see it is too long.</summary>
    public static void Append(XmlReader xml, StringBuilder text)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) return;
        var chunk = new char[Math.Min(1024, SheetLimits.CellLength + 1)];
        int read;
        while (text.Length <= SheetLimits.CellLength && (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
            text.Append(chunk, 0, Math.Min(read, SheetLimits.CellLength + 1 - text.Length));
    }

    public static bool IsStart(XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
