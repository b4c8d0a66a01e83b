namespace AusAiducation.Core.Reports;

/// <summary>
/// The content of a report, before any face of it: the page in the app and the PDF are both drawn from this one record.
/// Every string is already in the report's language and already formatted ("12 345,50 DH", "12/07/2021").
/// </summary>
public sealed record ReportDocument
{
    /// <summary>Title of the report; it stands on the first page and in the running head of the others.</summary>
    public required string Title { get; init; }

    /// <summary>What the report is about, under the title: a student, an edition, a period.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Language of the texts: "fr", "ar" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>When and by whom it was drawn up, as a sentence ("Établi le 12/07/2021 à 10:15").</summary>
    public string? GeneratedAt { get; init; }

    /// <summary>One line at the foot of every page: confidentiality, who to ask.</summary>
    public string? FooterNote { get; init; }

    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>Arabic reports are laid out from right to left, columns and charts included.</summary>
    public bool IsRightToLeft => Language == "ar";
}

/// <summary>A heading and what stands under it; without a heading the blocks follow on.</summary>
public sealed record ReportSection(string? Heading, params IReadOnlyList<ReportBlock> Blocks);
