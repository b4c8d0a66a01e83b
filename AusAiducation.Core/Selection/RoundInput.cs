using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Selection;

/// <summary>Whether members of a round see something of the person.</summary>
public enum Sight { Hidden, Shown }

/// <summary>A round as typed, when it is prepared and when its terms change.</summary>
public sealed class RoundInput
{
    public string Edition { get; set; } = "";
    public string Kind { get; set; } = nameof(RoundKind.File);
    public string Title { get; set; } = "";
    public string OpensOn { get; set; } = "";
    public string ClosesOn { get; set; } = "";
    public string ReviewsPerFile { get; set; } = "3";

    /// <summary>Asked only where the kind leaves the choice.</summary>
    public string Identity { get; set; } = nameof(Sight.Hidden);
    public string Context { get; set; } = nameof(Sight.Hidden);
    public string OthersVisible { get; set; } = nameof(Selection.OthersVisible.AfterOwn);

    /// <summary>What parts equal scores, in this order; an empty one is left out.</summary>
    public string FirstBreaker { get; set; } = "";
    public string SecondBreaker { get; set; } = "";
    public string ThirdBreaker { get; set; } = "";
    public string LotSource { get; set; } = "";

    /// <summary>Needed once the round is open.</summary>
    public string Reason { get; set; } = "";
    public int Version { get; set; }

    public static RoundInput Of(RoundKind kind, RoundTerms terms, int version = 0) => new()
    {
        Kind = kind.ToString(), Title = terms.Title ?? "", OpensOn = Formats.Day(terms.OpensOn), ClosesOn = Formats.Day(terms.ClosesOn), ReviewsPerFile = Formats.Number(terms.ReviewsPerFile),
        Identity = (terms.HidesIdentity ? Sight.Hidden : Sight.Shown).ToString(), Context = (terms.HidesContext ? Sight.Hidden : Sight.Shown).ToString(), OthersVisible = terms.OthersVisible.ToString(),
        FirstBreaker = Breaker(terms, 0), SecondBreaker = Breaker(terms, 1), ThirdBreaker = Breaker(terms, 2), LotSource = terms.LotSource ?? "", Version = version,
    };

    static string Breaker(RoundTerms terms, int i) => i < terms.TieBreakers.Count ? terms.TieBreakers[i].ToString() : "";

    /// <param name="notBefore">A round that is only being prepared cannot end in the past.</param>
    internal RoundTerms Read(Problems p, RoundKind kind, DateOnly? notBefore)
    {
        var (opens, closes) = (p.Day(nameof(OpensOn), OpensOn), p.Day(nameof(ClosesOn), ClosesOn, notBefore: notBefore));
        if (closes < opens) p.Add(nameof(ClosesOn), "Selection.ClosesBeforeOpening");
        var reviews = p.Whole(nameof(ReviewsPerFile), ReviewsPerFile, 1, RoundTerms.MostReviews);
        var others = p.Choice<OthersVisible>(nameof(OthersVisible), OthersVisible);
        var identity = kind.ChoosesIdentity() ? p.Choice<Sight>(nameof(Identity), Identity) : null;
        var context = kind.ChoosesContext() ? p.Choice<Sight>(nameof(Context), Context) : null;
        var breakers = new List<TieBreaker>();
        foreach (var (field, typed) in new[] { (nameof(FirstBreaker), FirstBreaker), (nameof(SecondBreaker), SecondBreaker), (nameof(ThirdBreaker), ThirdBreaker) })
        {
            if (string.IsNullOrEmpty(typed) || p.Choice<TieBreaker>(field, typed) is not { } breaker) continue;
            if (breakers.Contains(breaker)) p.Add(field, "Selection.TieBreakerTwice");
            breakers.Add(breaker);
        }
        var (title, lot) = (p.Optional(nameof(Title), Title, RoundTerms.TitleMaxLength), p.Optional(nameof(LotSource), LotSource, RoundTerms.LotMaxLength));
        p.ThrowIfAny();
        return new RoundTerms
        {
            Title = title, OpensOn = opens!.Value, ClosesOn = closes!.Value, ReviewsPerFile = reviews!.Value, HidesIdentity = identity != Sight.Shown, HidesContext = context != Sight.Shown,
            OthersVisible = others!.Value, TieBreakers = breakers, LotSource = lot,
        };
    }
}
