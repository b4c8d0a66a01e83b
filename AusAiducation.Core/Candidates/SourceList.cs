using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>Why a supplier may give names: the agreement it signed and the day the families were told. Without both, only a name and a contact are kept.</summary>
public sealed record SupplyBasis(string? AgreementReference, DateOnly? AgreedOn, DateOnly? FamiliesInformedOn)
{
    public const int ReferenceMaxLength = 80;

    /// <summary>Days a name without basis is kept while nobody answers.</summary>
    public const int UnansweredDays = 30;

    public bool IsWhole => AgreementReference is not null && AgreedOn is not null && FamiliesInformedOn is not null;

    /// <summary>Reads the three fields; all may be left empty, but an agreement has both its reference and its day.</summary>
    public static SupplyBasis Read(Problems problems, string? reference, string? agreedOn, string? informedOn, DateOnly today)
    {
        var text = problems.Optional("AgreementReference", reference, ReferenceMaxLength);
        var agreed = problems.Day("AgreedOn", agreedOn, required: text is not null, notAfter: today);
        if (agreed is not null && text is null) problems.Add("AgreementReference", "Common.Required");
        return new SupplyBasis(text, agreed, problems.Day("InformedOn", informedOn, required: false, notAfter: today));
    }
}

/// <summary>A list a school or institution supplied, imported in one piece; it can be undone in one piece.</summary>
public sealed class SourceList : KeyedEntity
{
    SourceList() { }

    public SourceList(int editionId, int organisationId, string fileName, SupplyBasis basis, int importedByUserId, DateOnly today, int lines)
    {
        (EditionId, OrganisationId, FileName, ImportedByUserId, Lines) = (editionId, organisationId, fileName, importedByUserId, lines);
        Rest(basis);
        if (!basis.IsWhole) PurgeOn = today.AddDays(SupplyBasis.UnansweredDays);
    }

    public int EditionId { get; private set; }
    public int OrganisationId { get; private set; }
    public Organisation? Organisation { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>The supplier's agreement, and the day the families were told that their child's name goes to the programme.</summary>
    public string? AgreementReference { get; private set; }
    public DateOnly? AgreedOn { get; private set; }
    public DateOnly? FamiliesInformedOn { get; private set; }

    /// <summary>Set while the basis is not whole: the day its files are erased unless somebody answers.</summary>
    public DateOnly? PurgeOn { get; private set; }
    public int ImportedByUserId { get; private set; }
    public AppUser? ImportedBy { get; private set; }

    /// <summary>Candidates it brought.</summary>
    public int Lines { get; private set; }

    /// <summary>Files it corrected.</summary>
    public int Changed { get; private set; }

    /// <summary>Key of the upload it was confirmed from, so that whoever left the progress page finds the list.</summary>
    public string? UploadKey { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public int? UndoneByUserId { get; private set; }

    public SupplyBasis Basis => new(AgreementReference, AgreedOn, FamiliesInformedOn);

    /// <summary>Set once, when the last line of the file has been read.</summary>
    public void Brought(int candidates) => Lines = candidates;

    /// <summary>Set with the above: files it corrected, and the upload it came from.</summary>
    public void Corrected(int files, string uploadKey) => (Changed, UploadKey) = (files, uploadKey);

    /// <summary>The agreement and the families' being told, recorded after the list came. Whole, they take the day of erasure away.</summary>
    public void Rest(SupplyBasis basis)
    {
        (AgreementReference, AgreedOn, FamiliesInformedOn) = basis;
        if (basis.IsWhole) PurgeOn = null;
    }

    public void Undo(int byUserId, DateTime at)
    {
        if (UndoneAt is not null) throw new RuleBroken("Import.AlreadyUndone");
        (UndoneAt, UndoneByUserId) = (at, byUserId);
    }
}
