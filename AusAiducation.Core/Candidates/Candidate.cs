using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>How a file came in: typed by the team, on a supplied list, named by a school's helper, sent by the public form.</summary>
public enum CandidateSource { Hand, List, Nomination, Form }

/// <summary>One person's application to one edition: who, from where, how far. The academic content is the <see cref="CandidateFile"/>.</summary>
public sealed class Candidate : KeyedEntity
{
    public const int SchoolMaxLength = 120;

    Candidate() { }

    public Candidate(Edition edition, Person person, CandidateFile file, SocialFile social, string? school, string? provinceCode, SourceList? list = null)
    {
        (EditionId, Edition, Person, File, Social, School, ProvinceCode) = (edition.Id, edition, person, file, social, school, provinceCode);
        (file.EditionId, social.EditionId) = (edition.Id, edition.Id);
        HideName();
        person.Link(edition.Id, student: false);
        SourceList = list;
        SuppliedByOrganisationId = list?.OrganisationId;
        Source = list is null ? CandidateSource.Hand : CandidateSource.List;
        PurgeOn = list?.PurgeOn;
    }

    public int EditionId { get; private set; }
    public Edition? Edition { get; private set; }
    public int PersonId { get; private set; }
    public Person Person { get; private set; } = null!;

    /// <summary>The code an anonymous file bears: C-7F3K9. Says nothing of the person.</summary>
    public string Code { get; private set; } = Keys.NewFileCode();

    /// <summary>The person's <see cref="People.Person.SearchKey"/>, kept here too: a page of a long list then comes straight from an index.</summary>
    public string SortName { get; private set; } = "";
    public CandidateStage Stage { get; private set; }

    /// <summary>Since when it stands at this stage (UTC); stamped when it is saved, as <see cref="Entity.CreatedAt"/> is.</summary>
    public DateTime StageSince { get; private set; }

    /// <summary>The way it came in. Stays when lists later correct the file.</summary>
    public CandidateSource Source { get; private set; }
    public int? SourceListId { get; private set; }
    public SourceList? SourceList { get; private set; }
    public int? SuppliedByOrganisationId { get; private set; }
    public Organisation? SuppliedBy { get; private set; }

    /// <summary>The lycée, as the list or the person wrote it.</summary>
    public string? School { get; private set; }

    /// <summary>Province of residence.</summary>
    public string? ProvinceCode { get; private set; }
    public CandidateFile File { get; private set; } = null!;
    public SocialFile? Social { get; private set; }

    /// <summary>A name and a contact only, without the supplier's agreement or the family's being told: the day it is erased if nobody answers.</summary>
    public DateOnly? PurgeOn { get; private set; }

    /// <summary>The file this one was found to repeat. It stays, out of every list, until the merge is undone.</summary>
    public int? MergedIntoId { get; private set; }
    public Candidate? MergedInto { get; private set; }

    /// <summary>The family answered, or the agreement came: the file stays.</summary>
    public void Keep() => PurgeOn = null;

    /// <summary>A school named this person outside any list.</summary>
    public void Nominate(int organisationId, string school)
    {
        (Source, SuppliedByOrganisationId, School) = (CandidateSource.Nomination, organisationId, school.Length > SchoolMaxLength ? school[..SchoolMaxLength] : school);
        HideName();
    }

    internal void CameByForm() => Source = CandidateSource.Form;

    internal void MergeInto(Candidate kept) => MergedIntoId = kept.Id;

    internal void Unmerge() => MergedIntoId = null;

    /// <summary>Puts the day of erasure back, when what took it away is undone.</summary>
    internal void PurgeAgain(DateOnly? on) => PurgeOn = on;

    public Refusal? WhyNotGoTo(CandidateStage stage) =>
        Stage.WhyNot(stage);

    public void GoTo(CandidateStage stage)
    {
        RuleBroken.If(WhyNotGoTo(stage));
        Stage = stage;
    }

    /// <summary>An appeal was right: the file goes where it should have gone.</summary>
    public void Reconsider(CandidateStage stage)
    {
        var better = (Stage == CandidateStage.NotSelected && stage is CandidateStage.Selected or CandidateStage.Reserve) || (Stage == CandidateStage.Reserve && stage == CandidateStage.Selected);
        if (!better) throw new RuleBroken("Candidates.StepRefused", Stage, stage);
        Stage = stage;
    }

