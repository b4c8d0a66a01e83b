using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>A list a school or institution supplied, imported in one piece; it can be undone in one piece.</summary>
public sealed class SourceList : KeyedEntity
{
    SourceList() { }

    public SourceList(int editionId, int organisationId, string fileName, DateOnly familiesInformedOn, int importedByUserId, int lines) =>
        (EditionId, OrganisationId, FileName, FamiliesInformedOn, ImportedByUserId, Lines) = (editionId, organisationId, fileName, familiesInformedOn, importedByUserId, lines);

    public int EditionId { get; private set; }
    public int OrganisationId { get; private set; }
    public Organisation? Organisation { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>The day the families were told that their child's name goes to the programme.</summary>
    public DateOnly FamiliesInformedOn { get; private set; }
    public int ImportedByUserId { get; private set; }
    public AppUser? ImportedBy { get; private set; }

    /// <summary>Candidates it brought.</summary>
    public int Lines { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public int? UndoneByUserId { get; private set; }

    /// <summary>Set once, when the last line of the file has been read.</summary>
    public void Brought(int candidates) => Lines = candidates;

    public void Undo(int byUserId, DateTime at)
    {
        if (UndoneAt is not null) throw new RuleBroken("Import.AlreadyUndone");
        (UndoneAt, UndoneByUserId) = (at, byUserId);
    }
}

/// <summary>An uploaded list that waits for its confirmation; its owner alone meets it, and it is purged after a day.</summary>
public sealed class PendingImport : KeyedEntity
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    PendingImport() { }

    public PendingImport(int ownerUserId, int editionId, int organisationId, DateOnly familiesInformedOn, string fileName, byte[] bytes) =>
        (OwnerUserId, EditionId, OrganisationId, FamiliesInformedOn, FileName, Bytes) = (ownerUserId, editionId, organisationId, familiesInformedOn, fileName, bytes);

    public int OwnerUserId { get; private set; }
    public int EditionId { get; private set; }
    public int OrganisationId { get; private set; }
    public DateOnly FamiliesInformedOn { get; private set; }
    public string FileName { get; private set; } = "";

    [Sensitive]
    public byte[] Bytes { get; private set; } = [];
}
