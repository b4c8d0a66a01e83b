using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>An appeal with its answer, as the commission's people read it.</summary>
public sealed record AppealRow
{
    public required string Key { get; init; }
    public int Version { get; init; }
    public required string CandidateKey { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
    public string? NameArabic { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public AppealWay Way { get; init; }
    public required string Words { get; init; }

    /// <summary>What was contested.</summary>
    public SelectionOutcome Contested { get; init; }
    public AppealOutcome? Outcome { get; init; }
    public string? Answer { get; init; }
    public DateTime? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
    public SelectionOutcome? NewOutcome { get; init; }
    public string? NewReason { get; init; }
}

/// <summary>Reads appeals.</summary>
public sealed class AppealQueries(ViewerDb viewerDb)
{
    /// <summary>Those of one file, the one that waits first; null for whoever may not see the selection.</summary>
    public async Task<IReadOnlyList<AppealRow>?> OfCandidateAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (!db.Viewer.Can(Permission.ViewRanking)) return null;
        return await Rows(db, db.Appeals.Where(a => a.Candidate!.Key == candidateKey)).ToListAsync(ct);
    }

    /// <summary>Those of an edition, the ones that wait first.</summary>
    public async Task<IReadOnlyList<AppealRow>> OfEditionAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.DecideSelection, editionId);
        return await Rows(db, db.Appeals.Where(a => a.EditionId == editionId)).ToListAsync(ct);
    }

    static IQueryable<AppealRow> Rows(AppDbContext db, IQueryable<Appeal> appeals) =>
        appeals.OrderBy(a => a.AnsweredAt != null).ThenBy(a => a.ReceivedOn).ThenBy(a => a.Id).Select(a => new AppealRow
        {
            Key = a.Key, Version = a.Version, CandidateKey = a.Candidate!.Key, FamilyName = a.Candidate.Person.FamilyName, GivenName = a.Candidate.Person.GivenName,
            NameArabic = a.Candidate.Person.GivenNameArabic + " " + a.Candidate.Person.FamilyNameArabic, ReceivedOn = a.ReceivedOn, Way = a.Way, Words = a.Words,
            Contested = db.SelectionDecisions.Where(d => d.Id == a.DecisionId).Select(d => d.Outcome).First(), Outcome = a.Outcome, Answer = a.Answer, AnsweredAt = a.AnsweredAt, AnsweredBy = a.AnsweredBy!.DisplayName,
            NewOutcome = (SelectionOutcome?)a.NewDecision!.Outcome, NewReason = a.NewDecision.Reason,
        });
}
