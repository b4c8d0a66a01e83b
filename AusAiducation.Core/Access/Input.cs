using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Access;

/// <summary>One thing wrong with what was typed: the property's name and the sentence to stand beside it.</summary>
public sealed record FieldProblem(string Field, Refusal Refusal);

/// <summary>Thrown by an act when what was typed cannot be taken; nothing was saved.</summary>
public sealed class InputRefused(IReadOnlyList<FieldProblem> problems) : Exception("Input refused: " + string.Join(", ", problems.Select(p => p.Field + " " + p.Refusal.Key)))
{
    public InputRefused(string field, string key, params object[] args) : this([new FieldProblem(field, new Refusal(key, args))]) { }

    public IReadOnlyList<FieldProblem> Problems { get; } = problems;
}

/// <summary>
/// Reads a form's texts into values and gathers what is wrong, field by field. The usual shape: read every field, then
/// <see cref="ThrowIfAny"/>, then use the values.
/// </summary>
public sealed class Problems
{
    readonly List<FieldProblem> _found = [];

    public bool Any => _found.Count > 0;

    public int Count => _found.Select(f => f.Field).Distinct().Count();

    public void Add(string field, string key, params object[] args) => _found.Add(new FieldProblem(field, new Refusal(key, args)));

    public void ThrowIfAny()
    {
        if (Any) throw new InputRefused(_found);
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string field, string? typed, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, "Common.Required");
        return Optional(field, typed, maxLength) ?? "";
    }

    public string? Optional(string field, string? typed, int maxLength)
    {
        var text = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        if (text?.Length > maxLength) Add(field, "Common.TooLong", maxLength);
        return text;
    }

    /// <summary>A mark from 0 to <paramref name="max"/>; null when left empty.</summary>
    public decimal? Mark(string field, string? typed, decimal max = 20m)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (Typed.TryMark(typed, max, out var mark)) return mark;
        Add(field, "Common.NotAMark", max);
        return null;
    }

    public decimal? Amount(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { Add(field, "Common.Required"); return null; }
        if (Typed.TryDecimal(typed, out var amount) && amount > 0 && decimal.Round(amount, 2) == amount) return amount;
        Add(field, "Common.NotAnAmount");
        return null;
    }

    public int? Whole(string field, string? typed, int min, int max)
    {
        if (string.IsNullOrWhiteSpace(typed)) { Add(field, "Common.Required"); return null; }
        if (Typed.TryInt(typed, out var n) && n >= min && n <= max) return n;
        Add(field, "Common.NotAWholeNumber", min, max);
        return null;
    }

    /// <summary>A day typed dd/MM/yyyy.</summary>
    public DateOnly? Day(string field, string? typed, bool required = true, DateOnly? notAfter = null, DateOnly? notBefore = null)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (required) Add(field, "Common.Required");
            return null;
        }
        if (!Typed.TryDay(typed, out var day)) { Add(field, "Common.NotADay"); return null; }
        if (day > notAfter) { Add(field, "Common.DayTooLate", notAfter); return null; }
        if (day < notBefore) { Add(field, "Common.DayTooEarly", notBefore); return null; }
        return day;
    }

    /// <summary>A time typed 9:30, 09:30 or 9h30.</summary>
    public TimeOnly? Time(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) { Add(field, "Common.Required"); return null; }
        if (TimeOnly.TryParseExact(typed.Trim().Replace('h', ':'), ["H:mm", "HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time)) return time;
        Add(field, "Common.NotATime");
        return null;
    }

    /// <summary>One of an enum's members, posted by name.</summary>
    public T? Choice<T>(string field, string? posted) where T : struct, Enum
    {
        if (Enum.TryParse<T>(posted, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(posted![0])) return value;
        Add(field, "Common.ChooseOne");
        return null;
    }
}