    public Refusal? WhyNotReopen() => Stage == CandidateStage.Withdrawn ? null : new("Bulk.NotWithdrawn", Stage);

    /// <summary>The family took the withdrawal back: the file stands again where the last answer on eligibility, if any, had left it.</summary>
    public void Reopen(bool? lastAnswer)
    {
        RuleBroken.If(WhyNotReopen());
        Stage = lastAnswer is { } eligible ? CandidateSteps.StageOf(eligible) : CandidateStage.Received;
    }

    /// <summary>Why a confirmed eligibility cannot be written on this file: later steps already rest on the earlier answer.</summary>
    public Refusal? WhyNotRule(bool eligible) => Stage.WhyNotRule(eligible);

    /// <summary>Takes the stage of a confirmed eligibility; a file that is further on stays where it is.</summary>
    public void Rule(bool eligible)
    {
        RuleBroken.If(WhyNotRule(eligible));
        if (!(eligible && Stage.IsPastEligibility())) Stage = CandidateSteps.StageOf(eligible);
    }

    public void Correct(string? school, string? provinceCode) => (School, ProvinceCode) = (school, provinceCode);

    /// <summary>Gives the anonymous file its code and its masked text again: after each change of names, lycée or motivation.</summary>
    internal void HideName()
    {
        SortName = Person.SearchKey;
        File.HideName(Code, Person, School);
    }

    /// <summary>Another code, when chance gave one that is taken.</summary>
    internal void Recode()
    {
        Code = Keys.NewFileCode();
        HideName();
    }
}

/// <summary>The academic file: everything the file round may see, and nothing that names a person, a sex or a lycée.</summary>
public sealed class CandidateFile : Entity, IAboutCandidate
{
    public const int WishMaxLength = 200;
    public const int MotivationMaxLength = 4000;
    public const int AdmissionsMaxLength = 400;
    public const int ProjectMaxLength = 2000;

    /// <summary>A mask may be longer than the short name it replaces.</summary>
    public const int AnonymousMotivationMaxLength = 2 * MotivationMaxLength;

    CandidateFile() { }

    public CandidateFile(string? streamCode, BacMarks marks, int? bacYear, string? studyWish, string? motivation = null)
    {
        CorrectWish(studyWish, motivation);
        CorrectMarks(streamCode, marks, bacYear);
    }

    public int CandidateId { get; private set; }
    public int EditionId { get; internal set; }

    /// <summary>The candidate's code, repeated here because reviewers meet this row and never the candidate's.</summary>
    public string Code { get; private set; } = "";
    public string? StreamCode { get; private set; }
    public int? BacYear { get; private set; }

    /// <summary>Marks out of 20.</summary>
    public decimal? National { get; private set; }
    public decimal? Regional { get; private set; }
    public decimal? ContinuousControl { get; private set; }

    /// <summary>Candidat libre: 50 national, 50 regional.</summary>
    public bool PrivateCandidate { get; private set; }

    /// <summary>The average as printed on the transcript; kept apart from the computed one.</summary>
    public decimal? PrintedAverage { get; private set; }

    /// <summary>The average the rules use: printed when recorded, else computed and unrounded. Stored so that lists sort by it.</summary>
    public decimal? RulingAverage { get; private set; }
    public string? StudyWish { get; private set; }
    public string? Motivation { get; private set; }
    public string? Admissions { get; private set; }
    public string? Project { get; private set; }

    public void CorrectMarks(string? streamCode, BacMarks marks, int? bacYear)
    {
        (StreamCode, BacYear) = (streamCode, bacYear);
        (National, Regional, ContinuousControl, PrivateCandidate, PrintedAverage) =
            (marks.National, marks.Regional, marks.ContinuousControl, marks.PrivateCandidate, marks.Printed);
        RulingAverage = marks.ForRules;
        (MarksVerifiedByUserId, MarksVerifiedAt) = (null, null);
    }

    /// <summary>A person of the team found these marks on the transcript. Lasts until they are corrected.</summary>
    public int? MarksVerifiedByUserId { get; private set; }
    public DateTime? MarksVerifiedAt { get; private set; }

