using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Sponsorship;

/// <summary>A tie with a sponsor as it is typed; the member is chosen only when somebody else records it.</summary>
public sealed class SponsorTieInput
{
    /// <summary>Stands for whoever records it.</summary>
    public const string Self = "self";

    public string Member { get; set; } = "";
    public string Sponsor { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Words { get; set; } = "";
}

/// <summary>A tie that does not stand, by its key, and why.</summary>
public sealed class SponsorTieBackInput
{
    public string Tie { get; set; } = "";
    public string Why { get; set; } = "";
}

/// <summary>Records who of the selection works for one who pays. Declaring twice changes nothing.</summary>
public sealed class DeclaringSponsorTies(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>A member of the round says so.</summary>
    public async Task OwnAsync(string roundKey, SponsorTieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var edition = await db.Rounds.Where(r => r.Key == roundKey && r.Members.Any(m => m.UserId == me)).Select(r => (int?)r.EditionId).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer(nameof(Round));
        db.Viewer.Demand(Permission.ScoreFiles, edition);
        await RecordAsync(db, edition, me, input, new Problems(), ct);
    }

    /// <summary>The chair or the manager records what they know of a member, or of themselves.</summary>
    public async Task ForMemberAsync(string roundKey, SponsorTieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.Where(r => r.Key == roundKey).Select(r => new { r.Id, r.EditionId }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer(nameof(Round));
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        var me = db.Viewer.UserId;
        var member = input.Member == SponsorTieInput.Self ? me : await db.RoundMembers.Where(m => m.RoundId == round.Id && m.User!.Key == input.Member).Select(m => (int?)m.UserId).SingleOrDefaultAsync(ct);
        var problems = new Problems();
        if (member is null) problems.Add(nameof(input.Member), "Selection.NotAMember");
        await RecordAsync(db, round.EditionId, member ?? 0, input, problems, ct);
    }

    /// <summary>Somebody else of those who make the round says that a tie does not stand, and why.</summary>
    public async Task TakeBackAsync(string roundKey, SponsorTieBackInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var edition = await db.Rounds.Where(r => r.Key == roundKey).Select(r => (int?)r.EditionId).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer(nameof(Round));
        db.Viewer.Demand(Permission.ManageRounds, edition);
        var problems = new Problems();
        var why = problems.Required(nameof(input.Why), input.Why, SponsorTie.WordsMaxLength);
        var tie = await db.SponsorTies.SingleOrDefaultAsync(t => t.EditionId == edition && t.Key == input.Tie, ct);
        if (tie is null) problems.Add(nameof(input.Tie), "Common.ChooseOne");
        else if (tie.WhyNotTakeBack(db.Viewer.UserId) is { } no) problems.Add(nameof(input.Tie), no.Key, no.Args);
        problems.ThrowIfAny();
        tie!.TakeBack(why, db.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    static async Task RecordAsync(AppDbContext db, int editionId, int userId, SponsorTieInput input, Problems problems, CancellationToken ct)
    {
        var sponsor = await SponsorNames.IdAsync(db, input.Sponsor, ct);
        if (sponsor is null) problems.Add(nameof(input.Sponsor), "Common.ChooseOne");
        var kind = problems.Choice<SponsorTieKind>(nameof(input.Kind), input.Kind);
        var words = kind == SponsorTieKind.Other ? problems.Required(nameof(input.Words), input.Words, SponsorTie.WordsMaxLength) : problems.Optional(nameof(input.Words), input.Words, SponsorTie.WordsMaxLength);
        problems.ThrowIfAny();
        var declared = new SponsorTie(editionId, sponsor!.Value, userId, kind!.Value, words, db.Viewer.UserId);
        if (await db.SponsorTies.SingleOrDefaultAsync(t => t.EditionId == editionId && t.UserId == userId && t.SponsorId == sponsor, ct) is not { } known) db.SponsorTies.Add(declared);
        else if (known.TakenBackAt is not null) known.Renew(declared);
        await db.SaveNewAsync(ct);
    }
}
