namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>The pages of the public form, in their order. Only the last is asked after the shortlist, and only of the shortlisted.</summary>
public enum DossierStep { Identity, Bac, Studies, Family, Motivation, Project, Representative, Consents, Complement }

public static class DossierSteps
{
    /// <summary>What everybody fills before sending; a minor also names a representative.</summary>
    public static IReadOnlyList<DossierStep> For(bool minor) => minor ? BeforeSending : [.. BeforeSending.Where(s => s != DossierStep.Representative)];

    /// <summary>The step as it stands in an address: /apply/identity.</summary>
    public static string Address(this DossierStep step) => "/apply/" + step.ToString().ToLowerInvariant();

    static readonly DossierStep[] BeforeSending = [.. Enum.GetValues<DossierStep>().Where(s => s != DossierStep.Complement)];
}
