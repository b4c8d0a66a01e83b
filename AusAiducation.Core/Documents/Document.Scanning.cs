using AusAiducation.Core.Access;

namespace AusAiducation.Core.Documents;

/// <summary>Quarantine: from the upload until a scanner has said that nothing is wrong.</summary>
public sealed partial class Document
{
    /// <summary>Stands in the place of a typed reason: the sender reads the sentence in their own language.</summary>
    public const string InfectedReason = "Documents.Infected";

    public DocumentScan Scan { get; private set; }
    public DateTime? ScannedAt { get; private set; }

    /// <summary>Nobody opens it until the scanner answered.</summary>
    public Document Quarantine() { Scan = DocumentScan.Waiting; return this; }

    public void FoundClean(DateTime at)
    {
        WaitingOnly();
        (Scan, ScannedAt) = (DocumentScan.Clean, at);
    }

    /// <summary>Refused by no person; the bytes go, and the sender is asked for another. The content must have been loaded.</summary>
    public void FoundInfected(DateTime at)
    {
        WaitingOnly();
        (Scan, ScannedAt, State, RefusedBecause, JudgedAt, Content) = (DocumentScan.Infected, at, DocumentState.Refused, InfectedReason, at, null);
    }

    /// <summary>A stored reason as somebody reads it: what a person typed, or the programme's own sentence in the language of the moment.</summary>
    public static string? ReasonShown(string? stored) => stored == InfectedReason ? Texts.Texts.In(Texts.Texts.CurrentLanguage, InfectedReason) : stored;

    void WaitingOnly()
    {
        if (Scan != DocumentScan.Waiting) throw new RuleBroken("Documents.NotInQuarantine");
    }
}
