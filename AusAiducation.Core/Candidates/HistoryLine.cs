using System.Globalization;
using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Candidates;

/// <summary>A field that changed, by the text key of its name, with both values as people read them.</summary>
public sealed record HistoryChange(string LabelKey, string? Before, string? After);

/// <summary>One line of a file's history: when, who, what happened, and which fields moved.</summary>
public sealed record HistoryLine(DateTime At, string? By, HistoryAction Action, string SentenceKey, IReadOnlyList<HistoryChange> Changes)
{
    /// <summary>A row that came with the file itself, or a change of nothing a person reads, tells nothing.</summary>
    public bool IsTelling => SentenceKey.Length > 0 && (Action != HistoryAction.Changed || Changes.Count > 0);

    static readonly Dictionary<string, string> Labels = new()
    {
        ["FamilyName"] = "Candidates.FamilyName", ["GivenName"] = "Candidates.GivenName", ["FamilyNameArabic"] = "Candidates.FamilyNameArabic", ["GivenNameArabic"] = "Candidates.GivenNameArabic",
        ["Gender"] = "Candidates.Gender", ["BirthDate"] = "Candidates.BirthDate", ["Massar"] = "Candidates.Massar", ["CinTail"] = "Candidates.Cin", ["Cin"] = "Candidates.Cin",
        ["Phone"] = "Candidates.Phone", ["Email"] = "Candidates.Email", ["Address"] = "Candidates.Address", ["School"] = "Candidates.School", ["ProvinceCode"] = "Candidates.Province",
        ["StreamCode"] = "Candidates.Stream", ["BacYear"] = "Candidates.BacYear", ["National"] = "Candidates.National", ["Regional"] = "Candidates.Regional",
        ["ContinuousControl"] = "Candidates.ContinuousControl", ["PrivateCandidate"] = "Candidates.PrivateCandidate", ["PrintedAverage"] = "Candidates.PrintedAverage",
        ["IncomeBracket"] = "Candidates.Income", ["HouseholdSize"] = "Candidates.HouseholdSize", ["Situation"] = "Candidates.Situation",
        ["StudyWish"] = "Candidates.StudyWish", ["Motivation"] = "Candidates.Motivation", ["Stage"] = "Candidates.Stage",
        ["State"] = "Documents.State", ["RefusedBecause"] = "Candidates.Reason", ["Reason"] = "Candidates.Reason", ["Eligible"] = "Eligibility.Answer", ["Outcome"] = "Bulk.Outcome",
    };

    public static HistoryLine Of(HistoryEntry entry)
    {
        var raw = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes) ?? [];
        var changes = raw.Where(c => Labels.ContainsKey(c.Key) && c.Value.Length == 2)
            .Select(c => new HistoryChange(Labels[c.Key], Shown(entry.Entity, c.Key, c.Value[0]), Shown(entry.Entity, c.Key, c.Value[1]))).ToList();
        return new HistoryLine(entry.At, entry.UserName, entry.Action, Sentence(entry, changes), Shows(entry) ? changes : []);
    }

    /// <summary>A look moves nothing, and a row that came new has no before; an answer's own value is its news.</summary>
    static bool Shows(HistoryEntry entry) => entry.Action switch { HistoryAction.Opened => false, HistoryAction.Added => entry.Entity == nameof(EligibilityDecision), _ => true };

    static string Sentence(HistoryEntry entry, List<HistoryChange> changes) => (entry.Action, entry.Entity) switch
    {
        (HistoryAction.Added, nameof(Candidate)) => "Candidates.HistoryReceived",
        (HistoryAction.Added, nameof(EligibilityDecision)) => "Candidates.HistoryRuled",
        (HistoryAction.Added, nameof(OfficialResult)) => "Results.HistoryEntered",
        (HistoryAction.Added, nameof(ShortlistDecision)) => "Candidates.HistoryShortlist",
        (HistoryAction.Added, "Document") => "Candidates.HistoryPaper",
        (HistoryAction.Added, "Message") => "Candidates.HistoryLetter",
        (HistoryAction.Added, "Interview") => "Candidates.HistoryInterview",
        (HistoryAction.Added, "SocialInquiry") => "Inquiries.HistoryGiven",
        (HistoryAction.Changed, "SocialInquiry") => "Inquiries.HistoryChanged",
        (HistoryAction.Added, "InquiryReport") => "Inquiries.HistorySigned",
        (HistoryAction.Removed, "Document") => "Inquiries.HistoryPhotoErased",
        (HistoryAction.Added, nameof(CandidateMerge)) => "Candidates.HistoryMerged",
        (HistoryAction.Changed, nameof(CandidateMerge)) => "Candidates.HistoryUnmerged",
        (HistoryAction.Added, nameof(ListChange)) => "Candidates.HistoryListCorrected",
        (HistoryAction.Changed, nameof(Candidate)) when changes is [{ LabelKey: "Candidates.Stage" }] => "Candidates.HistoryMoved",
        (HistoryAction.Changed, "BulkFile") => "Bulk.HistorySettled",
        (HistoryAction.Changed, "Document") => "Candidates.HistoryPaperJudged",
        (HistoryAction.Changed, nameof(Candidate) or nameof(CandidateFile) or nameof(SocialFile) or "Person" or "PersonIdentity" or "PersonContact") => "Candidates.HistoryCorrected",
        (HistoryAction.Opened, "PersonIdentity") => "Candidates.HistoryCinSeen",
        (HistoryAction.Opened, _) => "Candidates.HistoryPaperSeen",
        _ => "",
    };

    static string? Shown(string entity, string field, string? value) => (field, value) switch
    {
        (_, null) => null,
        ("ProvinceCode", _) => CandidateInputs.ProvinceName(value) ?? value,
        ("StreamCode", _) => CandidateInputs.StreamName(value) ?? value,
        ("Stage", _) => Known("CandidateStage." + value, value),
        ("Outcome", _) => Known("BulkOutcome." + value, value),
        ("Gender", _) => Known("Gender." + value, value),
        ("State", _) when entity == "Document" => Known("DocumentState." + value, value),
        ("State", _) when entity == "SocialInquiry" => Known("InquiryState." + value, value),
        ("Eligible" or "PrivateCandidate", _) => Texts.Texts.In(Texts.Texts.CurrentLanguage, value == "True" ? "Common.Yes" : "Common.No"),
        ("National" or "Regional" or "ContinuousControl" or "PrintedAverage", _) when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var mark) => Formats.Mark(mark),
        _ => value,
    };

    static string Known(string key, string value) => Texts.Texts.Knows(key) ? Texts.Texts.In(Texts.Texts.CurrentLanguage, key) : value;
}
