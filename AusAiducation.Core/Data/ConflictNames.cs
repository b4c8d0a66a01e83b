using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>A name on the list a member reads before scoring. The key is the person's: it leads to no file and no address.</summary>
public sealed record ConflictName(string PersonKey, string FamilyName, string GivenName, string? FamilyNameArabic, string? GivenNameArabic);

/// <summary>
/// The one place where a member meets names. A tie can only be declared by somebody who reads who applies, while the files stay behind
/// codes: so this list holds every candidate the round is about, sorted by name, and nothing that joins a name to a code or to an
/// assignment. Part of the access machinery, it reads past the row rules, as ViewerLoader does, after checking the duty and the round.
/// </summary>
public sealed class ConflictNames(ViewerDb viewerDb, AppDbContextFactory factory)
{
    public async Task<IReadOnlyList<ConflictName>> OfAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await (await CandidatesAsync(db, roundKey, ct)).OrderBy(c => c.SortName).ThenBy(c => c.Person.Key)
            .Select(c => new ConflictName(c.Person.Key, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic)).ToListAsync(ct);
    }

    /// <summary>The candidate behind a name of the list, for the act that records the tie; null when the key is not on it.</summary>
    internal async Task<int?> CandidateAsync(string roundKey, string personKey, CancellationToken ct)
    {
        await using var db = factory.Create(Viewer.System);
        return await (await CandidatesAsync(db, roundKey, ct)).Where(c => c.Person.Key == personKey).Select(c => (int?)c.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Names are open to the people of a round who score, while it is being prepared or is open.</summary>
    async Task<IQueryable<Candidate>> CandidatesAsync(AppDbContext db, string roundKey, CancellationToken ct)
    {
        var viewer = await viewerDb.ViewerAsync(ct);
        var round = await db.Rounds.Where(r => r.Key == roundKey && r.State != RoundState.Closed).Select(r => new { r.EditionId, r.Kind, IsMember = r.Members.Any(m => m.UserId == viewer.UserId) }).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundForViewer("Round");
        viewer.Demand(Permission.ScoreFiles, round.EditionId);
        if (!round.IsMember) throw new NotFoundForViewer("Round");
        var stages = round.Kind.Stages().ToList();
        return db.Candidates.Where(c => c.EditionId == round.EditionId && stages.Contains(c.Stage));
    }
}
