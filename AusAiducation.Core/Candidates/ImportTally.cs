namespace AusAiducation.Core.Candidates;

/// <summary>Counts a judged list while it passes, and keeps the first remarks and duplicates only: memory does not grow with the list.</summary>
sealed class ImportTally
{
    readonly Dictionary<LineOutcome, int> _outcomes = Enum.GetValues<LineOutcome>().ToDictionary(o => o, _ => 0);
    readonly List<ImportRemark> _refusing = [];
    readonly List<ImportRemark> _doubting = [];
    readonly List<JudgedLine> _duplicates = [];
    readonly List<ImportLine> _sample = [];
    int _doubtful;
    int _remarks;

    public IReadOnlyList<int> KnownPersonIds => _duplicates.Select(d => d.PersonId).OfType<int>().Distinct().ToList();

    public void Add(IReadOnlyList<JudgedLine> lines)
    {
        foreach (var judged in lines)
        {
            _outcomes[judged.Outcome]++;
            if (_sample.Count < ImportPreview.SampleLines) _sample.Add(judged.Line);
            if (judged.By is not null && _duplicates.Count < ImportPreview.Shown) _duplicates.Add(judged);
            if (judged.Outcome == LineOutcome.Known) continue;
            if (judged.Line.IsDoubtful) _doubtful++;
            foreach (var remark in judged.Line.Remarks)
            {
                _remarks++;
                var kept = judged.Outcome == LineOutcome.Refused ? _refusing : _doubting;
                // A line that stays out takes its doubts with it: none of it is imported.
                if (kept.Count < ImportPreview.Shown) kept.Add(remark with { Refuses = judged.Outcome == LineOutcome.Refused });
            }
        }
    }

    public ImportPreview ToPreview(string key, PendingImport pending, string edition, string supplier, ImportColumns columns, Dictionary<int, (string Key, string Name)> visible) => new()
    {
        Key = key, FileName = pending.FileName, EditionCode = edition, Supplier = supplier, FamiliesInformedOn = pending.FamiliesInformedOn,
        Lines = _outcomes.Values.Sum(), New = _outcomes[LineOutcome.New], Returning = _outcomes[LineOutcome.Returning], Known = _outcomes[LineOutcome.Known],
        Refused = _outcomes[LineOutcome.Refused], Doubtful = _doubtful,
        Columns = columns.Positions.OrderBy(p => p.Value).Select(p => (p.Key, columns.HeadingOf(p.Key))).ToList(),
        UnknownHeadings = columns.Unknown.Select(u => u.Text).ToList(),
        Remarks = _refusing.Concat(_doubting).Take(ImportPreview.Shown).ToList(), RemarksInAll = _remarks,
        Duplicates = _duplicates.Select(d => Duplicate(d, visible)).ToList(),
        Sample = _sample,
    };

    static ImportDuplicate Duplicate(JudgedLine judged, Dictionary<int, (string Key, string Name)> visible)
    {
        var file = judged.PersonId is { } id && visible.TryGetValue(id, out var found) ? found : ((string Key, string Name)?)null;
        return new(judged.Line.Number, judged.Line.Name, judged.By!.Value, judged.SameAsLine, file?.Key, file?.Name, judged.Outcome == LineOutcome.Returning);
    }
}
