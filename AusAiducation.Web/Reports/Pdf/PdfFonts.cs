using HarfBuzzSharp;
using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>The faces named by a <see cref="FontReport"/>, opened once and shared by every writer; safe to use from several threads.</summary>
public sealed class PdfFonts
{
    private readonly Lazy<PdfFace?> latin, latinBold, arabic, arabicBold;

    public PdfFonts(FontReport report)
    {
        Report = report;
        (latin, arabic) = (Open(report.LatinPath), Open(report.ArabicPath));
        (latinBold, arabicBold) = (Open(report.LatinBoldPath ?? report.LatinPath), Open(report.ArabicBoldPath ?? report.ArabicPath));
    }

    public FontReport Report { get; }

    internal PdfFace? Latin(bool bold) => bold ? latinBold.Value : latin.Value;
    internal PdfFace? Arabic(bool bold) => bold ? arabicBold.Value : arabic.Value;

    private static Lazy<PdfFace?> Open(string? path) => new(() => path is null ? null : new PdfFace(path));
}

/// <summary>One font file, as Skia draws it and as HarfBuzz shapes it (in font units).</summary>
internal sealed class PdfFace
{
    public PdfFace(string path)
    {
        Typeface = SKTypeface.FromFile(path) ?? throw new InvalidDataException($"Not a font: {Path.GetFileName(path)}");
        Data = File.ReadAllBytes(path);
        using var blob = Blob.FromFile(path);
        blob.MakeImmutable();
        using var face = new Face(blob, 0);
        face.MakeImmutable();
        UnitsPerEm = face.UnitsPerEm;
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }
    public byte[] Data { get; }
    public Font Shaper { get; }
    public int UnitsPerEm { get; }

    public bool Has(int codePoint) => Typeface.ContainsGlyph(codePoint);
}
