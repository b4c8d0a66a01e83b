namespace AusAiducation.Core.Candidates;

/// <summary>A duplicate in the preview: the file it repeats, when this viewer may open it, or the earlier line.</summary>
public sealed record ImportDuplicate(int Line, string Name, MatchedBy By, int? SameAsLine, string? Key, string? KnownName, bool Returning);

/// <summary>What a list would do, counted; nothing has been written.</summary>
public sealed record ImportPreview
{
    public const int Shown = 200;
    public const int SampleLines = 5;

    public required string Key { get; init; }
    public required string FileName { get; init; }
    public required string EditionCode { get; init; }
    public required string Supplier { get; init; }
    public DateOnly FamiliesInformedOn { get; init; }
    public int Lines { get; init; }
    public int New { get; init; }
    public int Returning { get; init; }
    public int Known { get; init; }
    public int Doubtful { get; init; }
    public int Refused { get; init; }

    /// <summary>Recognised columns with the heading as written, in the order of the file.</summary>
    public IReadOnlyList<(ImportColumn Column, string Heading)> Columns { get; init; } = [];
    public IReadOnlyList<string> UnknownHeadings { get; init; } = [];

    /// <summary>The first <see cref="Shown"/> remarks, those that refuse a line first.</summary>
    public IReadOnlyList<ImportRemark> Remarks { get; init; } = [];
    public int RemarksInAll { get; init; }
    public IReadOnlyList<ImportDuplicate> Duplicates { get; init; } = [];
    public IReadOnlyList<ImportLine> Sample { get; init; } = [];

    /// <summary>Candidates the confirmation would bring.</summary>
    public int Brings => New + Returning;
}

/// <summary>A confirmed import: where its candidates are found.</summary>
public sealed record ImportDone(string ListKey, string EditionCode, int Candidates);
