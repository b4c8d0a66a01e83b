using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection;

/// <summary>What a round is about: the academic file, the need behind it, the interview, or the commission's second look at the file.</summary>
public enum RoundKind { File, Need, Interview, Meeting }

/// <summary>What follows from the kind of a round and is nobody's choice.</summary>
public static class RoundKinds
{
    public static RubricPurpose Rubric(this RoundKind kind) => kind switch
    {
        RoundKind.File or RoundKind.Meeting => RubricPurpose.File,
        RoundKind.Need => RubricPurpose.Need,
        RoundKind.Interview => RubricPurpose.Interview,
    };

    /// <summary>The stages at which a candidate is the business of such a round.</summary>
    public static IReadOnlyList<CandidateStage> Stages(this RoundKind kind) => kind switch
    {
        RoundKind.File => [CandidateStage.Eligible],
        // The need is read again once the inquiry has been made, which only the shortlisted have.
        RoundKind.Need => [CandidateStage.Eligible, CandidateStage.Shortlisted],
        RoundKind.Interview or RoundKind.Meeting => [CandidateStage.Shortlisted],
    };

    /// <summary>Files are given to members who score them; an interview is marked on the sheet of its panel instead.</summary>
    public static bool GivesFiles(this RoundKind kind) => kind != RoundKind.Interview;

    /// <summary>An edition has one of these at most; a file or a need may be read a second time.</summary>
    public static bool IsSingle(this RoundKind kind) => kind is RoundKind.Interview or RoundKind.Meeting;

    /// <summary>Hats from which the people of such a round are taken.</summary>
    public static IReadOnlyList<Role> Hats(this RoundKind kind) =>
        kind == RoundKind.Interview ? [Role.Interviewer, Role.CommitteeMember, Role.Chair] : [Role.CommitteeMember];

    /// <summary>Whether the round's maker chooses if names are hidden. Need is always read behind a code, a panel always meets the person.</summary>
    public static bool ChoosesIdentity(this RoundKind kind) => kind is RoundKind.File or RoundKind.Meeting;

    /// <summary>Whether its maker chooses if the family's situation is shown. The file is read without it, the need is read for it.</summary>
    public static bool ChoosesContext(this RoundKind kind) => kind == RoundKind.Meeting;

    /// <summary>The kind that other eyes must read: whoever judges somebody's marks does not judge their need. Null where any may read.</summary>
    public static RoundKind? ReadByOthers(this RoundKind kind) => kind switch
    {
        RoundKind.File => RoundKind.Need,
        RoundKind.Need => RoundKind.File,
        RoundKind.Interview or RoundKind.Meeting => null,
    };
}
