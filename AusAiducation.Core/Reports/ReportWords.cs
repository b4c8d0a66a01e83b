namespace AusAiducation.Core.Reports;

/// <summary>The few words both faces of a report add by themselves, in its language (which may differ from the reader's).</summary>
public sealed record ReportWords(string PagePattern, string Figures, string Label, string Value, string Signature)
{
    private static readonly ReportWords French = new("Page {0} sur {1}", "Voir les chiffres", "Libellé", "Valeur", "Date et signature");
    private static readonly ReportWords Arabic = new("صفحة {0} من {1}", "عرض الأرقام", "البيان", "القيمة", "التاريخ والتوقيع");
    private static readonly ReportWords English = new("Page {0} of {1}", "Show the figures", "Label", "Value", "Date and signature");

    public static ReportWords For(string language) => language switch
    {
        "ar" => Arabic,
        "en" => English,
        _ => French,
    };

    /// <summary>"Page 1 sur 3".</summary>
    public string Page(int page, int count) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, PagePattern, page, count);
}
