using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>Who may bring lists: the programme team for any supplier, a school's helper for that school alone.</summary>
static class ImportDuty
{
    public static void Demand(Viewer viewer, int? editionId = null)
    {
        if (!viewer.Can(Permission.NominateCandidates)) viewer.Demand(Permission.ImportCandidates, editionId);
    }

    /// <summary>Throws as if the organisation did not exist when this viewer may not speak for it.</summary>
    public static void DemandSupplier(Viewer viewer, int organisationId, int editionId)
    {
        if (viewer.Can(Permission.ImportCandidates, editionId)) return;
        viewer.Demand(Permission.NominateCandidates);
        if (!viewer.Rows.HelpedOrganisations.Contains(organisationId)) throw new NotFoundForViewer("The organisation");
    }

    /// <summary>Why a school can no longer name pupils to an edition: it is closed, its call is not open yet, or its files are scored.</summary>
    public static Refusal? WhyNotNominate(Edition edition, DateOnly today) =>
        edition.ClosedAt is not null ? new("Candidates.EditionClosed", edition.Code)
        : today < edition.Calendar.CallOpens ? new("Nominations.NotYet", edition.Calendar.CallOpens)
        : today > edition.Calendar.ScoringCloses ? new("Nominations.Over", edition.Calendar.ScoringCloses) : null;
}
