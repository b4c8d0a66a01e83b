namespace AusAiducation.Core.Candidates;

/// <summary>Counts a judged list while it passes, and keeps the first remarks and duplicates only: memory does not grow with the list.</summary>
sealed class ImportTally
{
    readonly Dictionary<LineOutcome, int> _outcomes = Enum.GetValues<LineOutcome>().ToDictionary(o => o, _ => 0);
    readonly List<ImportRemark> _refusing = [];
    readonly List<ImportRemark> _doubting = [];
    readonly List<JudgedLine> _duplicates = [];
    readonly List<JudgedLine> _changes = [];
    readonly List<ImportLine> _sample = [];
    int _doubtful;
    int _remarks;

    public IReadOnlyList<int> KnownPersonIds => _duplicates.Concat(_changes).Select(d => d.PersonId).OfType<int>().Distinct().ToList();

    public void Add(IReadOnlyList<JudgedLine> lines)
    {
        foreach (var judged in lines)
        {
            _outcomes[judged.Outcome]++;
            if (_sample.Count < ImportPreview.SampleLines && judged.Line.Name.Length > 0) _sample.Add(judged.Line);
            if (judged.Outcome == LineOutcome.Changed && _changes.Count < ImportPreview.Shown) _changes.Add(judged);
            else if (judged.By is not null && judged.Outcome != LineOutcome.Changed && _duplicates.Count < ImportPreview.Shown) _duplicates.Add(judged);
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

    public ImportPreview ToPreview(string key, PendingImport pending, string edition, string supplier, ImportColumns columns, ImportAim aim, DateOnly today, Dictionary<int, (string Key, string Name)> visible) => new()
    {
        Key = key, FileName = pending.FileName, EditionCode = edition, Supplier = supplier, Basis = pending.Basis, PurgeOn = aim.Whole ? null : today.AddDays(SupplyBasis.UnansweredDays), FillOnly = aim.FillOnly,
        Lines = _outcomes.Values.Sum(), New = _outcomes[LineOutcome.New], Returning = _outcomes[LineOutcome.Returning], Changed = _outcomes[LineOutcome.Changed], Known = _outcomes[LineOutcome.Known],
        Refused = _outcomes[LineOutcome.Refused], Doubtful = _doubtful,
        Columns = columns.Positions.OrderBy(p => p.Value).Select(p => (p.Key, columns.HeadingOf(p.Key))).ToList(),
        UnknownHeadings = columns.Unknown, Headings = columns.Meanings(pending.ReadMapping()),
        Changes = _changes.Select(c => new ImportChange(c.Line.Number, c.Line.Name, c.PersonId is { } id && visible.TryGetValue(id, out var file) ? file.Key : null, aim.FillOnly ? c.Changes.Select(f => f with { Before = null }).ToList() : c.Changes)).ToList(),
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
