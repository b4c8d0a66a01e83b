using static AusAiducation.Web.Reports.Pdf.BidiClass;

namespace AusAiducation.Web.Reports.Pdf;

/// <summary>Rules W1 to W7 of Unicode Standard Annex 9: what marks, digits, separators and signs become beside their neighbours.</summary>
internal static class BidiWeak
{
    public static void Resolve(BidiClass[] types, BidiClass outer)
    {
        Marks(types, outer);
        DigitsAfterArabic(types, outer);
        Separators(types);
        Terminators(types);
        for (var i = 0; i < types.Length; i++)
            if (types[i] is ES or ET or CS) types[i] = ON; // W6
        DigitsAfterLatin(types, outer);
    }

    /// <summary>W1; a control character is carried by what stands before it, which keeps it out of every other rule.</summary>
    private static void Marks(BidiClass[] types, BidiClass outer)
    {
        for (var i = 0; i < types.Length; i++)
            if (types[i] is NSM or BN) types[i] = i == 0 ? outer : types[i - 1];
    }

    /// <summary>W2 and W3.</summary>
    private static void DigitsAfterArabic(BidiClass[] types, BidiClass outer)
    {
        var strong = outer;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is L or R or AL) strong = types[i];
            if (types[i] is EN && strong is AL) types[i] = AN;
        }
        for (var i = 0; i < types.Length; i++)
            if (types[i] is AL) types[i] = R;
    }

    /// <summary>W4: one separator between two numbers of the same kind.</summary>
    private static void Separators(BidiClass[] types)
    {
        for (var i = 1; i + 1 < types.Length; i++)
        {
            var (before, after) = (types[i - 1], types[i + 1]);
            if (before == after && (types[i] is CS && before is EN or AN || types[i] is ES && before is EN)) types[i] = before;
        }
    }

    /// <summary>W5: signs of percent, degree and currency beside a European number.</summary>
    private static void Terminators(BidiClass[] types)
    {
        for (var i = 0; i < types.Length;)
        {
            if (types[i] is not ET) { i++; continue; }
            var start = i;
            while (i < types.Length && types[i] is ET) i++;
            if (start > 0 && types[start - 1] is EN || i < types.Length && types[i] is EN) types.AsSpan(start, i - start).Fill(EN);
        }
    }

    /// <summary>W7.</summary>
    private static void DigitsAfterLatin(BidiClass[] types, BidiClass outer)
    {
        var strong = outer;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is L or R) strong = types[i];
            if (types[i] is EN && strong is L) types[i] = L;
        }
    }
}
