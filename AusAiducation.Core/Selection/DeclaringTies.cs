using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Candidates.Inquiries;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>A tie as it is typed: by whom and with which file or name depends on the act.</summary>
public sealed class TieInput
{
    /// <summary>Key of a name on the list a member reads.</summary>
    public string Person { get; set; } = "";

    /// <summary>Key of the member a tie is recorded for, and the code of the file, when the chair or the manager does it.</summary>
    public string Member { get; set; } = "";
    public string File { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Reason { get; set; } = "";
}

/// <summary>
/// Records personal ties. From then on the file exists nowhere for that person; a review or an inquiry they had is set aside in the same
/// transaction, whatever its state. Declaring twice changes nothing.
/// </summary>
public sealed class DeclaringTies(ViewerDb viewerDb, ConflictNames names, ProgrammeClock clock)
{
    /// <summary>A member recognises the file before them. Returns the review to open next, null when none is left.</summary>
    public async Task<string?> OnFileAsync(string reviewKey, TieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var me = db.Viewer.UserId;
        var review = await db.Reviews.IncludingTraining().Where(r => r.Key == reviewKey && r.UserId == me).Select(r => new { r.CandidateId, r.EditionId, r.RoundId }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Review");
        db.Viewer.Demand(Permission.ScoreFiles, review.EditionId);
        await RecordAsync(db, review.EditionId, review.CandidateId, me, input, clock.Now, ct);
        return await BlindFacts.NextAsync(db, review.RoundId, me, ct);
    }

    /// <summary>A member in the room recognises the file being discussed: from then on they are out for it, and their vote no longer counts.</summary>
    public async Task InMeetingAsync(string itemKey, TieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.AttendMeeting);
        var item = await db.AgendaItems.Where(i => i.Key == itemKey).Select(i => new { i.CandidateId, i.EditionId }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Item");
        db.Viewer.Demand(Permission.AttendMeeting, item.EditionId);
        await RecordAsync(db, item.EditionId, item.CandidateId, db.Viewer.UserId, input, clock.Now, ct);
    }

    /// <summary>A member recognises a name on the list; whether that file had been given to them is not said.</summary>
    public async Task ByNameAsync(string roundKey, TieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        if (await names.CandidateAsync(roundKey, input.Person, ct) is not { } candidate) throw new InputRefused(nameof(input.Person), "Selection.ChooseName");
        var edition = await db.Rounds.Where(r => r.Key == roundKey).Select(r => r.EditionId).SingleAsync(ct);
        await RecordAsync(db, edition, candidate, db.Viewer.UserId, input, clock.Now, ct);
    }

    /// <summary>An inquirer knows the family they were sent to: the visit goes to somebody else.</summary>
    public async Task OnInquiryAsync(string inquiryKey, TieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MakeInquiries);
        var me = db.Viewer.UserId;
        var inquiry = await db.SocialInquiries.Where(i => i.Key == inquiryKey && i.InquirerUserId == me).Select(i => new { i.CandidateId, i.EditionId }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer(nameof(SocialInquiry));
        db.Viewer.Demand(Permission.MakeInquiries, inquiry.EditionId);
        await RecordAsync(db, inquiry.EditionId, inquiry.CandidateId, me, input, clock.Now, ct);
    }

    /// <summary>The chair or the manager records a tie they know of for a member.</summary>
    public async Task ForMemberAsync(string roundKey, TieInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var round = await db.Rounds.Where(r => r.Key == roundKey).Select(r => new { r.Id, r.EditionId }).SingleOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Round");
        var edition = round.EditionId;
        db.Viewer.Demand(Permission.ManageRounds, edition);
        var code = input.File.Trim().ToUpperInvariant();
        var candidate = await db.CandidateFiles.Where(f => f.EditionId == edition && f.Code == code).Select(f => (int?)f.CandidateId).SingleOrDefaultAsync(ct);
        var member = await db.RoundMembers.Where(m => m.RoundId == round.Id && m.User!.Key == input.Member).Select(m => (int?)m.UserId).FirstOrDefaultAsync(ct);
        var problems = new Problems();
        if (member is null) problems.Add(nameof(input.Member), "Selection.NotAMember");
        if (candidate is null) problems.Add(nameof(input.File), "Selection.NoSuchFile");
        problems.ThrowIfAny();
        await RecordAsync(db, edition, candidate!.Value, member!.Value, input, clock.Now, ct);
    }

    /// <summary>Signs to have no tie, or no other than those declared: opens the files of the round to this member.</summary>
    public async Task SignAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScoreFiles);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Key == roundKey, ct) ?? throw new NotFoundForViewer("Round");
        db.Viewer.Demand(Permission.ScoreFiles, round.EditionId);
        if (round.State == RoundState.Closed) throw new RuleBroken("Selection.RoundClosed");
        if (!await db.RoundMembers.AnyAsync(m => m.RoundId == round.Id && m.UserId == db.Viewer.UserId, ct)) throw new NotFoundForViewer("Round");
        if (await db.TieStatements.AnyAsync(s => s.RoundId == round.Id && s.UserId == db.Viewer.UserId, ct)) return;
        db.TieStatements.Add(new TieStatement(round, db.Viewer.UserId, clock.Now));
        await db.SaveNewAsync(ct);
    }

    /// <summary>The one way a tie comes to stand, whoever found it.</summary>
    internal static async Task RecordAsync(AppDbContext db, int editionId, int candidateId, int userId, TieInput input, DateTime now, CancellationToken ct)
    {
        var problems = new Problems();
        var kind = problems.Choice<ConflictKind>(nameof(input.Kind), input.Kind);
        var reason = kind == ConflictKind.Other ? problems.Required(nameof(input.Reason), input.Reason, Conflict.ReasonMaxLength) : problems.Optional(nameof(input.Reason), input.Reason, Conflict.ReasonMaxLength);
        problems.ThrowIfAny();
        if ((await BlindFacts.TiesAsync(db, userId, [candidateId], ct)).Count > 0) return;
        db.Conflicts.Add(new Conflict(editionId, candidateId, userId, kind!.Value, reason, db.Viewer.UserId));
        foreach (var review in await BlindFacts.ReviewsAsync(db, userId, candidateId, ct)) review.SetAside();
        await InquiryRows.SetAsideAsync(db, userId, candidateId, now, ct);
        await db.SaveNewAsync(ct);
    }
}
