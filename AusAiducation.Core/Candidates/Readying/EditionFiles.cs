using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>The open files of one edition as one viewer met them at one moment, each with what it lacks.</summary>
public sealed class EditionFiles
{
    readonly Dictionary<int, FileState> _files;
    NewFilesSince? _new;

    internal EditionFiles(int editionId, EligibilityRules? rules, IEnumerable<FileLine> lines)
    {
        (EditionId, Rules) = (editionId, rules);
        _files = [];
        var gaps = new List<FileLine>();
        foreach (var line in lines)
            if (line.Gap == FileLine.File) _files[line.Id] = new FileState(line.Id, line.Stage, line.Source, line.SupplierId, line.ReceivedAt, line.StageSince);
            else gaps.Add(line);
        foreach (var line in gaps)
            if (_files.TryGetValue(line.Id, out var file)) _files[line.Id] = file.With((FileGap)line.Gap, line.Paper);
        ByReadiness = _files.Values.CountBy(f => f.Readiness).ToDictionary();
        OldestWait = _files.Values.Where(f => f.Readiness != Readiness.Ready).Select(f => (DateTime?)f.StageSince).Min();
        ByGap = Enum.GetValues<FileGap>().ToDictionary(g => g, g => _files.Values.Count(f => f.Has(g)));
    }

    public int EditionId { get; }

    /// <summary>The edition's rules in force at that moment; null when it has none.</summary>
    public EligibilityRules? Rules { get; }
    public int Count => _files.Count;
    public IReadOnlyDictionary<Readiness, int> ByReadiness { get; }
    public IReadOnlyDictionary<FileGap, int> ByGap { get; }
    public IEnumerable<FileState> All => _files.Values;

    /// <summary>Null for a file that is closed, or not met by this viewer.</summary>
    public FileState? Of(int candidateId) => _files.TryGetValue(candidateId, out var file) ? file : null;

    public int Of(Readiness readiness) => ByReadiness.GetValueOrDefault(readiness);

    /// <summary>Files that came in since an instant (UTC), by the way they came.</summary>
    public IReadOnlyDictionary<CandidateSource, int> NewSince(DateTime from)
    {
        // A day long every page asks the same.
        if (_new is not { } known || known.From != from) _new = known = new(from, _files.Values.Where(f => f.ReceivedAt >= from).CountBy(f => f.Source).ToDictionary());
        return known.BySource;
    }

    sealed record NewFilesSince(DateTime From, IReadOnlyDictionary<CandidateSource, int> BySource);

    /// <summary>Since when the file has waited that waits longest to be confirmed or completed; null when none does.</summary>
    public DateTime? OldestWait { get; }
}
