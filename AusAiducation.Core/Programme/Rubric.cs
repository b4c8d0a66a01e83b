using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

public enum RubricPurpose { File, Need, Interview }

/// <summary>Weighted criteria on an anchored scale, for one purpose in one edition. Weights are whole numbers that sum to 100.</summary>
public sealed class Rubric : KeyedEntity
{
    public const int MostCriteria = 12;

    readonly List<Criterion> _criteria = [];

    Rubric() { }

    public Rubric(int editionId, RubricPurpose purpose, int scaleMin = 1, int scaleMax = 5)
    {
        if (scaleMin < 0 || scaleMax <= scaleMin || scaleMax > 20) throw new RuleBroken("Programme.ScaleWrong", scaleMin, scaleMax);
        (EditionId, Purpose, ScaleMin, ScaleMax) = (editionId, purpose, scaleMin, scaleMax);
    }

    public int EditionId { get; private set; }
    public RubricPurpose Purpose { get; private set; }
    public int ScaleMin { get; private set; }
    public int ScaleMax { get; private set; }
    public IReadOnlyList<Criterion> Criteria => _criteria;

    /// <summary>Set when the first round is opened with it: from then on marks depend on its weights.</summary>
    public DateTime? FrozenAt { get; private set; }

    public Refusal? WhyNotWeigh() => FrozenAt is null ? null : new("Programme.RubricFrozen");

    public void Freeze(DateTime at) => FrozenAt ??= at;

    /// <summary>Gives each criterion its weight, its floor and whether it must be marked, in the order of <see cref="Criteria"/>; the weights together make 100.</summary>
    public void Weigh(IReadOnlyList<(int Weight, int? Floor, bool Compulsory)> given)
    {
        RuleBroken.If(WhyNotWeigh());
        if (given.Sum(g => g.Weight) is var sum && sum != 100) throw new RuleBroken("Programme.WeightsNot100", sum);
        // A file on which nothing applies would have no score at all.
        if (given.All(g => !g.Compulsory)) throw new RuleBroken("Programme.NoneCompulsory");
        foreach (var (criterion, (weight, floor, compulsory)) in _criteria.OrderBy(c => c.Position).Zip(given))
        {
            if (floor is { } f && !Accepts(f)) throw new RuleBroken("Programme.FloorWrong", ScaleMin, ScaleMax);
            criterion.Weigh(weight, floor, compulsory);
        }
    }

    /// <summary>Adds a criterion without weight: the rubric cannot be used before it is weighed again.</summary>
    public Criterion Extend(string code, LocalText name, IReadOnlyList<LocalText> levels)
    {
        RuleBroken.If(WhyNotWeigh());
        if (_criteria.Count >= MostCriteria) throw new RuleBroken("Programme.TooManyCriteria", MostCriteria);
        if (_criteria.Any(c => c.Code == code)) throw new RuleBroken("Programme.CriterionTaken", code);
        return Add(code, 0, name, levels);
    }

    /// <summary>Other words for a criterion and its levels, the lowest level first.</summary>
    public void Word(Criterion criterion, LocalText name, IReadOnlyList<LocalText> levels)
    {
        RuleBroken.If(WhyNotWeigh());
        criterion.Word(name, levels.Select((text, i) => new CriterionLevel(ScaleMin + i, text)));
    }

    public void Remove(Criterion criterion)
    {
        RuleBroken.If(WhyNotWeigh());
        _criteria.Remove(criterion);
    }

    /// <summary>The same rubric for another edition.</summary>
    public Rubric CopyTo(int editionId)
    {
        var copy = new Rubric(editionId, Purpose, ScaleMin, ScaleMax);
        foreach (var c in _criteria.OrderBy(c => c.Position))
            copy.Add(c.Code, c.Weight, c.Name.Copy(), c.Levels.OrderBy(l => l.Level).Select(l => l.Text.Copy()), c.Floor, c.Compulsory);
        return copy;
    }

    public Criterion Add(string code, int weight, LocalText name, IEnumerable<LocalText> levels, int? floor = null, bool compulsory = true)
    {
        var criterion = new Criterion(code, weight, _criteria.Count == 0 ? 0 : _criteria.Max(c => c.Position) + 1, name, floor, compulsory);
        foreach (var (text, i) in levels.Select((t, i) => (t, i))) criterion.Anchor(ScaleMin + i, text);
        _criteria.Add(criterion);
        return criterion;
    }

    /// <summary>Why this rubric cannot be used yet: each criterion has a weight, and they sum to 100.</summary>
    public Refusal? WhyNotUse() =>
        _criteria.Count == 0 ? new("Programme.RubricEmpty")
        : _criteria.Find(c => c.Weight == 0) is { } bare ? new("Programme.Unweighed", bare.Name)
        : _criteria.Sum(c => c.Weight) is var sum && sum != 100 ? new("Programme.WeightsNot100", sum)
        : null;

    public bool Accepts(int level) => level >= ScaleMin && level <= ScaleMax;
}

/// <summary>One thing that is judged, with its weight in percent and a sentence for each level.</summary>
public sealed class Criterion : KeyedEntity
{
    readonly List<CriterionLevel> _levels = [];

    Criterion() { }

    internal Criterion(string code, int weight, int position, LocalText name, int? floor, bool compulsory) =>
        (Code, Weight, Position, Name, Floor, Compulsory) = (code, weight, position, name, floor, compulsory);

    public int RubricId { get; private set; }
    public string Code { get; private set; } = "";
    public int Weight { get; private set; }

    /// <summary>The lowest level a file may have here; below it no other criterion makes up for it. Null: no floor.</summary>
    public int? Floor { get; private set; }

    /// <summary>A missing mark blocks. Otherwise "not applicable" may be said, and the other criteria then carry the score.</summary>
    public bool Compulsory { get; private set; } = true;
    public int Position { get; private set; }
    public LocalText Name { get; private set; } = null!;
    public IReadOnlyList<CriterionLevel> Levels => _levels;

    internal void Anchor(int level, LocalText text) => _levels.Add(new CriterionLevel(level, text));

    internal void Weigh(int weight, int? floor, bool compulsory)
    {
        if (weight is < 1 or > 100) throw new RuleBroken("Programme.WeightWrong", weight);
        (Weight, Floor, Compulsory) = (weight, floor, compulsory);
    }

    internal void Word(LocalText name, IEnumerable<CriterionLevel> levels)
    {
        Name = name;
        _levels.Clear();
        _levels.AddRange(levels);
    }
}

/// <summary>What a level means, in words.</summary>
public sealed class CriterionLevel : Entity
{
    CriterionLevel() { }

    internal CriterionLevel(int level, LocalText text) => (Level, Text) = (level, text);

    public int CriterionId { get; private set; }
    public int Level { get; private set; }
    public LocalText Text { get; private set; } = null!;
}
