using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Files ticked and one inquirer chosen; the reason is for files inquired into early or again.</summary>
public sealed class AssignInquiriesInput
{
    public string? Inquirer { get; set; }
    public string? DueOn { get; set; }
    public string? Reason { get; set; }
    public List<string>? Keys { get; set; }
}

/// <summary>Files ticked, to be taken back; the reason is for visits already begun.</summary>
public sealed class TakeBackInput
{
    public string? Reason { get; set; }
    public List<string>? Keys { get; set; }
}

/// <summary>Gives families to inquirers and takes visits back, file by file: those that cannot be are named with their reason.</summary>
public sealed class InquiryAssigning(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    public const int AtOnce = 100;

    /// <summary>Throws <see cref="InputRefused"/> for the inquirer, the day or no file; what refuses one file stands in its result.</summary>
    public async Task<IReadOnlyList<FileResult>> AssignAsync(int editionId, AssignInquiriesInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AssignInquiries, editionId);
        RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        var problems = new Problems();
        var key = problems.Required(nameof(input.Inquirer), input.Inquirer, Data.Keys.Length);
        var due = problems.Day(nameof(input.DueOn), input.DueOn, notBefore: clock.Today);
        var reason = problems.Optional(nameof(input.Reason), input.Reason, SocialInquiry.ReasonMaxLength);
        var keys = Ticked(problems, input.Keys);
        problems.ThrowIfAny();
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Id == editionId, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        var grid = await db.NeedGrids.Include(g => g.Items).SingleOrDefaultAsync(g => g.EditionId == editionId, ct);
        RuleBroken.If(grid is null ? new("NeedGrid.Empty") : grid.WhyNotUse());
        var inquirer = await InquiryRows.Inquirers(db, editionId, clock.Today).Where(u => u.Key == key).Select(u => new { u.Id, u.DisplayName }).FirstOrDefaultAsync(ct)
            ?? throw new InputRefused(nameof(input.Inquirer), "Inquiries.NotAnInquirer");

        var files = await db.Candidates.Include(c => c.Person).Where(c => c.EditionId == editionId && keys.Contains(c.Key)).OrderBy(c => c.SortName).ToListAsync(ct);
        var ids = files.ConvertAll(f => f.Id);
        var standing = await db.SocialInquiries.Where(i => ids.Contains(i.CandidateId) && i.EndedAt == null).ToDictionaryAsync(i => i.CandidateId, ct);
        var ties = await BlindFacts.TiesAsync(db, inquirer.Id, ids, ct);
        var judged = await Separation.JudgedAsync(db, inquirer.Id, ids, ct);

        Refusal? WhyNot(Candidate file) =>
            SocialInquiry.WhyNotAsk(file.Stage, grid!.Start, reason is not null)
            ?? standing.GetValueOrDefault(file.Id)?.WhyNotFollow(reason is not null)
            ?? (ties.Contains(file.Id) ? new Refusal("Inquiries.TieRefuses", inquirer.DisplayName) : null)
            ?? (judged.Contains(file.Id) ? new Refusal("Inquiries.JudgeRefuses", inquirer.DisplayName) : null);

        var results = files.ConvertAll(f => new FileResult(f.Key, f.Person.DisplayName, WhyNot(f)));
        var given = files.Where((_, i) => results[i].WhyNot is null).ToList();
        foreach (var file in given)
        {
            standing.GetValueOrDefault(file.Id)?.Follow(reason is not null, clock.Now);
            db.SocialInquiries.Add(new SocialInquiry(file, inquirer.Id, due!.Value, reason, db.Viewer.UserId, clock.Now));
        }
        // Held until somebody releases it: a family is told by a person, with the visitor's name, or not at all.
        await db.PrepareAsync(given.ConvertAll(f => new CandidateMessage(f, MessageTemplate.VisitAnnounced,
            new Dictionary<MessageField, object> { [MessageField.Visitor] = inquirer.DisplayName, [MessageField.Day] = due!.Value })), ct: ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.IsDuplicate()) { throw new RuleBroken("Inquiries.GivenMeanwhile"); }
        return results;
    }

    /// <summary>Takes open visits back: from that moment the inquirer meets nothing of the family.</summary>
    public async Task<IReadOnlyList<FileResult>> TakeBackAsync(int editionId, TakeBackInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AssignInquiries, editionId);
        var problems = new Problems();
        var reason = problems.Optional(nameof(input.Reason), input.Reason, SocialInquiry.ReasonMaxLength);
        var keys = Ticked(problems, input.Keys);
        problems.ThrowIfAny();
        var files = await db.Candidates.Where(c => c.EditionId == editionId && keys.Contains(c.Key)).OrderBy(c => c.SortName).Select(c => new { c.Id, c.Key, c.Person.FamilyName, c.Person.GivenName }).ToListAsync(ct);
        var ids = files.ConvertAll(f => f.Id);
        var standing = await db.SocialInquiries.Where(i => ids.Contains(i.CandidateId) && i.EndedAt == null).ToDictionaryAsync(i => i.CandidateId, ct);
        var results = files.ConvertAll(f => new FileResult(f.Key, $"{f.FamilyName.ToUpperInvariant()} {f.GivenName}",
            standing.TryGetValue(f.Id, out var inquiry) ? inquiry.WhyNotTakeBack(reason is not null) : new("Inquiries.NotGiven")));
        var taken = files.Where((_, i) => results[i].WhyNot is null).Select(f => standing[f.Id]).ToList();
        taken.ForEach(i => i.TakeBack(reason, clock.Now));
        await InquiryRows.LeaveAsync(db, taken, ct);
        await db.SaveChangesAsync(ct);
        return results;
    }

    static List<string> Ticked(Problems problems, List<string>? keys)
    {
        var ticked = (keys ?? []).Distinct().ToList();
        if (ticked.Count == 0) problems.Add("Keys", "Inquiries.TickFiles");
        if (ticked.Count > AtOnce) problems.Add("Keys", "Inquiries.TooMany", AtOnce);
        return ticked;
    }
}
