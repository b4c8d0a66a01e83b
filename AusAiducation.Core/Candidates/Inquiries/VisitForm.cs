using System.Globalization;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Brings a form and a grid together: a line for each item, in the grid's order; a signed report as the texts it was typed from.</summary>
static class VisitForm
{
    /// <summary>What was typed for an item that left the grid is dropped, an item without a line gets one.</summary>
    public static void Complete(InquiryInput typed, List<NeedItem> items) =>
        typed.Findings = items.ConvertAll(i => typed.Findings.Find(f => f.Item == i.Key) ?? new FindingInput { Item = i.Key });

    public static InquiryInput Of(InquiryReport r, List<NeedItem> items) => new()
    {
        Contact = r.Contact.ToString(), VisitedOn = Formats.Day(r.VisitedOn), Met = r.Met.ToString(), MetName = r.MetName, Notes = r.Notes,
        MonthlyIncome = r.MonthlyIncomeMad is { } income ? Formats.Figure(income) : null, HouseholdSize = Text(r.HouseholdSize), Siblings = Text(r.Siblings), DistanceKm = Text(r.DistanceKm),
        Parents = r.Parents?.ToString(), Boarding = r.Boarding is { } boarding ? (boarding ? YesNo.Yes : YesNo.No).ToString() : null,
        Findings = items.ConvertAll(i => r.Findings.FirstOrDefault(f => f.NeedItemId == i.Id) is { } f
            ? new FindingInput { Item = i.Key, Level = i.Levels.FirstOrDefault(l => l.Id == f.NeedLevelId)?.Key, Source = f.Source.ToString(), Evidence = f.Evidence } : new FindingInput { Item = i.Key }),
        Answers = r.Contradictions.Select(c => new ContradictionInput { Kind = c.Kind.ToString(), Answer = c.Answer.ToString(), Explanation = c.Explanation }).ToList(),
    };

    static string? Text(int? n) => n?.ToString(CultureInfo.InvariantCulture);
}
