using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>How far one step is: nothing yet, saved with fields to look at again, or done.</summary>
public enum StepProgress { Empty, ToReview, Done }

/// <summary>One line of the overview.</summary>
public sealed record StepLine(DossierStep Step, StepProgress State, int Problems);

/// <summary>Everything an applicant's overview, review and receipt show. Suspicions of the team are not read here.</summary>
public sealed record DossierOverview
{
    public required string Code { get; init; }
    public required string EditionCode { get; init; }
    public required EditionCalendar Calendar { get; init; }
    public CallWindow Window { get; init; }
    public string? Name { get; init; }
    public bool IsOpen { get; init; }
    public DateTime? SavedAt { get; init; }
    public DateTime? SubmittedAt { get; init; }
    public DateTime? WithdrawnAt { get; init; }

    /// <summary>The stage as the candidate was told; null before sending.</summary>
    public CandidateStage? Told { get; init; }
    public IReadOnlyList<StepLine> Steps { get; init; } = [];
    public Refusal? WhyNotSubmit { get; init; }
    public bool IsMinor { get; init; }
    public bool RepresentativeAgreed { get; init; }
    public IReadOnlyList<DocumentKind> MissingPapers { get; init; } = [];
    public IReadOnlyList<OwnPaper> Papers { get; init; } = [];
    public required Func<DossierStep, StepAnswers> Answers { get; init; }

    public bool AsksComplement => Told?.AsksComplement() == true;
    public bool IsComplete => Steps.All(s => s.State == StepProgress.Done);
}

/// <summary>A step's page: what was saved, and why it cannot be changed.</summary>
public sealed record StepPage(StepAnswers Saved, Refusal? WhyNotFill, bool IsMinor, bool IsSubmitted, bool ResultsAreOut, CallWindow Window, IReadOnlyList<(string Key, string Name)> Helpers)
{
    /// <summary>False while this step is none of the candidate's business: what is asked of the shortlisted is not even shown to the others.</summary>
    public bool IsAsked => WhyNotFill?.Key != Dossier.NotAsked;
}

/// <summary>Reads the applicant's own file for its pages.</summary>
public sealed class DossierReading(ViewerDb viewerDb, FieldVault vault, ProgrammeClock clock)
{
    /// <summary>Five queries whatever the file holds.</summary>
    public async Task<DossierOverview> OverviewAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = await OwnDossier.ToldStageAsync(db, dossier, ct);
        var rules = await OwnDossier.RulesAsync(db, dossier, clock.Today, ct);
        var papers = await DossierPapers.SentAsync(db, dossier, ct);
        var minor = dossier.IsMinor(clock.Today);
        IEnumerable<DossierStep> steps = told?.AsksComplement() == true ? [.. DossierSteps.For(minor), DossierStep.Complement] : DossierSteps.For(minor);
        return new DossierOverview
        {
            Code = dossier.Code, EditionCode = dossier.Edition!.Code, Calendar = dossier.Edition.Calendar, Window = dossier.Edition.FormWindow, Name = dossier.CalledName,
            IsOpen = dossier.WhyNotSubmit(clock.Now) is null, SavedAt = dossier.SavedAt, SubmittedAt = dossier.SubmittedAt, WithdrawnAt = dossier.WithdrawnAt, Told = told,
            Steps = steps.Select(s => Line(dossier, s, rules)).ToList(), WhyNotSubmit = dossier.WhyNotSubmit(clock.Now),
            IsMinor = minor, RepresentativeAgreed = minor && dossier.CandidateId is { } id && await db.RepresentativeAgreements.AnyAsync(r => r.CandidateId == id && r.Means != AgreementMeans.None, ct),
            Papers = papers, MissingPapers = DossierPapers.MissingOf(DossierPapers.Kinds(dossier, told, clock.Today), papers),
            Answers = step => Unsealed(dossier.AnswersOf(step)),
        };
    }

    public async Task<StepPage> StepAsync(DossierStep step, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = step == DossierStep.Complement ? await OwnDossier.ToldStageAsync(db, dossier, ct) : null;
        var saved = Unsealed(dossier.AnswersOf(step));
        saved.Version = dossier.Answers.FirstOrDefault(a => a.Step == step)?.Version ?? 0;
        var helpers = step != DossierStep.Identity ? [] : (await db.Organisations.Where(o => o.Kind == OrganisationKind.Lycee || o.Kind == OrganisationKind.SocialInstitution)
            .Select(o => new { o.Key, o.Name }).ToListAsync(ct)).Select(o => (o.Key, o.Name.Current)).OrderBy(o => o.Current, StringComparer.CurrentCulture).ToList();
        return new StepPage(saved, dossier.WhyNotFill(step, told, clock.Now), dossier.IsMinor(clock.Today), dossier.IsSubmitted, clock.Today >= dossier.Edition!.Calendar.BacResults, dossier.Edition.FormWindow, helpers);
    }

    static StepLine Line(Dossier dossier, DossierStep step, StepRules rules)
    {
        if (!dossier.Answers.Any(a => a.Step == step)) return new StepLine(step, StepProgress.Empty, 0);
        var problems = DossierSubmitting.ProblemsOf(dossier, step, rules);
        return new StepLine(step, problems.Any ? StepProgress.ToReview : StepProgress.Done, problems.Count);
    }

    StepAnswers Unsealed(StepAnswers answers)
    {
        if (answers is ComplementAnswers complement) complement.Unseal(vault);
        return answers;
    }
}
