using static AusAiducation.Web.Reports.Pdf.BidiClass;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Rules N0 to N2 of Unicode Standard Annex 9: the side that brackets, spaces and punctuation take.</summary>
internal static class BidiNeutral
{
    private const string Opening = "([{«‹", Closing = ")]}»›";

    public static void Resolve(string text, BidiClass[] types, BidiClass[] original, BidiClass outer)
    {
        Brackets(text, types, original, outer);
        for (var i = 0; i < types.Length;)
        {
            if (!IsNeutral(types[i])) { i++; continue; }
            var start = i;
            while (i < types.Length && IsNeutral(types[i])) i++;
            var before = start == 0 ? outer : Strong(types[start - 1]);
            var after = i == types.Length ? outer : Strong(types[i]);
            types.AsSpan(start, i - start).Fill(before == after ? before : outer); // N1, else N2
        }
    }

    /// <summary>N0. Guillemets are no bracket pairs for Unicode, but are for readers: « (مرحبا) » keeps both ends on one side.</summary>
    private static void Brackets(string text, BidiClass[] types, BidiClass[] original, BidiClass outer)
    {
        foreach (var (open, close) in Pairs(text, types))
        {
            var inside = types.AsSpan(open + 1, close - open - 1);
            var opposite = outer is L ? R : L;
            BidiClass? side = null;
            foreach (var type in inside)
            {
                if (Strong(type) == outer) { side = outer; break; }
                if (Strong(type) == opposite) side = opposite;
            }
            if (side is null) continue;
            if (side == opposite && Before(types, open, outer) != opposite) side = outer;
            Set(types, original, open, side.Value);
            Set(types, original, close, side.Value);
        }
    }

    private static List<(int Open, int Close)> Pairs(string text, BidiClass[] types)
    {
        var (waiting, pairs) = (new Stack<(int Index, int Kind)>(), new List<(int, int)>());
        for (var i = 0; i < text.Length; i++)
        {
            if (types[i] is not ON) continue;
            if (Opening.IndexOf(text[i]) is >= 0 and var opened) waiting.Push((i, opened));
            else if (Closing.IndexOf(text[i]) is >= 0 and var closed && waiting.Any(w => w.Kind == closed))
            {
                while (waiting.Peek().Kind != closed) waiting.Pop();
                pairs.Add((waiting.Pop().Index, i));
            }
        }
        pairs.Sort();
        return pairs;
    }

    private static BidiClass Before(BidiClass[] types, int index, BidiClass outer)
    {
        while (--index >= 0)
            if (Strong(types[index]) is L or R) return Strong(types[index]);
        return outer;
    }

    /// <summary>A mark on a bracket follows it.</summary>
    private static void Set(BidiClass[] types, BidiClass[] original, int index, BidiClass side)
    {
        types[index] = side;
        for (var i = index + 1; i < types.Length && original[i] is NSM; i++) types[i] = side;
    }

    private static bool IsNeutral(BidiClass type) => type is B or S or WS or ON;

    private static BidiClass Strong(BidiClass type) => type is EN or AN ? R : type;
}
