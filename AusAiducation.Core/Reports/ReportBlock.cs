namespace AusAiducation.Core.Reports;

/// <summary>One piece of a report's content. The set is closed: each face draws every kind.</summary>
public abstract record ReportBlock;

/// <summary>Running text; a line feed begins a new line.</summary>
public sealed record Paragraph(string Text) : ReportBlock;

/// <summary>Labels and their values, in the order given.</summary>
public sealed record Facts(params IReadOnlyList<Fact> Items) : ReportBlock;

/// <summary>One label and its value, both as they are printed.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Places to sign, kept together on one page.</summary>
public sealed record Signatures(params IReadOnlyList<SignatureLine> Lines) : ReportBlock;

/// <summary>In what capacity someone signs, and the printed name (empty when it is written by hand).</summary>
public sealed record SignatureLine(string Role, string Name);

/// <summary>What follows begins on a new page of the PDF.</summary>
public sealed record PageBreak : ReportBlock;
