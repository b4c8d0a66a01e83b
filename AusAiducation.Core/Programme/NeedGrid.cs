using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

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
        var copy = new NeedGrid(editionId);
        foreach (var i in _items.OrderBy(i => i.Position))
            copy.Add(i.Code, i.Name.Copy(), i.Evidence.Copy(), i.Levels.OrderBy(l => l.Position).Select(l => (l.Points, l.Text.Copy())).ToList());
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

    internal void Word(LocalText name, LocalText evidence, IReadOnlyList<(int Points, LocalText Text)> levels)
    {
        if (levels.Count < 2) throw new RuleBroken("NeedGrid.TwoLevels");
        if (levels.FirstOrDefault(l => l.Points is < 0 or > PointsMax) is { Text: not null } wrong) throw new RuleBroken("NeedGrid.PointsWrong", wrong.Points, PointsMax);
        (Name, Evidence) = (name, evidence);
        _levels.Clear();
        _levels.AddRange(levels.Select((l, i) => new NeedLevel(i, l.Points, l.Text)));
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
}
