using System.Buffers.Binary;
using SkiaSharp;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// Cuts a TrueType font down to the glyphs a document draws, so that a report weighs tens of kilobytes and not a megabyte. Glyphs
/// keep their numbers; the outlines of the others are empty, tables that only serve shaping are left out (OpenType 1.9: glyf, loca).
/// </summary>
internal static class FontSubset
{
    private static readonly string[] Kept = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];

    /// <summary>The face itself where its outlines are of another kind.</summary>
    public static SKTypeface Of(PdfFace face, IReadOnlySet<ushort> glyphs)
    {
        var tables = Tables(face.Data);
        if (!Kept.All(tables.ContainsKey) || tables.ContainsKey("fvar")) return face.Typeface;
        using var data = SKData.CreateCopy(Build(tables, glyphs));
        return SKTypeface.FromData(data) ?? face.Typeface;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Tables(byte[] font)
    {
        var tables = new Dictionary<string, ReadOnlyMemory<byte>>();
        if (BinaryPrimitives.ReadUInt32BigEndian(font) is not 0x00010000) return tables;
        for (int i = 0, at = 12; i < U16(font, 4); i++, at += 16)
            tables[System.Text.Encoding.ASCII.GetString(font, at, 4)] = font.AsMemory((int)U32(font, at + 8), (int)U32(font, at + 12));
        return tables;
    }

    private static byte[] Build(Dictionary<string, ReadOnlyMemory<byte>> tables, IReadOnlySet<ushort> glyphs)
    {
        var head = tables["head"].ToArray();
        var outlines = Outlines(tables["glyf"], tables["loca"].Span, isLong: U16(head, 50) == 1);
        var (glyf, loca) = Keep(outlines, WithParts(outlines, glyphs));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var post = tables["post"][..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000); // no glyph names
        return Assemble([.. Kept.Select(name => (name, name switch
        {
            "glyf" => glyf,
            "loca" => loca,
            "head" => head,
            "post" => post,
            _ => tables[name].ToArray(),
        }))]);
    }

    private static ReadOnlyMemory<byte>[] Outlines(ReadOnlyMemory<byte> glyf, ReadOnlySpan<byte> loca, bool isLong)
    {
        var outlines = new ReadOnlyMemory<byte>[loca.Length / (isLong ? 4 : 2) - 1];
        for (var i = 0; i < outlines.Length; i++)
        {
            var (from, to) = isLong ? ((int)U32(loca, i * 4), (int)U32(loca, i * 4 + 4)) : (U16(loca, i * 2) * 2, U16(loca, i * 2 + 2) * 2);
            outlines[i] = glyf[from..to];
        }
        return outlines;
    }

    /// <summary>The glyphs and those they are composed of; glyph 0 is always there.</summary>
    private static HashSet<ushort> WithParts(ReadOnlyMemory<byte>[] outlines, IReadOnlySet<ushort> glyphs)
    {
        var (found, waiting) = (new HashSet<ushort>(), new Stack<ushort>([0, .. glyphs]));
        while (waiting.TryPop(out var glyph))
        {
            if (!found.Add(glyph)) continue;
            var outline = outlines[glyph].Span;
            if (outline.Length < 10 || (short)U16(outline, 0) >= 0) continue;
            for (int at = 10, flags = 0x20; (flags & 0x20) != 0;)
            {
                flags = U16(outline, at);
                waiting.Push((ushort)U16(outline, at + 2));
                at += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            }
        }
        return found;
    }

    private static (byte[] Glyf, byte[] Loca) Keep(ReadOnlyMemory<byte>[] outlines, HashSet<ushort> kept)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[(outlines.Length + 1) * 4];
        for (var i = 0; i < outlines.Length; i++)
        {
            if (kept.Contains((ushort)i)) glyf.Write(outlines[i].Span);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan((i + 1) * 4), (uint)glyf.Length);
        }
        return (glyf.ToArray(), loca);
    }

    private static byte[] Assemble(List<(string Name, byte[] Data)> tables)
    {
        var offset = 12 + 16 * tables.Count;
        var font = new byte[offset + tables.Sum(table => Padded(table.Data.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables.Count);
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        for (var (i, at) = (0, 12); i < tables.Count; i++, at += 16)
        {
            var (name, data) = tables[i];
            data.CopyTo(font, offset);
            System.Text.Encoding.ASCII.GetBytes(name, font.AsSpan(at));
            uint sum = 0;
            for (var word = 0; word < Padded(data.Length); word += 4) sum += U32(font, offset + word);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(at + 4), sum);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(at + 8), (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(at + 12), (uint)data.Length);
            offset += Padded(data.Length);
        }
        return font;
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;
    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
