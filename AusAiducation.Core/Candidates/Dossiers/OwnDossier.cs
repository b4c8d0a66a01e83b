using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>What every act and page of an applicant begins with: their one file, tracked, and what they were told of it.</summary>
static class OwnDossier
{
    public static async Task<Dossier> LoadAsync(AppDbContext db, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.FillOwnDossier);
        var id = db.Viewer.Rows.DossierId;
        return await db.Dossiers.Include(d => d.Edition).Include(d => d.Answers).Include(d => d.Candidate!.File).SingleOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFoundForViewer("The file");
    }

    /// <summary>
    /// The stage as the candidate knows it. An answer decided and not yet sent is not told by this page before the letter tells it:
    /// until then the file is being studied.
    /// </summary>
    public static async Task<CandidateStage?> ToldStageAsync(AppDbContext db, Dossier dossier, CancellationToken ct)
    {
        if (dossier.Candidate is not { } candidate) return null;
        if (candidate.Stage is CandidateStage.Received or CandidateStage.Eligible or CandidateStage.Accepted or CandidateStage.Withdrawn) return candidate.Stage;
        var told = Enum.TryParse<MessageTemplate>(candidate.Stage.ToString(), out var template)
            && await db.Messages.IgnoringVisibility().AnyAsync(m => m.CandidateId == candidate.Id && m.Template == template && m.ReleasedAt != null && m.State != MessageState.Withdrawn, ct);
        return told ? candidate.Stage : CandidateStage.Eligible;
    }

    /// <summary>The lycées and institutions a candidate may name as help, by key.</summary>
    public static async Task<StepRules> RulesAsync(AppDbContext db, Dossier dossier, DateOnly today, CancellationToken ct) =>
        new(today, dossier.Edition!, await db.Organisations.Where(o => o.Kind == OrganisationKind.Lycee || o.Kind == OrganisationKind.SocialInstitution).ToDictionaryAsync(o => o.Key, o => o.Id, ct));

    /// <summary>Whether the representative agreed, on paper or on the telephone.</summary>
    public static async Task<bool> AgreedAsync(AppDbContext db, Dossier dossier, CancellationToken ct) =>
        dossier.CandidateId is { } id && await db.RepresentativeAgreements.AnyAsync(r => r.CandidateId == id && r.Means != AgreementMeans.None, ct);

    public static StepAnswers AnswersOf(this Dossier dossier, DossierStep step) => StepAnswers.Of(step, dossier.Answers.FirstOrDefault(a => a.Step == step)?.Json);

    public static T AnswersOf<T>(this Dossier dossier) where T : StepAnswers, new() => (T)dossier.AnswersOf(new T().Step);

    public static bool IsMinor(this Dossier dossier, DateOnly today) => dossier.AnswersOf<IdentityAnswers>().IsMinor(today);
}
