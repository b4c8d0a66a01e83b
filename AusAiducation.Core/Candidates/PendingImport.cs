using System.Globalization;
using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// An uploaded list that waits for its confirmation; its owner alone meets it, and it is purged after a day. A long one is written by a
/// job once confirmed: the mark stands in the table, so a stop of the program delays it and loses nothing.
/// </summary>
public sealed class PendingImport : KeyedEntity
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    /// <summary>Lists up to this length are written while the person waits.</summary>
    public const int LinesAtOnce = 1000;

    const char Between = '\u001f';
    const int FailedMaxLength = 400;

    PendingImport() { }

    public PendingImport(int ownerUserId, int editionId, int organisationId, SupplyBasis basis, string fileName, byte[] bytes, int lines = 0)
    {
        (OwnerUserId, EditionId, OrganisationId, FileName, Bytes, Lines) = (ownerUserId, editionId, organisationId, fileName, bytes, lines);
        (AgreementReference, AgreedOn, FamiliesInformedOn) = basis;
    }

    public int OwnerUserId { get; private set; }
    public int EditionId { get; private set; }

    /// <summary>0 while the supplier is new: it waits as a draft beside.</summary>
    public int OrganisationId { get; private set; }
    public string? AgreementReference { get; private set; }
    public DateOnly? AgreedOn { get; private set; }
    public DateOnly? FamiliesInformedOn { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>Lines under the header.</summary>
    public int Lines { get; private set; }

    /// <summary>What the person said unknown headings mean, as JSON; null when nothing was said.</summary>
    public string? Mapping { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Why the confirmed list was not written: a text key and its arguments as <see cref="WhyFailed"/> reads them.</summary>
    public string? FailedBecause { get; private set; }

    [Sensitive]
    public byte[] Bytes { get; private set; } = [];

    public SupplyBasis Basis => new(AgreementReference, AgreedOn, FamiliesInformedOn);
    public bool IsLong => Lines > LinesAtOnce;

    public ColumnMapping ReadMapping() => Mapping is null ? ColumnMapping.Empty : new(JsonSerializer.Deserialize<Dictionary<string, ImportColumn?>>(Mapping)!);

    public void Map(ColumnMapping mapping) => Mapping = JsonSerializer.Serialize(mapping.Meanings);

    public void Confirm(DateTime at)
    {
        if (ConfirmedAt is not null && FailedBecause is null) throw new RuleBroken("Import.AlreadyConfirmed");
        (ConfirmedAt, FailedBecause) = (at, null);
    }

    public void Fail(string key, params IEnumerable<object> args)
    {
        var because = string.Join(Between, args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)).Prepend(key));
        FailedBecause = because.Length <= FailedMaxLength ? because : because[..FailedMaxLength];
    }

    public static Refusal? WhyFailed(string? because) => because?.Split(Between) is [var key, .. var args] ? new Refusal(key, [.. args]) : null;
}
