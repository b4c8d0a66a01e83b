using System.Globalization;
using System.Xml;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>One cell of a written workbook: numbers and days as such, text as text of the cell, never a formula.</summary>
internal static class XlsxCell
{
    // Excel calls a file with longer text damaged.
    private const int LongestText = 32_767;

    // Before March 1900 Excel's count of days is not the calendar's; such a day is written out.
    private static readonly DateTime FirstSafeDay = new(1900, 3, 1);

    public static void Write(XmlWriter xml, int column, int line, object? cell, int? style)
    {
        switch (cell)
        {
            case null: break;
            case string text:
                WriteText(xml, column, line, text, style ?? (Formulas.Starts(text) ? XlsxParts.QuotedStyle : XlsxParts.TextStyle));
                break;
            case decimal number: WriteNumber(xml, column, line, number.ToString(CultureInfo.InvariantCulture), XlsxParts.DecimalStyle); break;
            case int number: WriteNumber(xml, column, line, number.ToString(CultureInfo.InvariantCulture), XlsxParts.WholeStyle); break;
            case DateOnly day: WriteMoment(xml, column, line, day.ToDateTime(TimeOnly.MinValue), "dd'/'MM'/'yyyy", XlsxParts.DayStyle); break;
            case DateTime moment: WriteMoment(xml, column, line, moment, "dd'/'MM'/'yyyy HH:mm", XlsxParts.MomentStyle); break;
            default: throw SheetWriter.NoCell(cell);
        }
    }

    private static void WriteMoment(XmlWriter xml, int column, int line, DateTime moment, string format, int style)
    {
        if (moment < FirstSafeDay)
            WriteText(xml, column, line, moment.ToString(format, CultureInfo.InvariantCulture), XlsxParts.TextStyle);
        else
            WriteNumber(xml, column, line, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), style);
    }

    private static void WriteNumber(XmlWriter xml, int column, int line, string value, int style)
    {
        Start(xml, column, line, style);
        xml.WriteElementString("v", XlsxParts.Main, value);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, int column, int line, string text, int style)
    {
        if (text.Length == 0) return;
        Start(xml, column, line, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", XlsxParts.Main);
        xml.WriteStartElement("t", XlsxParts.Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.ForXml(text.Length > LongestText ? text[..LongestText] : text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, int column, int line, int style)
    {
        xml.WriteStartElement("c", XlsxParts.Main);
        xml.WriteAttributeString("r", Letters(column) + line.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
    }

    private static string Letters(int column) => (column < 26 ? "" : Letters(column / 26 - 1)) + (char)('A' + column % 26);
}
