using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Interviews;

/// <summary>What one panel member noted and marked in one interview; a draft until signed off.</summary>
public sealed class InterviewSheet : KeyedEntity, IAboutCandidate
{
    public const int NotesMaxLength = 4000;
    readonly List<InterviewMark> _marks = [];

    InterviewSheet() { }

    public InterviewSheet(Interview interview, int userId) => (InterviewId, EditionId, CandidateId, UserId) = (interview.Id, interview.EditionId, interview.CandidateId, userId);

    public int InterviewId { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int UserId { get; private set; }
    public AppUser? User { get; private set; }
    [Sensitive]
    public string? Notes { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public IReadOnlyList<InterviewMark> Marks => _marks;

    public void Write(string? notes) { DemandDraft(); Notes = notes; }

    public void Mark(Rubric rubric, int criterionId, int? level)
    {
        DemandDraft();
        if (rubric.Criteria.All(c => c.Id != criterionId)) throw new RuleBroken("Selection.NoSuchCriterion");
        if (level is { } l && !rubric.Accepts(l)) throw new RuleBroken("Selection.LevelOffScale", rubric.ScaleMin, rubric.ScaleMax);
        var mark = _marks.Find(m => m.CriterionId == criterionId);
        if (level is null) { if (mark is not null) _marks.Remove(mark); }
        else if (mark is null) _marks.Add(new InterviewMark(criterionId, level.Value));
        else mark.Level = level.Value;
    }

    public void Submit(Rubric rubric, DateTime at)
    {
        DemandDraft();
        // What an optional criterion was not marked on did not apply.
        var missing = rubric.Criteria.Count(c => c.Compulsory && _marks.All(m => m.CriterionId != c.Id));
        if (missing > 0) throw new RuleBroken("Selection.MarksMissing", missing);
        SubmittedAt = at;
    }

    void DemandDraft()
    {
        if (SubmittedAt is not null) throw new RuleBroken("Interviews.SheetSubmitted");
    }
}

/// <summary>A level on one criterion of an interview sheet.</summary>
public sealed class InterviewMark : Entity
{
    InterviewMark() { }

    internal InterviewMark(int criterionId, int level) => (CriterionId, Level) = (criterionId, level);

    public int InterviewSheetId { get; private set; }
    public InterviewSheet? Sheet { get; private set; }
    public int CriterionId { get; private set; }
    [Sensitive]
    public int Level { get; internal set; }
}
