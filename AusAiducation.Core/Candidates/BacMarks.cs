namespace AusAiducation.Core.Candidates;

/// <summary>What the baccalaureate average is called on the certificate.</summary>
public enum Mention { None, Passable, AssezBien, Bien, TresBien }

/// <summary>The three components of the average.</summary>
public enum BacMark { National, Regional, ContinuousControl }

/// <summary>
/// Marks of the baccalaureate, out of 20: the three components, whether the person sat as a private candidate (candidat libre),
/// and the average printed on the transcript once it is known. Rules read <see cref="ForRules"/>, screens <see cref="Display"/>.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">A mark below 0 or above 20.</exception>
public readonly record struct BacMarks(
    decimal? National, decimal? Regional, decimal? ContinuousControl, bool PrivateCandidate = false, decimal? Printed = null)
{
    public decimal? National { get; init; } = OutOf20(National);

    public decimal? Regional { get; init; } = OutOf20(Regional);

    public decimal? ContinuousControl { get; init; } = OutOf20(ContinuousControl);

    public decimal? Printed { get; init; } = OutOf20(Printed);

    public decimal? this[BacMark which] => which switch { BacMark.National => National, BacMark.Regional => Regional, BacMark.ContinuousControl => ContinuousControl };

    /// <summary>Unrounded: half national, a quarter regional, a quarter continuous control; half and half for a private candidate. Null when a part is missing.</summary>
    public decimal? Computed => PrivateCandidate
        ? (National + Regional) / 2
        : (2 * National + Regional + ContinuousControl) / 4;

    /// <summary>The printed average when it is recorded, else the computed one, unrounded: a computed 15.9975 is no 16.</summary>
    public decimal? ForRules => Printed ?? Computed;

    /// <summary>True until the transcript's own average is recorded.</summary>
    public bool IsProvisional => Printed is null;

    /// <summary><see cref="ForRules"/> cut, not rounded, to two decimals: what is shown never promises a better mention.</summary>
    public decimal? Display => ForRules is { } mark ? Math.Truncate(mark * 100) / 100 : null;

    /// <summary>Printed minus computed; null unless both are known.</summary>
    public decimal? Difference => Printed - Computed;

    public Mention Mention => ForRules switch
    {
        >= 16 => Mention.TresBien,
        >= 14 => Mention.Bien,
        >= 12 => Mention.AssezBien,
        >= 10 => Mention.Passable,
        _ => Mention.None,
    };

    private static decimal? OutOf20(decimal? mark)
    {
        if (mark is < 0 or > 20) throw new ArgumentOutOfRangeException(nameof(mark), mark, "A mark is between 0 and 20.");
        return mark;
    }
}
