using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What headings of a list mean, as a person said: folded heading to column, or to nothing when the column is left aside.</summary>
public sealed record ColumnMapping(IReadOnlyDictionary<string, ImportColumn?> Meanings)
{
    public static readonly ColumnMapping Empty = new(new Dictionary<string, ImportColumn?>());

    /// <summary>How a heading is remembered: case, accents and punctuation do not count.</summary>
    public static string KeyOf(string heading) => TextFolding.Fold(heading) is var folded && folded.Length <= SupplierColumn.HeadingMaxLength ? folded : folded[..SupplierColumn.HeadingMaxLength];

    /// <summary>Whether a person said something about this heading, and what.</summary>
    public bool Says(string heading, out ImportColumn? column) => Meanings.TryGetValue(KeyOf(heading), out column);
}

/// <summary>What one supplier's heading means, remembered from its last list so that it is asked once.</summary>
public sealed class SupplierColumn : Entity
{
    public const int HeadingMaxLength = 120;

    SupplierColumn() { }

    public SupplierColumn(int bodyId, string heading, ImportColumn? column) => (BodyId, Heading, Column) = (bodyId, heading, column);

    /// <summary>The first row of the organisation, whatever its name today.</summary>
    public int BodyId { get; private set; }

    /// <summary>Folded, as <see cref="ColumnMapping.KeyOf"/> makes it.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Null: left aside.</summary>
    public ImportColumn? Column { get; private set; }

    public void Mean(ImportColumn? column) => Column = column;
}
