using System.IO.Compression;

namespace AusAiducation.Core.Documents;

/// <summary>What a file handed in is, by its content; the name it bears and the type a browser claims are not looked at.</summary>
public static class DocumentTypes
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The content type of an accepted kind of file; null for any other.</summary>
    public static string? Of(byte[] bytes)
    {
        ReadOnlySpan<byte> head = bytes;
        if (head.StartsWith("%PDF-"u8)) return Pdf;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        return head.StartsWith("PK\u0003\u0004"u8) ? OfPackage(bytes) : null;
    }

    /// <summary>Whether it is a photo as some telephones keep them (HEIC, AVIF), which nothing here opens.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && System.Text.Encoding.ASCII.GetString(bytes[8..12]) is "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" or "avif";

    /// <summary>What a browser may show in the page; the rest is downloaded.</summary>
    public static bool IsShownInPage(string contentType) => contentType is Pdf or Jpeg or Png;

    /// <summary>The usual ending of a name for this type, with its dot.</summary>
    public static string Extension(string contentType) => contentType switch { Pdf => ".pdf", Jpeg => ".jpg", Png => ".png", Docx => ".docx", Xlsx => ".xlsx", _ => ".bin" };

    // The list of names alone is read; nothing is unpacked. A document that carries a program is none we take.
    static string? OfPackage(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return zip.GetEntry("word/document.xml") is not null ? Docx : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
