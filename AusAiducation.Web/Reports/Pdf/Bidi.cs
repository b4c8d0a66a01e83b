namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// Order of mixed Latin and Arabic text on a line, after Unicode Standard Annex 9: rules W1-W7, N0-N2, I1-I2 and L2 (L1 is met by
/// dropping the spaces at the end of a line).
/// Explicit embeddings and isolates are ignored: report texts hold none. Mirrored glyphs (L4) are chosen by the shaper.
/// </summary>
internal static class Bidi
{
    /// <summary>
    /// The direction a text is laid out in within a document: the document's, except for a text wholly of the other side,
    /// so that a French address or "12 345,50 DH" alone in an Arabic cell reads as it is written.
    /// </summary>
    public static bool IsRightToLeft(string text, bool documentIsRightToLeft)
    {
        var (latin, arabic) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var type = BidiClasses.Of(rune.Value);
            latin |= type is BidiClass.L;
            arabic |= type is BidiClass.R or BidiClass.AL or BidiClass.AN;
        }
        return arabic && (documentIsRightToLeft || !latin);
    }

    /// <summary>Embedding level of each UTF-16 unit of one paragraph: even is left to right, odd is right to left.</summary>
    public static byte[] Levels(string text, bool rightToLeft)
    {
        var original = BidiClasses.Of(text);
        var baseLevel = (byte)(rightToLeft ? 1 : 0);
        var levels = new byte[text.Length];
        if (!rightToLeft && !original.AsSpan().ContainsAny(BidiClass.R, BidiClass.AL, BidiClass.AN)) return levels;

        var types = (BidiClass[])original.Clone();
        var outer = rightToLeft ? BidiClass.R : BidiClass.L;
        BidiWeak.Resolve(types, outer);
        BidiNeutral.Resolve(text, types, original, outer);
        for (var i = 0; i < levels.Length; i++) levels[i] = Implicit(types[i], baseLevel);
        return levels;
    }

    /// <summary>L2: which piece of a line (given by their levels, in reading order) is drawn first, second, … from left to right.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        byte highest = 0;
        for (var i = 0; i < levels.Length; i++) (order[i], highest) = (i, Math.Max(highest, levels[i]));
        for (var level = highest; level > 0; level--)
            for (var i = 0; i < levels.Length; i++)
            {
                var first = i;
                while (i < levels.Length && levels[i] >= level) i++;
                Array.Reverse(order, first, i - first);
            }
        return order;
    }

    /// <summary>I1 and I2.</summary>
    private static byte Implicit(BidiClass type, byte baseLevel) => (type, baseLevel % 2) switch
    {
        (BidiClass.R, 0) => (byte)(baseLevel + 1),
        (BidiClass.AN or BidiClass.EN, 0) => (byte)(baseLevel + 2),
        (BidiClass.L or BidiClass.AN or BidiClass.EN, 1) => (byte)(baseLevel + 1),
        _ => baseLevel,
    };
}