    public void VerifyMarks(int byUserId, DateTime at) => (MarksVerifiedByUserId, MarksVerifiedAt) = (byUserId, at);

    public void CorrectWish(string? studyWish, string? motivation) => (StudyWish, Motivation) = (studyWish, motivation);

    /// <summary>Where the person applied or was admitted, and what they want to make of the studies.</summary>
    public void CorrectPlans(string? admissions, string? project) => (Admissions, Project) = (admissions, project);

    /// <summary>The motivation without the person's names and lycée: the one reviewers read. Made when the file is written.</summary>
    public string? AnonymousMotivation { get; private set; }
    public string? AnonymousAdmissions { get; private set; }
    public string? AnonymousProject { get; private set; }

    public BacMarks Marks => new(National, Regional, ContinuousControl, PrivateCandidate, PrintedAverage);

    /// <summary>Gives the file its code and its anonymous text; again whenever the motivation, the names or the lycée change.</summary>
    internal void HideName(string code, Person person, string? school)
    {
        string?[] names = [person.FamilyName, person.GivenName, person.FamilyNameArabic, person.GivenNameArabic];
        Code = code;
        (AnonymousMotivation, AnonymousAdmissions, AnonymousProject) = (AnonymousText.Of(Motivation, names, school), AnonymousText.Of(Admissions, names, school), AnonymousText.Of(Project, names, school));
    }
}

/// <summary>Yearly income of the household, as declared: a bracket first, figures only for the shortlisted.</summary>
public enum IncomeBracket { Undeclared, Under12000, From12000To24000, From24000To48000, From48000To96000, Over96000 }

/// <summary>Family and income. Met by the programme team, and by the inquirer a visit was given to.</summary>
public sealed class SocialFile : Entity, IAboutCandidate
{
    public const int SituationMaxLength = 400;
    public const int ParentsWorkMaxLength = 300;
    public const int DetailMaxLength = 1500;
    public const int HouseholdMax = 40;
    public const int DistanceMax = 3000;

    SocialFile() { }

    public SocialFile(IncomeBracket bracket, int? householdSize, string? situation = null) => Correct(bracket, householdSize, situation);

    public void Correct(IncomeBracket bracket, int? householdSize, string? situation) =>
        (IncomeBracket, HouseholdSize, Situation) = (bracket, householdSize, situation);

    /// <summary>Brothers and sisters at home or in studies, as a list or the family counts them.</summary>
    public void CountSiblings(int? siblings) => Siblings = siblings;

    /// <summary>Asked of the shortlisted only: what the parents do, the household's income a month, the situation in detail.</summary>
    public void Detail(string? parentsWork, decimal? monthlyIncomeMad, string? detail) => (ParentsWork, MonthlyIncomeMad, SituationDetail) = (parentsWork, monthlyIncomeMad, detail);

    /// <summary>Asked of the shortlisted only: who the parents are today, whether the pupil boarded, how far the studies wished for are.</summary>
    public void Circumstances(ParentsSituation? parents, bool? boarding, int? distanceKm) => (Parents, Boarding, DistanceKm) = (parents, boarding, distanceKm);

    public int CandidateId { get; private set; }
    public int EditionId { get; internal set; }

    [Sensitive]
    public IncomeBracket IncomeBracket { get; private set; }
    [Sensitive]
    public int? HouseholdSize { get; private set; }
    [Sensitive]
    public string? Situation { get; private set; }
    [Sensitive]
    public int? Siblings { get; private set; }
    [Sensitive]
    public ParentsSituation? Parents { get; private set; }
    [Sensitive]
    public bool? Boarding { get; private set; }
    [Sensitive]
    public int? DistanceKm { get; private set; }
    [Sensitive]
    public string? ParentsWork { get; private set; }
    [Sensitive]
    public decimal? MonthlyIncomeMad { get; private set; }
    [Sensitive]
    public string? SituationDetail { get; private set; }

    /// <summary>Points of the social inquiry on the edition's grid; null until somebody made it.</summary>
    [Sensitive]
    public int? NeedScore { get; private set; }

    public void Score(int? points) => NeedScore = points;
}
