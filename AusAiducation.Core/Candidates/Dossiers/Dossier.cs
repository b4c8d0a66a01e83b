using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// A file of the public form, from its first page to the receipt. Answers are kept as typed, step by step; sending makes them a
/// <see cref="Candidate"/>. What opens it (<see cref="DossierAccess"/>) lies apart: whoever reads this row learns no secret.
/// </summary>
public sealed class Dossier : KeyedEntity
{
    public const int NameMaxLength = 200;
    internal const string NotAsked = "Apply.ComplementNotAsked";
    readonly List<DossierAnswer> _answers = [];

    Dossier() { }

    public Dossier(int editionId, string code, string language) => (EditionId, Code, Language) = (editionId, code, language);

    public int EditionId { get; private set; }
    public Edition? Edition { get; private set; }

    /// <summary>Nine digits; see <see cref="DossierCode"/>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Language it was begun in: that of its receipt and messages.</summary>
    public string Language { get; private set; } = "fr";

    /// <summary>Whom to recognise when somebody calls because the passphrase is lost. Set with the first page, whatever else it lacks.</summary>
    [Sensitive]
    public string? CalledName { get; private set; }

    /// <summary>The same, folded, for search.</summary>
    [Sensitive]
    public string? SearchKey { get; private set; }
    [Sensitive]
    public DateOnly? BirthDate { get; private set; }
    [Sensitive]
    public string? Phone { get; private set; }

    /// <summary>The lycée or institution whose helper may give a new passphrase, as the candidate chose.</summary>
    public int? HelpedByOrganisationId { get; private set; }
    public Organisation? HelpedByOrganisation { get; private set; }

    public DateTime? SubmittedAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Somebody asked, without opening the file, to be called about a lost passphrase.</summary>
    public DateTime? CallbackAskedAt { get; private set; }
    public int? CandidateId { get; private set; }
    public Candidate? Candidate { get; private set; }
    public IReadOnlyList<DossierAnswer> Answers => _answers;

    /// <summary>Last time anything was saved. Each saving moves it, so that sending and saving in two tabs cannot pass each other unseen.</summary>
    public DateTime? SavedAt { get; private set; }

    public bool IsSubmitted => SubmittedAt is not null;

    /// <summary>Why a step cannot be changed at this moment, or null.</summary>
    /// <param name="told">The stage the candidate was told of; a decision nobody announced changes nothing here.</param>
    public Refusal? WhyNotFill(DossierStep step, CandidateStage? told, DateTime now) => this switch
    {
        { WithdrawnAt: not null } => new("Apply.AlreadyWithdrawn"),
        _ when step == DossierStep.Complement => told?.AsksComplement() == true ? null : new(NotAsked),
        _ when Candidate is { } c && c.Stage != CandidateStage.Received => new("Apply.BeingStudied"),
        _ when step == DossierStep.Bac && MayCompleteMarks(now) => null,
        _ => WhyNotOpen(now),
    };

    public Refusal? WhyNotSubmit(DateTime now) => WithdrawnAt is not null ? new("Apply.AlreadyWithdrawn") : WhyNotOpen(now);

    /// <summary>Marks declared before the results may be completed after the deadline, until scoring closes: the results come late in a year.</summary>
    bool MayCompleteMarks(DateTime now) =>
        Candidate is { File.Marks.IsProvisional: true } && now < new CallWindow(Edition!.Calendar.CallOpens, Edition.Calendar.ScoringCloses).ClosesAt;

    Refusal? WhyNotOpen(DateTime now)
    {
        var window = Edition!.FormWindow;
        if (Edition.ClosedAt is not null || window.IsOver(now)) return new("Apply.TooLate", window.Closes);
        return window.IsOpen(now) ? null : new("Apply.TooEarly", window.Opens);
    }

    internal void Know(string? name, DateOnly? birthDate, string? phone, int? helpedBy)
    {
        (CalledName, BirthDate, Phone, HelpedByOrganisationId) = (name?.Length > NameMaxLength ? name[..NameMaxLength] : name, birthDate, phone, helpedBy);
        SearchKey = CalledName is null ? null : NameFolding.Fold(CalledName);
    }

    internal void Saved(DateTime at) => SavedAt = at;

    internal DossierAnswer Answer(DossierStep step, string json)
    {
        var answer = new DossierAnswer(step, json);
        _answers.Add(answer);
        return answer;
    }

    internal void Submit(Candidate candidate, DateTime at) => (Candidate, SubmittedAt) = (candidate, at);

    /// <summary>Takes the file back; what was typed and never sent goes with it.</summary>
    internal void Withdraw(DateTime at)
    {
        WithdrawnAt ??= at;
        if (IsSubmitted) return;
        Know(null, null, null, null);
        _answers.Clear();
    }

    internal void AskCallback(DateTime at) => CallbackAskedAt = at;

    internal void CalledBack() => CallbackAskedAt = null;
}

/// <summary>One step as typed (JSON of its fields). Rows of their own, so that two tabs on two steps never meet; not history until sent.</summary>
public sealed class DossierAnswer : Entity
{
    public const int JsonMaxLength = 40_000;

    DossierAnswer() { }

    internal DossierAnswer(DossierStep step, string json) => (Step, Json) = (step, json);

    public int DossierId { get; private set; }
    public DossierStep Step { get; private set; }

    [Sensitive]
    public string Json { get; set; } = "";
}
