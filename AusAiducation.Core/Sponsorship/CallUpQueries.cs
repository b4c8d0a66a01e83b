using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A place offered and not accepted yet: until when, and whether it came free.</summary>
/// <param name="ReachedAt">When somebody confirmed that the letter was received; null: no deadline runs yet.</param>
/// <param name="Cause">Null while there is still time.</param>
public sealed record OfferRow(string CandidateKey, string Name, string? NameArabic, DateTime? ReachedAt, DateOnly? DueOn, CallUpCause? Cause);

/// <summary>Somebody on the reserve list.</summary>
/// <param name="Rank">Null for a viewer from whom a file of the edition is hidden.</param>
public sealed record ReserveRow(string CandidateKey, string Name, string? NameArabic, int? Rank);

/// <summary>A call from the reserve that was made.</summary>
public sealed record CalledRow(string CandidateKey, string Name, string? NameArabic, int? Rank, CallUpCause Cause, string? SkipReason, string? By, DateTime At);

/// <summary>Offers, the reserve list in its order, and the calls made.</summary>
public sealed record CallUpView(IReadOnlyList<OfferRow> Offers, IReadOnlyList<ReserveRow> Reserve, IReadOnlyList<CalledRow> Called, Refusal? WhyNot)
{
    public IEnumerable<OfferRow> Free => Offers.Where(o => o.Cause is not null);
}

/// <summary>Reads who may be called up.</summary>
public sealed class CallUpQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no such edition for this viewer. Four queries.</summary>
    public async Task<CallUpView?> ReadAsync(string? edition, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await ReadAsync(db, edition, clock.Today, ct);
    }

    internal static async Task<CallUpView?> ReadAsync(AppDbContext db, string? code, DateOnly today, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.DecideSelection);
        var edition = await db.Editions.Where(e => e.Code == code).Select(e => new { e.Id, Closed = e.ClosedAt != null }).SingleOrDefaultAsync(ct);
        if (edition is null || !db.Viewer.Can(Permission.DecideSelection, edition.Id)) return null;
        var rows = await db.Candidates.Where(c => c.EditionId == edition.Id && (c.Stage == CandidateStage.Reserve || ((c.Stage == CandidateStage.Selected || c.Stage == CandidateStage.Withdrawn)
                && db.SelectionDecisions.Any(d => d.CandidateId == c.Id && d.ReplacedAt == null && d.ReleasedAt != null && d.Outcome == SelectionOutcome.Selected) && !db.CallUps.Any(u => u.InsteadOfId == c.Id))))
            .OrderBy(c => c.SortName).ThenBy(c => c.Id).Select(c => new
            {
                c.Key, c.Stage, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic,
                Rank = db.SelectionDecisions.Where(d => d.CandidateId == c.Id && d.ReplacedAt == null).Select(d => d.ReserveRank).FirstOrDefault(),
                Letter = db.Messages.Where(m => m.CandidateId == c.Id && m.Template == MessageTemplate.Selected && m.State != MessageState.Withdrawn).OrderByDescending(m => m.Id).Select(m => new { m.ConfirmedAt, m.AnswerDueOn }).FirstOrDefault(),
                Accepted = db.Placements.Any(p => p.CandidateId == c.Id && p.EndedAt == null && p.AcceptanceToldBy != null),
            }).ToListAsync(ct);
        var called = await db.CallUps.Where(u => u.EditionId == edition.Id).OrderBy(u => u.Id)
            .Select(u => new { u.Candidate!.Key, u.Candidate.Person.FamilyName, u.Candidate.Person.GivenName, u.Candidate.Person.FamilyNameArabic, u.Candidate.Person.GivenNameArabic, u.Rank, u.Cause, u.SkipReason, By = u.By!.DisplayName, u.At }).ToListAsync(ct);
        var whole = db.Viewer.Rows.MeetsWhole(edition.Id);
        List<ReserveRow> reserve = [.. rows.Where(r => r.Stage == CandidateStage.Reserve).Select(r => new ReserveRow(r.Key, Name(r.FamilyName, r.GivenName), Arabic(r.GivenNameArabic, r.FamilyNameArabic), whole ? r.Rank ?? 0 : null)).OrderBy(r => r.Rank)];
        List<OfferRow> offers = [.. rows.Where(r => r.Stage != CandidateStage.Reserve && !r.Accepted)
            .Select(r => new OfferRow(r.Key, Name(r.FamilyName, r.GivenName), Arabic(r.GivenNameArabic, r.FamilyNameArabic), r.Letter?.ConfirmedAt, r.Letter?.AnswerDueOn,
                r.Stage == CandidateStage.Withdrawn ? CallUpCause.Refused : r.Letter?.AnswerDueOn < today ? CallUpCause.Silent : null))];
        if (!whole) offers = offers.ConvertAll(o => o with { Cause = null });
        return new(offers, reserve, called.ConvertAll(u => new CalledRow(u.Key, Name(u.FamilyName, u.GivenName), Arabic(u.GivenNameArabic, u.FamilyNameArabic), whole ? u.Rank : null, u.Cause, u.SkipReason, u.By, u.At)),
            edition.Closed ? new("Selection.EditionClosed")
            // Whoever does not meet every file cannot say who comes next, nor which place was given again; refusing for one file only would tell where it stands.
            : !whole ? new("CallUps.IsAnothers")
            : reserve.Count == 0 ? new("CallUps.NobodyLeft")
            : null);
    }

    static string Name(string family, string given) => $"{family.ToUpperInvariant()} {given}";

    static string Arabic(string? given, string? family) => $"{given} {family}".Trim();
}
