using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Nobody could be reached: what was tried.</summary>
public sealed class NoContactInput
{
    public string? Tried { get; set; }
}

/// <summary>
/// What an inquirer does with a visit of theirs: keeps what is typed as it is typed, signs it, corrects it with a reason, or says that
/// nobody could be reached. Another's visit does not exist.
/// </summary>
public sealed class Visiting(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>Keeps the form as typed, whatever it is worth. Returns the draft's version, to be named by the next save; refused when another tab or device was first.</summary>
    public async Task<int> KeepAsync(string key, InquiryInput typed, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await OwnAsync(db, key, ct);
        RuleBroken.If(await WhyNotCollectAsync(db, inquiry, gate, ct));
        inquiry.Start(clock.Now);
        var draft = await DraftAsync(db, key, ct);
        if ((draft?.Version ?? 0) != typed.Version) throw new RuleBroken("Inquiries.OtherTab");
        if (draft is null) db.Drafts.Add(draft = new Draft(db.Viewer.UserId, InquiryRows.DraftForm, key, typed.ToJson()));
        else draft.Json = typed.ToJson();
        try { await db.SaveNewAsync(ct); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("Inquiries.OtherTab"); }
        return draft.Version;
    }

    /// <summary>
    /// Signs the report: its score becomes the file's. Throws <see cref="InputRefused"/> while an item, its evidence or a word on a difference
    /// is missing; call <see cref="KeepAsync"/> before, so that nothing typed depends on it. Once signed, a correction needs its reason.
    /// </summary>
    public async Task SignAsync(string key, InquiryInput typed, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await OwnAsync(db, key, ct);
        RuleBroken.If(inquiry.WhyNotWrite());
        RuleBroken.If(await WhyNotCollectAsync(db, inquiry, gate, ct));
        var grid = await db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleAsync(g => g.EditionId == inquiry.EditionId, ct);
        RuleBroken.If(grid.WhyNotUse());
        var social = await db.SocialFiles.SingleOrDefaultAsync(s => s.CandidateId == inquiry.CandidateId, ct);
        var number = 1 + await db.InquiryReports.CountAsync(r => r.InquiryId == inquiry.Id, ct);
        var facts = typed.Read(grid, HouseholdFacts.Declared(social), clock.Today, DateOnly.FromDateTime(ProgrammeClock.Local(inquiry.AssignedAt)));
        if (number > 1 && string.IsNullOrWhiteSpace(typed.Reason)) throw new InputRefused(nameof(typed.Reason), "Common.ReasonNeeded");
        var report = new InquiryReport(inquiry, number, number > 1 ? typed.Reason!.Trim() : null, facts, grid.Maximum, db.Viewer.UserId, db.Viewer.DisplayName, clock.Now);
        db.InquiryReports.Add(report);
        grid.Freeze(clock.Now);
        inquiry.Sign(clock.Now);
        social?.Score(report.Score);
        await InquiryRows.LeaveAsync(db, [inquiry], ct);
        // Two tabs that sign at once: the number of the version is the last word.
        await db.SaveNewAsync(ct);
    }

    /// <summary>Ends the visit without a report; the team may then send somebody again.</summary>
    public async Task GiveUpAsync(string key, NoContactInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var inquiry = await OwnAsync(db, key, ct);
        var problems = new Problems();
        var tried = problems.Required(nameof(input.Tried), input.Tried, SocialInquiry.ReasonMaxLength);
        problems.ThrowIfAny();
        inquiry.GiveUp(tried, clock.Now);
        await InquiryRows.LeaveAsync(db, [inquiry], ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The visit, for its own inquirer.</summary>
    internal static async Task<SocialInquiry> OwnAsync(AppDbContext db, string key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.MakeInquiries);
        var me = db.Viewer.UserId;
        var inquiry = await db.SocialInquiries.SingleOrDefaultAsync(i => i.Key == key && i.InquirerUserId == me && db.Viewer.Rows.Inquiries.Contains(i.Id), ct) ?? throw new NotFoundForViewer(nameof(SocialInquiry));
        db.Viewer.Demand(Permission.MakeInquiries, inquiry.EditionId);
        return inquiry;
    }

    /// <summary>Why nothing social is written now: the edition is closed, or the gate of law 09-08 is shut.</summary>
    internal static async Task<Refusal?> WhyNotCollectAsync(AppDbContext db, SocialInquiry inquiry, LegalGate gate, CancellationToken ct) =>
        (await db.Editions.AsNoTracking().SingleAsync(e => e.Id == inquiry.EditionId, ct)).WhyNotChange() ?? await gate.WhyNotCollectAsync(ct);

    static Task<Draft?> DraftAsync(AppDbContext db, string key, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        return db.Drafts.SingleOrDefaultAsync(d => d.OwnerUserId == me && d.Form == InquiryRows.DraftForm && d.Target == key, ct);
    }
}
