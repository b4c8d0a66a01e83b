namespace AusAiducation.Core.Selection;

/// <summary>What a round is called: its title, or its kind with a number when there are several.</summary>
public sealed record RoundName(RoundKind Kind, int Number, string? Title)
{
    public override string ToString() => In(Texts.Texts.CurrentLanguage);

    public string In(string language)
    {
        var kind = Texts.Texts.In(language, Kind);
        return Title ?? (Number == 1 ? kind : Texts.Texts.In(language, "Selection.RoundNumbered", kind, Number));
    }
}
