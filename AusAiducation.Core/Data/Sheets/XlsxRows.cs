using System.Globalization;
using System.Text;
using System.Xml;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>The lines of the first visible sheet of a workbook that holds something. Formulas are not computed: the value
/// last kept with them is read.</summary>
internal static class XlsxRows
{
    private const int LastRow = 1_048_576;

    public static IEnumerable<SheetRow> Read(FileStream file, string fileName)
    {
        using var package = XlsxPackage.Open(file, fileName);
        var book = XlsxBook.Of(package, fileName);
        foreach (var sheet in book.Sheets)
        {
            var filled = false;
            foreach (var row in ReadSheet(package, book, sheet))
            {
                filled |= row.Cells.Any(c => c.Length > 0);
                yield return row;
            }
            if (filled) yield break;
        }
    }

    private static IEnumerable<SheetRow> ReadSheet(XlsxPackage package, XlsxBook book, string sheet)
    {
        var line = 0;
        var cells = new List<string>();
        var cell = new Cell(book);
        foreach (var xml in package.Nodes(sheet))
        {
            if (XlsxBook.IsStart(xml, "row"))
            {
                line = Math.Max(line + 1, RowNumber(xml));
                if (line > LastRow) throw new InvalidDataException("Row out of range");
                cells = [];
                cell.Column = -1;
            }
            else if (xml is { LocalName: "row", NodeType: XmlNodeType.EndElement }) yield return new(line, cells);
            else if (xml is { LocalName: "c", NodeType: XmlNodeType.EndElement }) cell.AddTo(cells);
            else cell.Take(xml);
        }
    }

    private static int RowNumber(XmlReader row) =>
        int.TryParse(row.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>The cell being read.</summary>
    private sealed class Cell(XlsxBook book)
    {
        private readonly StringBuilder _text = new();
        private string _type = "";
        private int _style;
        private bool _inValue, _phonetic;

        public int Column { get; set; }

        public void Take(XmlReader xml)
        {
            if (XlsxBook.IsStart(xml, "c")) Start(xml);
            else if (xml.LocalName == "rPh") _phonetic = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.LocalName is "v" or "t") _inValue = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (_inValue && !_phonetic) XlsxBook.Append(xml, _text);
        }

        public void AddTo(List<string> cells)
        {
            var value = CellText.Clean(Value(_text.ToString()));
            if (value.Length == 0) return;
            if (Column >= SheetLimits.Columns) throw new SheetRefused("Import.TooManyColumns", SheetLimits.Columns);
            if (Column < cells.Count) throw new InvalidDataException("Cells out of order");
            while (cells.Count < Column) cells.Add("");
            cells.Add(value);
        }

        private void Start(XmlReader xml)
        {
            _text.Clear();
            (_inValue, _phonetic) = (false, false);
            _type = xml.GetAttribute("t") ?? "n";
            _style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
            Column = ColumnOf(xml.GetAttribute("r")) ?? Column + 1;
        }

        private static int? ColumnOf(string? address)
        {
            var column = 0;
            foreach (var letter in (address ?? "").TakeWhile(char.IsAsciiLetterUpper))
                column = Math.Min(column * 26 + letter - 'A' + 1, LastRow);
            return column == 0 ? null : column - 1;
        }

        private string Value(string raw) => _type switch
        {
            "s" => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < book.Texts.Count
                ? book.Texts[i] : throw new InvalidDataException("No such text"),
            "b" => raw == "1" ? "TRUE" : "FALSE",
            "d" => raw.EndsWith("T00:00:00", StringComparison.Ordinal) ? raw[..10] : raw,
            "str" or "inlineStr" => CellText.Unescaped(raw),
            "e" => raw,
            _ => raw.Length == 0 ? raw : Format.Show(raw, book.Since1904),
        };

        private XlsxFormat Format => _style < book.Formats.Count ? book.Formats[_style] : default;
    }
}
