using System.Text;

namespace AusAiducation.Core.Data.Sheets;

internal enum SheetFormat { Nothing, Text, Zip, OldExcel, Encrypted, Other }

/// <summary>What a file is by its first bytes; the name it bears is not looked at.</summary>
internal static class SheetFormats
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // Markup sold as .xls by many school systems is a page, not a list; it is refused as such.
    private static readonly string[] OtherTexts = ["%PDF", "{\\rtf", "<html", "<!doctype", "<?xml", "<table", "<head", "<meta"];

    public static SheetFormat Of(FileStream file)
    {
        Span<byte> head = stackalloc byte[64];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.IsEmpty) return SheetFormat.Nothing;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return SheetFormat.Zip;
        if (head.StartsWith(Compound)) return CompoundKind(file);
        var start = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return OtherTexts.Any(t => start.StartsWith(t, StringComparison.OrdinalIgnoreCase)) ? SheetFormat.Other : SheetFormat.Text;
    }

    // A protected .xlsx and an .xls lie in the same container; the names of its streams, in UTF-16, tell them apart.
    private static SheetFormat CompoundKind(FileStream file)
    {
        var encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");
        byte[][] books = [Encoding.Unicode.GetBytes("Workbook\0"), Encoding.Unicode.GetBytes("Book\0")];
        var window = new byte[65_536];
        var (kept, kind) = (0, SheetFormat.Other);
        int read;
        while ((read = file.Read(window, kept, window.Length - kept)) > 0)
        {
            var seen = window.AsSpan(0, kept + read);
            if (seen.IndexOf(encrypted) >= 0) return SheetFormat.Encrypted;
            if (seen.IndexOf(books[0]) >= 0 || seen.IndexOf(books[1]) >= 0) kind = SheetFormat.OldExcel;
            kept = Math.Min(seen.Length, encrypted.Length);
            seen[^kept..].CopyTo(window);
        }
        return kind;
    }
}
