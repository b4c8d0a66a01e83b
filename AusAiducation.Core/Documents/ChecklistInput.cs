using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Documents;

/// <summary>A line of the checklist as typed.</summary>
public sealed class ChecklistInput
{
    const string Yes = "yes";

    /// <summary>Chosen when the line is added; it does not change afterwards.</summary>
    public string? Kind { get; set; }
    public string? From { get; set; } = nameof(PaperMoment.Application);
    public string? Required { get; set; } = Yes;
    public string? MinimumCount { get; set; } = "1";
    public string? MinorsOnly { get; set; }
    public string? ForReviewers { get; set; }
    public LocalTextInput Explanation { get; set => field = value ?? new(); } = new();
    public int Version { get; set; }

    public static ChecklistInput Of(RequiredPaper paper) => new()
    {
        Kind = paper.Kind.ToString(), From = paper.From.ToString(), Required = paper.Required ? Yes : null, MinimumCount = Formats.Number(paper.MinimumCount), MinorsOnly = paper.MinorsOnly ? Yes : null,
        ForReviewers = paper.ForReviewers ? Yes : null, Explanation = LocalTextInput.Of(paper.Explanation), Version = paper.Version,
    };

    internal (DocumentKind Kind, PaperTerms Terms) Read(DocumentKind? fixedKind, IReadOnlyCollection<DocumentKind> taken)
    {
        var p = new Problems();
        var kind = fixedKind ?? ReadKind(p, taken);
        var from = p.Choice<PaperMoment>(nameof(From), From) ?? PaperMoment.Application;
        if (kind is { } known && !p.Any && RequiredPaper.WhyNotAsk(known, from) is { } late) p.Add(nameof(From), late.Key, late.Args);
        var count = p.Whole(nameof(MinimumCount), MinimumCount, 1, RequiredPaper.MostCount) ?? 1;
        var terms = new PaperTerms(from, Explanation.Read(p, nameof(Explanation), required: false)) { Required = Required == Yes, MinimumCount = count, MinorsOnly = MinorsOnly == Yes, ForReviewers = ForReviewers == Yes };
        p.ThrowIfAny();
        return (kind!.Value, terms);
    }

    DocumentKind? ReadKind(Problems p, IReadOnlyCollection<DocumentKind> taken)
    {
        if (p.Choice<DocumentKind>(nameof(Kind), Kind) is not { } kind) return null;
        if (!DocumentKinds.OfCandidates.Contains(kind)) p.Add(nameof(Kind), "Documents.KindMissing");
        else if (taken.Contains(kind)) p.Add(nameof(Kind), "Checklist.KindTaken", kind);
        return kind;
    }
}
