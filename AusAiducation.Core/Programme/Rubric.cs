using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

public enum RubricPurpose { File, Interview }

/// <summary>Weighted criteria on an anchored scale, for one purpose in one edition. Weights are whole numbers that sum to 100.</summary>
public sealed class Rubric : KeyedEntity
{
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

    public Criterion Add(string code, int weight, LocalText name, IEnumerable<LocalText> levels)
    {
        var criterion = new Criterion(code, weight, _criteria.Count, name);
        foreach (var (text, i) in levels.Select((t, i) => (t, i))) criterion.Anchor(ScaleMin + i, text);
        _criteria.Add(criterion);
        return criterion;
    }

    /// <summary>Why this rubric cannot be used yet: weights must sum to 100.</summary>
    public Refusal? WhyNotUse() =>
        _criteria.Count == 0 ? new("Programme.RubricEmpty")
        : _criteria.Sum(c => c.Weight) is var sum && sum != 100 ? new("Programme.WeightsNot100", sum)
        : null;

    public bool Accepts(int level) => level >= ScaleMin && level <= ScaleMax;
}

/// <summary>One thing that is judged, with its weight in percent and a sentence for each level.</summary>
public sealed class Criterion : KeyedEntity
{
    readonly List<CriterionLevel> _levels = [];

    Criterion() { }

    internal Criterion(string code, int weight, int position, LocalText name) => (Code, Weight, Position, Name) = (code, weight, position, name);

    public int RubricId { get; private set; }
    public string Code { get; private set; } = "";
    public int Weight { get; private set; }
    public int Position { get; private set; }
    public LocalText Name { get; private set; } = null!;
    public IReadOnlyList<CriterionLevel> Levels => _levels;

    internal void Anchor(int level, LocalText text) => _levels.Add(new CriterionLevel(level, text));

    /// <summary>Changes the weight; the rubric's sum is checked when a round is opened with it.</summary>
    public void Weigh(int weight)
    {
        if (weight is < 1 or > 100) throw new RuleBroken("Programme.WeightWrong", weight);
        Weight = weight;
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
