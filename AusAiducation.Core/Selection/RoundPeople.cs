using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What somebody knows and how much they can read, as it is ticked and typed.</summary>
public sealed class MemberInput
{
    public const int MostFiles = 999;

    public string User { get; set; } = "";

    /// <summary>Codes of streams; null when none is ticked.</summary>
    public List<string>? Streams { get; set; }
    public string Most { get; set; } = "";
}

/// <summary>Chooses the people of a round among those whose hat allows it, until it is closed.</summary>
public sealed class RoundPeople(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Adds somebody by the key of their account.</summary>
    public Task AddAsync(string roundKey, string? userKey, CancellationToken ct = default) => ChangeAsync(roundKey, async (db, round) =>
    {
        var user = await Fitting(db, round.Kind, round.EditionId, clock.Today).Where(u => u.Key == userKey).Select(u => (int?)u.Id).SingleOrDefaultAsync(ct) ?? throw new InputRefused("User", "Selection.NoSuchHat");
        round.Seat([user]);
        if (round.State == RoundState.Open) await TrainingFiles.GiveAsync(db, round, [user], ct);
    }, ct);

    /// <summary>Takes somebody out who holds no file of the round and sits on none of its panels.</summary>
    public Task RemoveAsync(string roundKey, string? userKey, CancellationToken ct = default) => ChangeAsync(roundKey, async (db, round) =>
    {
        var id = await db.Users.Where(u => u.Key == userKey).Select(u => u.Id).SingleOrDefaultAsync(ct);
        var member = round.Members.FirstOrDefault(m => m.UserId == id) ?? throw new NotFoundForViewer(nameof(RoundMember));
        round.Unseat(member, await BlindFacts.HasWorkAsync(db, round, id, ct));
        db.Reviews.RemoveRange(await BlindFacts.TrainingOfAsync(db, round.Id, id, ct));
        db.TieStatements.RemoveRange(await db.TieStatements.Where(s => s.RoundId == round.Id && s.UserId == id).ToListAsync(ct));
    }, ct);

    /// <summary>What somebody knows, and the most files they take: proposals follow it, hands need not.</summary>
    public Task DescribeAsync(string roundKey, MemberInput input, CancellationToken ct = default) => ChangeAsync(roundKey, async (db, round) =>
    {
        var problems = new Problems();
        var id = await db.Users.Where(u => u.Key == input.User).Select(u => (int?)u.Id).SingleOrDefaultAsync(ct);
        var member = round.Members.FirstOrDefault(m => m.UserId == id);
        if (member is null) problems.Add(nameof(input.User), "Selection.NotAMember");
        var most = string.IsNullOrWhiteSpace(input.Most) ? null : problems.Whole(nameof(input.Most), input.Most, 1, MemberInput.MostFiles);
        problems.ThrowIfAny();
        member!.Describe([.. Streams.All.Select(s => s.Code).Where((input.Streams ?? []).Contains)], most);
    }, ct);

    async Task ChangeAsync(string roundKey, Func<AppDbContext, Round, Task> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.Include(r => r.Members).SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer(nameof(Round));
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        RuleBroken.If(round.WhyNotChange());
        await change(db, round);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Accounts that wear one of the hats of such a round, in this edition, today.</summary>
    internal static IQueryable<AppUser> Fitting(AppDbContext db, RoundKind kind, int editionId, DateOnly today)
    {
        var hats = kind.Hats().ToList();
        return db.Users.Where(u => u.ClosedAt == null && db.Memberships.Any(m => m.UserId == u.Id && hats.Contains(m.Role)
            && m.From <= today && (m.To == null || m.To >= today) && (m.EditionId == null || m.EditionId == editionId)));
    }

    /// <summary>Those of a round's people whose hat holds today: one that was taken away ends the work with it.</summary>
    internal static IQueryable<RoundMember> Today(AppDbContext db, Round round, DateOnly today)
    {
        var fitting = Fitting(db, round.Kind, round.EditionId, today);
        return db.RoundMembers.Where(m => m.RoundId == round.Id && fitting.Any(u => u.Id == m.UserId));
    }
}
