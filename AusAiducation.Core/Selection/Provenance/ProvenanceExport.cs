using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;

namespace AusAiducation.Core.Selection.Provenance;

/// <summary>Which edition the export is of.</summary>
public sealed record ProvenanceFilter : IListFilter<ProvenanceFilter>
{
    public string? Edition { get; init; }

    public static ProvenanceFilter Parse(Func<string, string?> query) => new() { Edition = query("edition") };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("edition", Edition)];
}

/// <summary>One group as it is exported: counts of one to four people are left out.</summary>
public sealed record ProvenanceRow : IListRow
{
    public int Id { get; init; }
    public required ProvenanceGroup Group { get; init; }
    public string? Region { get; init; }

    /// <summary>By step: a number, or "&lt; 5".</summary>
    public required IReadOnlyDictionary<FunnelStep, object?> Now { get; init; }
    public required IReadOnlyDictionary<FunnelStep, object?> Before { get; init; }

    /// <summary>In whole percent of the received, where both counts are told.</summary>
    public object? Share(FunnelStep step) => Now[step] is int && Now[FunnelStep.Received] is int ? Group.Now.Share(step) : null;
}

/// <summary>The provenance as a sheet. What a page shows to those who meet each file anyway leaves the house without small counts.</summary>
public sealed class ProvenanceExport(ViewerDb viewerDb, FileStates states) : Exported<ProvenanceFilter, ProvenanceRow>
{
    readonly ProvenanceQueries _provenance = new(viewerDb, states);

    public override string Code => "provenance";
    public override Permission Permission => Permission.ViewCandidates;

    public override IReadOnlyList<Column<ProvenanceRow>> Columns { get; } =
    [
        Column<ProvenanceRow>.Unsorted("kind", "Provenance.Kind", r => r.Group.Kind),
        Column<ProvenanceRow>.Unsorted("region", "Candidates.Region", r => r.Region),
        Column<ProvenanceRow>.Unsorted("name", "Provenance.Group", r => r.Group.Name),
        .. Enum.GetValues<FunnelStep>().Select(s => Column<ProvenanceRow>.Unsorted(s.ToString().ToLowerInvariant(), "FunnelStep." + s, r => r.Now[s], isNumber: true)),
        Column<ProvenanceRow>.Unsorted("share-eligible", "Provenance.ShareEligible", r => r.Share(FunnelStep.Eligible), isNumber: true),
        Column<ProvenanceRow>.Unsorted("share-selected", "Provenance.ShareSelected", r => r.Share(FunnelStep.Selected), isNumber: true),
        Column<ProvenanceRow>.Unsorted("received-before", "Provenance.ReceivedBefore", r => r.Before[FunnelStep.Received], isNumber: true),
        Column<ProvenanceRow>.Unsorted("selected-before", "Provenance.SelectedBefore", r => r.Before[FunnelStep.Selected], isNumber: true),
    ];

    public override async IAsyncEnumerable<ProvenanceRow> ExportAsync(ProvenanceFilter filter, PageRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        if (await _provenance.ReadAsync(filter.Edition, ct) is not { } view) yield break;
        var id = 0;
        foreach (var (parts, region) in Families(view))
            foreach (var (group, now, before) in Told(parts))
                yield return new ProvenanceRow { Id = ++id, Group = group, Region = region, Now = now, Before = before };
    }

    /// <summary>Groups that add up to one published figure stand together.</summary>
    static IEnumerable<(IReadOnlyList<ProvenanceGroup> Parts, string? Region)> Families(ProvenanceView view) =>
        [([view.Total], null), (view.Regions, null), .. view.Regions.Where(r => r.Inside.Count > 0).Select(r => (r.Inside, (string?)r.Name)), (view.Streams, null), (view.Genders, null), (view.Sources, null), (view.Suppliers, null)];

    static IEnumerable<(ProvenanceGroup Group, Dictionary<FunnelStep, object?> Now, Dictionary<FunnelStep, object?> Before)> Told(IReadOnlyList<ProvenanceGroup> parts)
    {
        var (now, before) = (ByStep(parts, g => g.Now), ByStep(parts, g => g.Before));
        return parts.Select((group, i) => (group, now.ToDictionary(c => c.Key, c => c.Value[i]), before.ToDictionary(c => c.Key, c => c.Value[i])));
    }

    static Dictionary<FunnelStep, object?[]> ByStep(IReadOnlyList<ProvenanceGroup> parts, Func<ProvenanceGroup, FunnelCounts> counts) => Enum.GetValues<FunnelStep>().ToDictionary(s => s, s =>
    {
        var values = parts.Select(p => counts(p)[s]).ToList();
        var hidden = SmallCells.Hidden(values);
        return values.Select((n, i) => hidden[i] ? (object?)Texts.Texts.In(Texts.Texts.CurrentLanguage, "Provenance.Few", SmallCells.Least) : n).ToArray();
    });
}
