using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>The glyphs of one word in one face, left to right; distances are for a size of 1. Clusters are offsets into <paramref name="Utf8"/>.</summary>
internal sealed record ShapedWord(PdfFace Face, byte[] Utf8, ushort[] Glyphs, uint[] Clusters, SKPoint[] Positions, float Width);

/// <summary>
/// Chooses a face for each character and turns words into glyphs. One for each document (it remembers the words it has met),
/// over the shared fonts.
/// </summary>
internal sealed class TextShaper(PdfFonts fonts) : IDisposable
{
    private const string Unreadable = "\uFFFD?";
    private static readonly Feature[] LinedUpFigures = [Feature.Parse("tnum")];

    private readonly Dictionary<(PdfFace, string, bool), ShapedWord> words = [];
    private readonly Dictionary<PdfFace, HashSet<ushort>> used = [];
    private readonly Dictionary<PdfFace, SKTypeface> embedded = [];
    private readonly Dictionary<(PdfFace, float), SKFont> sized = [];
    private readonly Buffer buffer = new();

    /// <summary>The face for a character, given the one before it: spaces, marks and signs stay with their neighbours.</summary>
    public PdfFace FaceOf(int codePoint, bool bold, PdfFace? before)
    {
        var type = BidiClasses.Of(codePoint);
        if (type is BidiClass.NSM or BidiClass.BN or BidiClass.WS && before is not null) return before;

        var isArabic = BidiClasses.IsArabic(codePoint);
        var (own, other) = isArabic ? (fonts.Arabic(bold), fonts.Latin(bold)) : (fonts.Latin(bold), fonts.Arabic(bold));
        if (own is not null && own.Has(codePoint)) return own;
        if (own is null && (isArabic || type is BidiClass.L)) throw isArabic ? MissingFontException.Arabic() : MissingFontException.Latin();
        return other is not null && other.Has(codePoint) ? other : own ?? other ?? throw MissingFontException.Latin();
    }

    public ShapedWord Shape(PdfFace face, ReadOnlySpan<char> text, bool rightToLeft)
    {
        var key = (face, text.ToString(), rightToLeft);
        if (!words.TryGetValue(key, out var word)) words[key] = word = ShapeNew(face, Readable(face, key.Item2), rightToLeft);
        return word;
    }

    /// <summary>Notes that a word will be drawn, so that its glyphs go into the file.</summary>
    public void Use(ShapedWord word)
    {
        if (!used.TryGetValue(word.Face, out var glyphs)) used[word.Face] = glyphs = [];
        glyphs.UnionWith(word.Glyphs);
    }

    /// <summary>A face at a size in points, holding the glyphs noted as used.</summary>
    public SKFont Sized(PdfFace face, float size)
    {
        if (sized.TryGetValue((face, size), out var font)) return font;
        if (!embedded.TryGetValue(face, out var typeface)) embedded[face] = typeface = FontSubset.Of(face, used[face]);
        return sized[(face, size)] = new SKFont(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
    }

    private ShapedWord ShapeNew(PdfFace face, string text, bool rightToLeft)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        buffer.ClearContents();
        buffer.AddUtf8(utf8);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        face.Shaper.Shape(buffer, LinedUpFigures);

        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var (glyphs, clusters, positions) = (new ushort[infos.Length], new uint[infos.Length], new SKPoint[infos.Length]);
        float x = 0, em = face.UnitsPerEm;
        for (var i = 0; i < infos.Length; i++)
        {
            (glyphs[i], clusters[i]) = ((ushort)infos[i].Codepoint, infos[i].Cluster);
            positions[i] = new SKPoint(x + places[i].XOffset / em, -places[i].YOffset / em);
            x += places[i].XAdvance / em;
        }
        return new ShapedWord(face, utf8, glyphs, clusters, positions, x);
    }

    /// <summary>
    /// Direction marks are dropped, they have done their work; a character that no font holds (a pictogram in a note) becomes the sign
    /// for an unreadable character, not the font's empty box.
    /// </summary>
    private static string Readable(PdfFace face, string text)
    {
        if (text.All(c => face.Has(c))) return text;
        var readable = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (face.Has(rune.Value)) readable.Append(rune);
            else if (Rune.IsWhiteSpace(rune)) readable.Append(' ');
            else if (BidiClasses.Of(rune.Value) is not (BidiClass.BN or BidiClass.NSM or BidiClass.L or BidiClass.R or BidiClass.AL)
                || Rune.IsLetter(rune)) readable.Append(Unreadable.First(c => face.Has(c)));
        }
        return readable.ToString();
    }

    public void Dispose()
    {
        buffer.Dispose();
        foreach (var font in sized.Values) font.Dispose();
        foreach (var (face, typeface) in embedded)
            if (typeface != face.Typeface) typeface.Dispose();
    }
}
