using AusAiducation.Core.Access;

namespace AusAiducation.Core.Documents;

/// <summary>A document's bytes for whoever may open it.</summary>
public sealed record OpenedPaper(string FileName, string ContentType, byte[] Bytes)
{
    /// <summary>Throws <see cref="RuleBroken"/> with the reason when the bytes are withheld (quarantine) or gone (infected).</summary>
    internal static OpenedPaper Of(string fileName, string contentType, DocumentScan scan, byte[]? bytes) =>
        bytes is not null ? new OpenedPaper(fileName, contentType, bytes) : throw new RuleBroken(scan == DocumentScan.Infected ? Document.InfectedReason : "Documents.InQuarantine");
}
