using AusAiducation.Core.Documents;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>The colour of a document's state.</summary>
static class PaperTone
{
    public static string Of(DocumentState state) => state switch { DocumentState.Accepted => "good", DocumentState.Refused => "bad", DocumentState.Received => "warn" };
}
