namespace AusAiducation.Core.Access;

/// <summary>
/// What a viewer meets: ids per relation and a few flags. Query filters compare a row's own columns with these lists, so almost
/// no filter navigates and none can loop. Loaded from the tables at each operation by ViewerLoader (Data).
/// </summary>
public sealed class RowScope
{
    public static readonly RowScope Nothing = new();
    public static readonly RowScope Everything = new() { All = true };

    /// <summary>Every row: <see cref="Viewer.System"/> only.</summary>
    public bool All { get; init; }

    /// <summary>Any signed-in person: rows that are no one's private life (editions, organisations, rubrics).</summary>
    public bool Account { get; init; }
    public int UserId { get; init; }

    // The public form

    /// <summary>The call and the names of bodies: what a visitor without an account meets.</summary>
    public bool Call { get; init; }

    /// <summary>The file opened by code and passphrase, 0 for none, and the candidate it became.</summary>
    public int DossierId { get; init; }
    public List<int> OwnCandidates { get; init; } = [];

    // Candidates

    /// <summary>Editions of which a file is hidden from this viewer, by a tie or by a review still to be given.</summary>
    public List<int> HiddenEditions { get; init; } = [];

    /// <summary>
    /// Whether no file of an edition is hidden from this viewer. Whoever does not meet all of it is told no place in an order that runs
    /// over all of it (the reserve's ranks, a lot's): the gap would be the hidden file's.
    /// </summary>
    public bool MeetsWhole(int editionId) => All || !HiddenEditions.Contains(editionId);

    /// <summary>
    /// A hat that names no edition (manager, chair, auditor): what <see cref="CandidateEditions"/> and <see cref="RankingEditions"/> say of some
    /// is true of every one. A flag, because a list in every filter makes every query longer.
    /// </summary>
    public bool EveryEdition { get; init; }

    /// <summary>Editions whose candidates this viewer may see, with their names (manager, chair, auditor).</summary>
    public List<int> CandidateEditions { get; init; } = [];

    /// <summary>Editions whose reviews, marks, decisions and placements this viewer may see whole (manager, chair, auditor).</summary>
    public List<int> RankingEditions { get; init; } = [];

    public bool MeetsCandidates => All || EveryEdition || CandidateEditions.Count > 0;
    public bool MeetsRankings => All || EveryEdition || RankingEditions.Count > 0;

    public bool MeetsCandidatesOf(int editionId) => All || EveryEdition || CandidateEditions.Contains(editionId);

    /// <summary>Files given to this viewer to score: their anonymous part only.</summary>
    public List<int> ReviewedCandidates { get; init; } = [];

    /// <summary>Round and candidate (<see cref="InRound"/>) whose other reviews this viewer may read: having given their own, or from the start.</summary>
    public List<long> OthersReviewsOf { get; init; } = [];

    /// <summary>Rounds whose training files this viewer has all sent: everybody's marks on those are then open.</summary>
    public List<int> TrainedRounds { get; init; } = [];

    /// <summary>A round and a candidate as one number, for lists of pairs that a filter can ask.</summary>
    public static long InRound(int roundId, int candidateId) => roundId * 4294967296L + candidateId;
    /// <summary>Those of them whose round is open: the redacted copies of their documents too.</summary>
    public List<int> RedactedCandidates { get; init; } = [];

    public List<int> InterviewedCandidates { get; init; } = [];
    public List<int> InterviewedPersons { get; init; } = [];

    /// <summary>Rows of the organisations this viewer helps, under all their names.</summary>
    public List<int> HelpedOrganisations { get; init; } = [];

    /// <summary>Files those organisations supplied, and the files theirs were merged into: name and stage only.</summary>
    public List<int> SuppliedCandidates { get; init; } = [];
    public List<int> SuppliedPersons { get; init; } = [];

    /// <summary>Visits given to this viewer, open or just ended: the family's contact, declaration and papers about income, and their own findings.</summary>
    public List<int> Inquiries { get; init; } = [];
    public List<int> InquiredCandidates { get; init; } = [];
    public List<int> InquiredPersons { get; init; } = [];

    /// <summary>Open meetings in which this viewer sits at this moment, as a member.</summary>
    public List<int> Meetings { get; init; } = [];

    /// <summary>Candidates with whom this viewer has a personal tie; not even the anonymous file is met.</summary>
    public List<int> ConflictedCandidates { get; init; } = [];

    /// <summary>Ties, and files this viewer still has to score blind: subtracted from every hat.</summary>
    public List<int> HiddenCandidates { get; init; } = [];
    public List<int> HiddenPersons { get; init; } = [];
    public List<string> HiddenCandidateKeys { get; init; } = [];

    /// <summary>Files this viewer has not yet scored in an open round: others' marks stay hidden, whatever the other hats.</summary>
    public List<int> OwnScoreFirst { get; init; } = [];

    /// <summary>Interviews whose other sheets this viewer may read, having signed their own.</summary>
    public List<int> OthersSheetsOf { get; init; } = [];

    /// <summary>Interviews this viewer sits in and has not signed: the panel's other sheets stay hidden, whatever the other hats.</summary>
    public List<int> OwnSheetFirst { get; init; } = [];

    public bool SeesIdentities { get; init; }
    public bool SeesContacts { get; init; }
    public bool SeesOrganisationContacts { get; init; }
    public bool SeesSocial { get; init; }
    public bool SeesDocuments { get; init; }
    public bool SeesMail { get; init; }

    // Students

    public bool SeesStudents { get; init; }
    public bool SeesStudentPapers { get; init; }
    public bool SeesMoney { get; init; }
    public bool SeesBankDetails { get; init; }
    public bool SeesCoaching { get; init; }
    public bool SeesSponsors { get; init; }

    /// <summary>Sponsors this viewer belongs to.</summary>
    public List<int> Sponsors { get; init; } = [];

    /// <summary>Those, and the sponsor of one's own scholarship: the name only.</summary>
    public List<int> KnownSponsors { get; init; } = [];
    public List<int> SponsoredStudents { get; init; } = [];
    public List<int> CoachedStudents { get; init; } = [];
    public List<int> OwnStudents { get; init; } = [];

    /// <summary>People behind the sponsored, coached and own students.</summary>
    public List<int> StudentPersons { get; init; } = [];
    public List<int> CoachedPersons { get; init; } = [];
    public List<int> OwnPersons { get; init; } = [];

    /// <summary>Private notes this viewer opened, with a recorded reason.</summary>
    public List<int> OpenedNotes { get; init; } = [];

    public bool SeesPeopleDirectory { get; init; }
    public bool SeesHistory { get; init; }

    /// <summary>The facts of this installation that a person sets: nobody's private life.</summary>
    public bool SeesSettings { get; init; }
}
