using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Selection;

/// <summary>What the committee agreed on a training file after comparing its marks: how the scale is to be read.</summary>
public sealed class TrainingNote : Entity, IAboutCandidate
{
    public const int TextMaxLength = 2000;

    TrainingNote() { }

    public TrainingNote(Round round, int candidateId, string text, int byUserId, DateTime at)
    {
        (RoundId, EditionId, CandidateId) = (round.Id, round.EditionId, candidateId);
        Write(text, byUserId, at);
    }

    public int RoundId { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    [Sensitive]
    public string Text { get; private set; } = "";
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }

    public void Write(string text, int byUserId, DateTime at) => (Text, ByUserId, At) = (text, byUserId, at);
}
