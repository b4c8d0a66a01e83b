using System.Security.Cryptography;
using AusAiducation.Core.Access;

namespace AusAiducation.Core.Documents;

/// <summary>
/// Redacted copies: a picture of the document on which nothing says who it is about. A copy is a document of its own, tied to its original,
/// and in no query that does not ask for copies; accepted means that a person confirmed it.
/// </summary>
public sealed partial class Document
{
    /// <summary>What a reviewer's browser calls it: the name of the original would tell.</summary>
    const string NeutralName = "piece.jpg";

    /// <summary>Set on a redacted copy: the document it was made from.</summary>
    public int? RedactedOfId { get; private set; }

    /// <summary>Why no redacted copy of it can be made: only what was accepted is shown to anybody else.</summary>
    public Refusal? WhyNotRedact() => State == DocumentState.Accepted && CandidateId is not null && RedactedOfId is null ? null : new("Redaction.AcceptedOnly");

    /// <summary>A copy with these bytes, a JPEG; members meet it once it is confirmed.</summary>
    public Document RedactedAs(byte[] jpeg, int byUserId, DateTime at)
    {
        RuleBroken.If(WhyNotRedact());
        return new Document(Kind, NeutralName, DocumentTypes.Jpeg, jpeg, Convert.ToHexStringLower(SHA256.HashData(jpeg)), byUserId, at) { CandidateId = CandidateId, RedactedOfId = Id };
    }
}
