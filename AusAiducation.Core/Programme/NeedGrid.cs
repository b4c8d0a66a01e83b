using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>The earliest step at which an edition inquires by itself; before it, a file is inquired into for a reason somebody writes.</summary>
public enum InquiryStart { Shortlist, Eligible }

/// <summary>A declared figure an item may read, so that its points can be foreseen before anybody went there.</summary>
public enum NeedMeasure { MonthlyIncomeAHead, Siblings, HouseholdSize, DistanceKm }

/// <summary>The grid of an edition's social inquiry: what is looked at, and the points of each answer. The need score is the sum of the points.</summary>
public sealed class NeedGrid : KeyedEntity
{
    readonly List<NeedItem> _items = [];

    NeedGrid() { }

    public NeedGrid(int editionId) => EditionId = editionId;

    public int EditionId { get; private set; }
    public IReadOnlyList<NeedItem> Items => _items;

    /// <summary>Set when the first inquiry is recorded with it: from then on scores depend on its points.</summary>
    public DateTime? FrozenAt { get; private set; }

    /// <summary>From which step on its files are inquired into.</summary>
    public InquiryStart Start { get; private set; }

    public void Begin(InquiryStart start) => Start = start;

    /// <summary>The highest score there can be.</summary>
    public int Maximum => _items.Sum(i => i.Maximum);

    public void Freeze(DateTime at) => FrozenAt ??= at;

    public Refusal? WhyNotChange() => FrozenAt is null ? null : new("NeedGrid.Frozen");

    /// <summary>Why no inquiry can be recorded with it yet.</summary>
    public Refusal? WhyNotUse() => _items.Count == 0 ? new("NeedGrid.Empty") : null;

    /// <summary>Adds an item at the end; its levels stand in the order given.</summary>
    public NeedItem Add(string code, LocalText name, LocalText evidence, IReadOnlyList<(int Points, LocalText Text)> levels)
    {
        RuleBroken.If(WhyNotChange());
        if (_items.Any(i => i.Code == code)) throw new RuleBroken("NeedGrid.CodeTaken", code);
        var item = new NeedItem(code, _items.Count == 0 ? 0 : _items.Max(i => i.Position) + 1);
        item.Word(name, evidence, levels);
        _items.Add(item);
        return item;
    }

    /// <summary>Gives an item other words and points.</summary>
    public void Word(NeedItem item, LocalText name, LocalText evidence, IReadOnlyList<(int Points, LocalText Text)> levels)
    {
        RuleBroken.If(WhyNotChange());
        item.Word(name, evidence, levels);
    }

    /// <summary>Names the declared figure an item reads and where each level begins, in the order of the levels; null reads nothing.</summary>
    public void Measure(NeedItem item, NeedMeasure? measure, IReadOnlyList<decimal> from)
    {
        RuleBroken.If(WhyNotChange());
        item.Read(measure, from);
    }

    public void Remove(NeedItem item)
    {
        RuleBroken.If(WhyNotChange());
        _items.Remove(item);
    }

    /// <summary>Points of these levels, one of each item; null while an item has no answer, or two.</summary>
    public int? Score(IReadOnlyCollection<int> levelIds)
    {
        var chosen = _items.Select(i => i.Levels.Where(l => levelIds.Contains(l.Id)).ToList()).ToList();
        return chosen.Count > 0 && chosen.All(c => c.Count == 1) ? chosen.Sum(c => c[0].Points) : null;
    }

    /// <summary>The same grid for another edition, open to changes.</summary>
    public NeedGrid CopyTo(int editionId)
    {
        var copy = new NeedGrid(editionId) { Start = Start };
        foreach (var i in _items.OrderBy(i => i.Position))
        {
            var item = copy.Add(i.Code, i.Name.Copy(), i.Evidence.Copy(), i.InOrder.Select(l => (l.Points, l.Text.Copy())).ToList());
            if (i.Measure is { } measure) item.Read(measure, i.InOrder.Select(l => l.From!.Value).ToList());
        }
        return copy;
    }
}

/// <summary>One thing the inquirer looks at: income a head, housing, distance…, with what proves it.</summary>
public sealed class NeedItem : KeyedEntity
{
    public const int PointsMax = 100;

    readonly List<NeedLevel> _levels = [];

    NeedItem() { }

    internal NeedItem(string code, int position) => (Code, Position) = (code, position);

    public int NeedGridId { get; private set; }

    /// <summary>Short name that stays when the words change: "housing".</summary>
    public string Code { get; private set; } = "";
    public int Position { get; private set; }
    public LocalText Name { get; private set; } = null!;

    /// <summary>What the inquirer asks to see; may be empty.</summary>
    public LocalText Evidence { get; private set; } = null!;
    public IReadOnlyList<NeedLevel> Levels => _levels;
    public int Maximum => _levels.Count == 0 ? 0 : _levels.Max(l => l.Points);

    /// <summary>The declared figure that foretells its level; null when only a look can tell.</summary>
    public NeedMeasure? Measure { get; private set; }

    public IEnumerable<NeedLevel> InOrder => _levels.OrderBy(l => l.Position);

    /// <summary>The levels a figure between the two (the second excluded, unless they are one) may lie in; every level when the item reads none.</summary>
    public IReadOnlyList<NeedLevel> LevelsFor(decimal low, decimal high)
    {
        if (Measure is null) return _levels;
        // Each level goes from its own figure to the next one above.
        var rising = _levels.OrderBy(l => l.From).ToList();
        bool Holds(int i) => (i == 0 || low >= rising[i].From || high > rising[i].From) && (i == rising.Count - 1 || low < rising[i + 1].From);
        return rising.Where((_, i) => Holds(i)).ToList();
    }

    internal void Word(LocalText name, LocalText evidence, IReadOnlyList<(int Points, LocalText Text)> levels)
    {
        if (levels.Count < 2) throw new RuleBroken("NeedGrid.TwoLevels");
        if (levels.FirstOrDefault(l => l.Points is < 0 or > PointsMax) is { Text: not null } wrong) throw new RuleBroken("NeedGrid.PointsWrong", wrong.Points, PointsMax);
        (Name, Evidence, Measure) = (name, evidence, null);
        _levels.Clear();
        _levels.AddRange(levels.Select((l, i) => new NeedLevel(i, l.Points, l.Text)));
    }

    internal void Read(NeedMeasure? measure, IReadOnlyList<decimal> from)
    {
        if (measure is not null && (from.Count != _levels.Count || from.Distinct().Count() != from.Count)) throw new RuleBroken("NeedGrid.FromMissing");
        Measure = measure;
        foreach (var (level, i) in InOrder.Select((l, i) => (l, i))) level.From = measure is null ? null : from[i];
    }
}

/// <summary>One answer to an item, in words, and its points.</summary>
public sealed class NeedLevel : KeyedEntity
{
    NeedLevel() { }

    internal NeedLevel(int position, int points, LocalText text) => (Position, Points, Text) = (position, points, text);

    public int NeedItemId { get; private set; }
    public int Position { get; private set; }
    public int Points { get; private set; }
    public LocalText Text { get; private set; } = null!;

    /// <summary>The figure from which on it is this level, when its item reads one.</summary>
    public decimal? From { get; internal set; }
}
