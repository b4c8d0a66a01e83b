using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>Days before the end on which members are reminded, as chosen; empty: never.</summary>
public sealed class ReminderInput
{
    public string Days { get; set; } = "";
}

/// <summary>Prepares, changes, opens and closes the rounds of an edition.</summary>
public sealed class RoundKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Prepares a round with the edition's rubric for its kind and, to begin with, everybody whose hat fits it. Returns its key.</summary>
    public async Task<string> CreateAsync(RoundInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var problems = new Problems();
        var kind = problems.Choice<RoundKind>(nameof(input.Kind), input.Kind) ?? throw new InputRefused(nameof(input.Kind), "Common.ChooseOne");
        var terms = input.Read(problems, kind, clock.Today);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer("Edition");
        db.Viewer.Demand(Permission.ManageRounds, edition.Id);
        if (edition.ClosedAt is not null) throw new RuleBroken("Selection.EditionClosed");
        var last = await db.Rounds.Where(r => r.EditionId == edition.Id && r.Kind == kind).MaxAsync(r => (int?)r.Number, ct) ?? 0;
        RuleBroken.If(WhyNotAnother(kind, last));
        var purpose = kind.Rubric();
        var rubric = await db.Rubrics.SingleOrDefaultAsync(r => r.EditionId == edition.Id && r.Purpose == purpose, ct) ?? throw new RuleBroken("Selection.NoRubric", purpose);
        var round = new Round(edition.Id, kind, last + 1, rubric, terms);
        round.Seat(await RoundPeople.Fitting(db, kind, edition.Id, clock.Today).Select(u => u.Id).ToListAsync(ct));
        db.Rounds.Add(round);
        await SaveNewAsync(db, kind, ct);
        return round.Key;
    }

    /// <summary>Why the edition cannot have one more round of this kind, with so many already.</summary>
    internal static Refusal? WhyNotAnother(RoundKind kind, int existing) => kind.IsSingle() && existing > 0 ? new("Selection.OneOfThatKind", kind) : null;

    /// <summary>Other terms: freely while the round is prepared, as a new version of its rules with the reason once it is open.</summary>
    public async Task ChangeAsync(string roundKey, RoundInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        RuleBroken.If(round.WhyNotChange());
        db.Expect(round, input.Version);
        var problems = new Problems();
        var opened = round.State == RoundState.Open;
        var reason = opened ? problems.Required(nameof(input.Reason), input.Reason, RoundRulesVersion.ReasonMaxLength) : "";
        var terms = input.Read(problems, round.Kind, opened ? null : clock.Today);
        if (opened) round.Amend(terms, reason, db.Viewer.UserId, clock.Now);
        else round.Plan(terms);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>When members with work left are reminded; empty: never.</summary>
    public async Task RemindAsync(string roundKey, ReminderInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        var problems = new Problems();
        var days = string.IsNullOrEmpty(input.Days) ? null : problems.Whole(nameof(input.Days), input.Days, 1, Round.MostRemindDays);
        problems.ThrowIfAny();
        round.Remind(days);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes away a round that is only being prepared and in which nothing was given or planned.</summary>
    public async Task DropAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        RuleBroken.If(round.WhyNotDrop(await BlindFacts.HasWorkAsync(db, round, null, ct)));
        db.TieStatements.RemoveRange(await db.TieStatements.Where(s => s.RoundId == round.Id).ToListAsync(ct));
        db.ReviewAssignments.RemoveRange(await db.ReviewAssignments.Where(x => x.RoundId == round.Id).ToListAsync(ct));
        db.RoundMembers.RemoveRange(await db.RoundMembers.Where(m => m.RoundId == round.Id).ToListAsync(ct));
        db.Rounds.Remove(round);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens the round: its rules are frozen and hashed from here on.</summary>
    public async Task OpenAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        var stages = round.Kind.Stages().ToList();
        var files = await db.Candidates.CountAsync(c => c.EditionId == round.EditionId && stages.Contains(c.Stage), ct);
        RuleBroken.If(round.WhyNotOpen(files, await RoundPeople.Today(db, round, clock.Today).CountAsync(ct)));
        round.Open(clock.Now, db.Viewer.UserId);
        await TrainingFiles.GiveAsync(db, round, await db.RoundMembers.Where(m => m.RoundId == round.Id).Select(m => m.UserId).ToListAsync(ct), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Closes the round: drafts stay readable to their authors and count nowhere.</summary>
    public async Task CloseAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var round = await LoadAsync(db, roundKey, ct);
        round.Close(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    static async Task<Round> LoadAsync(AppDbContext db, string roundKey, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.Include(r => r.Rubric.Criteria).Include(r => r.Versions).AsSplitQuery().SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer("Round");
        db.Viewer.Demand(Permission.ManageRounds, round.EditionId);
        return round;
    }

    /// <summary>Two people prepared the same round at once: the unique index lets one through.</summary>
    static async Task SaveNewAsync(AppDbContext db, RoundKind kind, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException) { throw new RuleBroken("Selection.PreparedMeanwhile", kind); }
    }
}
