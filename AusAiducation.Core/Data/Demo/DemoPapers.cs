using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Small valid files for people to open: a one-page PDF with a line of text, a PNG of plain stripes.</summary>
static class DemoPapers
{
    public static Document Pdf(DemoWorld world, DocumentKind kind, string fileName, string title) => Of(world, kind, fileName, "application/pdf", Page(title));

    public static Document Png(DemoWorld world, DocumentKind kind, string fileName, byte shade, string by = "manager") => Of(world, kind, fileName, "image/png", Stripes(shade), by);

    /// <summary>A transcript as a telephone takes it.</summary>
    public static Document Photo(DemoWorld world, DocumentKind kind, string fileName) => Of(world, kind, fileName, DocumentTypes.Jpeg, Invented.Picture("transcript.jpg"));

    /// <summary>The same with the name, the sex and the lycée blackened.</summary>
    public static Document RedactedPhoto(DemoWorld world, Document original) => original.RedactedAs(Invented.Picture("transcript-redacted.jpg"), world.Id("manager"), world.Diary.Now);

    static Document Of(DemoWorld world, DocumentKind kind, string fileName, string contentType, byte[] bytes, string by = "manager") =>
        new(kind, fileName, contentType, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), world.Id(by), world.Diary.Now);

    /// <summary>PDF 1.4 with its table of offsets (ISO 32000-1, 7.5); the text is Latin-1.</summary>
    public static byte[] Page(string title)
    {
        var text = $"BT /F1 20 Tf 72 760 Td ({title.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj 0 -30 Td /F1 11 Tf (Document de demonstration, sans valeur.) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (i, content) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{content}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>64 × 48 grey pixels (ISO 15948).</summary>
    public static byte[] Stripes(byte shade)
    {
        const int width = 64, height = 48;
        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var row = 0; row < height; row++)
            {
                deflate.WriteByte(0);
                for (var column = 0; column < width; column++) deflate.WriteByte(row % 8 < 2 ? shade : (byte)250);
            }
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(png, "IHDR", [0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]);
        Chunk(png, "IDAT", pixels.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    static void Chunk(MemoryStream png, string kind, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
