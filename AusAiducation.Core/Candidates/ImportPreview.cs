using AusAiducation.Core.Access;

namespace AusAiducation.Core.Candidates;

/// <summary>A duplicate in the preview: the file it repeats, when this viewer may open it, or the earlier line.</summary>
public sealed record ImportDuplicate(int Line, string Name, MatchedBy By, int? SameAsLine, string? Key, string? KnownName, bool Returning);

/// <summary>A heading and what it is taken for; <paramref name="Said"/>: by a person, now or for this supplier's last list.</summary>
public sealed record HeadingMeaning(string Text, ImportColumn? Column, string? Rival, bool Said);

/// <summary>A file the list would correct: who, and field by field what stands and what would. No link and no name for a viewer who may not open it.</summary>
public sealed record ImportChange(int Line, string Name, string? Key, IReadOnlyList<FieldChange> Changes);

/// <summary>What a list would do, counted; nothing has been written.</summary>
public sealed record ImportPreview
{
    public const int Shown = 200;
    public const int SampleLines = 5;

    public required string Key { get; init; }
    public required string FileName { get; init; }
    public required string EditionCode { get; init; }
    public required string Supplier { get; init; }
    public required SupplyBasis Basis { get; init; }

    /// <summary>Where only names and contacts would be kept: the day they are erased if nobody answers.</summary>
    public DateOnly? PurgeOn { get; init; }

    /// <summary>Whether known files are only completed, never corrected (a school's helper).</summary>
    public bool FillOnly { get; init; }
    public int Lines { get; init; }
    public int New { get; init; }
    public int Returning { get; init; }
    public int Changed { get; init; }
    public int Known { get; init; }
    public int Doubtful { get; init; }
    public int Refused { get; init; }

    /// <summary>Recognised columns with the heading as written, in the order of the file.</summary>
    public IReadOnlyList<(ImportColumn Column, string Heading)> Columns { get; init; } = [];
    public IReadOnlyList<UnknownHeading> UnknownHeadings { get; init; } = [];

    /// <summary>Every heading in the order of the file, with what it is taken for and whether a person said so.</summary>
    public IReadOnlyList<HeadingMeaning> Headings { get; init; } = [];
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>The first <see cref="Shown"/> remarks, those that refuse a line first.</summary>
    public IReadOnlyList<ImportRemark> Remarks { get; init; } = [];
    public int RemarksInAll { get; init; }
    public IReadOnlyList<ImportDuplicate> Duplicates { get; init; } = [];
    public IReadOnlyList<ImportLine> Sample { get; init; } = [];

    /// <summary>Why it cannot be confirmed as its columns are read, or null.</summary>
    public Refusal? WhyNotConfirm { get; init; }

    /// <summary>Candidates the confirmation would bring.</summary>
    public int Brings => New + Returning;

    /// <summary>Whether confirming it would write anything.</summary>
    public bool DoesNothing => Brings + Changed == 0;
}

/// <summary>How far a long list is: confirmed and being written, or refused and why.</summary>
public sealed record ImportState(string FileName, int Lines, int Read, Refusal? FailedBecause);

/// <summary>A confirmed import: where its candidates are found.</summary>
public sealed record ImportDone(string ListKey, string EditionCode, int Candidates);
