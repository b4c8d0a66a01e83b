using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>How far one member is with the files given to them.</summary>
public sealed record MemberProgress(string Key, string Name, int Given, int Submitted, int Drafts, bool HasSigned)
{
    public int NotStarted => Given - Submitted - Drafts;
}

/// <summary>A tie as the chair reads it; <see cref="SetAside"/> when a review was already given and no longer counts.</summary>
public sealed record TieLine(string Member, string Code, ConflictKind Kind, string? Reason, DateTime At, bool ByMember, bool SetAside);

/// <summary>A criterion and its weight in percent.</summary>
public sealed record RoundCriterion(string Name, int Weight);

/// <summary>The round of an edition as the manager or the chair meets it.</summary>
public sealed record RoundDesk
{
    public required string Key { get; init; }
    public RoundState State { get; init; }
    public DateOnly ClosesOn { get; init; }
    public int ReviewsPerFile { get; init; }
    public OthersVisible OthersVisible { get; init; }
    public DateTime? OpenedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public string? RulesHash { get; init; }

    /// <summary>The rules no longer are what was hashed when the round opened.</summary>
    public bool RulesChanged { get; init; }
    public required IReadOnlyList<RoundCriterion> Criteria { get; init; }
    public int Eligible { get; init; }
    public Refusal? WhyNotOpen { get; init; }
    public Refusal? WhyNotAssign { get; init; }
    public required IReadOnlyList<MemberProgress> Members { get; init; }
    public required IReadOnlyList<TieLine> Ties { get; init; }

    public int Given => Members.Sum(m => m.Given);
    public int Submitted => Members.Sum(m => m.Submitted);
}

/// <summary>The desk of a round: state, members, ties. Counts leave out what is hidden from this viewer.</summary>
public sealed class RoundQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when the edition has no round yet.</summary>
    public async Task<RoundDesk?> DeskAsync(int editionId, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds, editionId);
        var found = await db.Rounds.AsNoTracking().Where(r => r.EditionId == editionId).OrderByDescending(r => r.Id).Include(r => r.Rubric.Criteria)
            .Select(r => new { Round = r, Eligible = db.Candidates.Count(c => c.EditionId == editionId && c.Stage == CandidateStage.Eligible) }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var round = found.Round;
        var members = await MembersAsync(db, round, ct);
        return new RoundDesk
        {
            Key = round.Key, State = round.State, ClosesOn = round.ClosesOn, ReviewsPerFile = round.ReviewsPerFile, OthersVisible = round.OthersVisible,
            OpenedAt = round.OpenedAt, ClosedAt = round.ClosedAt, RulesHash = round.RulesHash, RulesChanged = round.RulesHash is { } hash && hash != RoundRules.Hash(round),
            Criteria = [.. round.Rubric.Criteria.OrderBy(c => c.Position).Select(c => new RoundCriterion(c.Name.Current, c.Weight))],
            Eligible = found.Eligible, WhyNotOpen = round.WhyNotOpen(found.Eligible, members.Count), WhyNotAssign = round.WhyNotAssign(),
            Members = members, Ties = await TiesAsync(db, round, ct),
        };
    }

    /// <summary>Everybody who may score today, and whoever holds a file although the hat has ended.</summary>
    Task<List<MemberProgress>> MembersAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        var today = clock.Today;
        var reviews = db.Reviews.Where(r => r.RoundId == round.Id && r.State != ReviewState.SetAside);
        return db.Users
            .Where(u => db.Memberships.Any(m => m.UserId == u.Id && m.Role == Role.CommitteeMember && (m.EditionId == null || m.EditionId == round.EditionId) && m.From <= today && (m.To == null || m.To >= today))
                        || reviews.Any(r => r.UserId == u.Id))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new MemberProgress(u.Key, u.DisplayName, reviews.Count(r => r.UserId == u.Id), reviews.Count(r => r.UserId == u.Id && r.State == ReviewState.Submitted),
                reviews.Count(r => r.UserId == u.Id && r.State == ReviewState.Draft), db.TieStatements.Any(s => s.RoundId == round.Id && s.UserId == u.Id)))
            .ToListAsync(ct);
    }

    /// <summary>Ties with candidates this viewer may meet; one's own are therefore not among them.</summary>
    static Task<List<TieLine>> TiesAsync(AppDbContext db, Round round, CancellationToken ct) =>
        db.Conflicts.Where(c => c.EditionId == round.EditionId).OrderByDescending(c => c.Id)
            .Join(db.CandidateFiles, c => c.CandidateId, f => f.CandidateId, (c, f) => new { Tie = c, f.Code })
            .Select(t => new TieLine(t.Tie.User!.DisplayName, t.Code, t.Tie.Kind, t.Tie.Reason, t.Tie.CreatedAt, t.Tie.DeclaredByUserId == t.Tie.UserId,
                db.Reviews.Any(r => r.RoundId == round.Id && r.UserId == t.Tie.UserId && r.CandidateId == t.Tie.CandidateId && r.State == ReviewState.SetAside)))
            .ToListAsync(ct);
}
