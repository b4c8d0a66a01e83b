using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>Somebody who may be sent to families.</summary>
public sealed record InquirerChoice(string Key, string Name);

/// <summary>One item of the grid as it was found.</summary>
public sealed record FoundLine(LocalText Item, LocalText Level, int Points, int Maximum, EvidenceSource Source, string Evidence, IReadOnlyList<string> Photos);

/// <summary>The inquiries of one candidate, for the team's card: what the declaration lets foresee, who was sent, what was found.</summary>
public sealed record CandidateInquiry
{
    /// <summary>Null for an edition without a grid.</summary>
    public NeedEstimate? Estimate { get; init; }
    public int Maximum { get; init; }
    public SocialInquiry? Inquiry { get; init; }
    public string? Inquirer { get; init; }
    public bool IsLate { get; init; }

    /// <summary>What counts: the last version signed, by the inquiry that counts.</summary>
    public InquiryReport? Report { get; init; }
    public IReadOnlyList<FoundLine> Lines { get; init; } = [];

    /// <summary>The versions it replaced, the latest first.</summary>
    public IReadOnlyList<InquiryReport> Earlier { get; init; } = [];
    public IReadOnlyList<InquirerChoice> Inquirers { get; init; } = [];

    /// <summary>Why nobody can be sent now, apart from a reason that would open it.</summary>
    public Refusal? WhyNotAssign { get; init; }

    /// <summary>Somebody may be sent only with a reason.</summary>
    public bool NeedsReason { get; init; }
}

/// <summary>Reads the inquiries of a candidate for the team; at most five queries.</summary>
public sealed class CandidateInquiries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null for whoever does not meet inquiries, and for an unknown candidate: the card is then left out.</summary>
    public async Task<CandidateInquiry?> FindAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (!db.Viewer.Can(Permission.ViewInquiries)) return null;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var c = await db.Candidates.Where(c => c.Key == candidateKey).Select(c => new
        {
            c.Id, c.EditionId, c.Stage, c.Social, Closed = c.Edition!.ClosedAt != null,
            Inquiry = db.SocialInquiries.FirstOrDefault(i => i.CandidateId == c.Id && i.EndedAt == null),
            Inquirer = db.SocialInquiries.Where(i => i.CandidateId == c.Id && i.EndedAt == null).Select(i => i.Inquirer!.DisplayName).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (c is null || !db.Viewer.Can(Permission.ViewInquiries, c.EditionId)) return null;
        var grid = await db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleOrDefaultAsync(g => g.EditionId == c.EditionId, ct);
        // Of the inquiry that counts; the reports of one set aside are not among them.
        var own = c.Inquiry?.Id ?? 0;
        var reports = await db.InquiryReports.Include(r => r.Findings).Include(r => r.Contradictions).Where(r => r.CandidateId == c.Id && (r.InquiryId == own || r.Inquiry!.State == InquiryState.Signed)).OrderByDescending(r => r.Id).ToListAsync(ct);
        var photos = await db.InquiryPhotos.Where(p => p.CandidateId == c.Id).Select(p => new { p.InquiryId, p.NeedItemId, p.Document.Key }).ToListAsync(ct);
        var mayAssign = db.Viewer.Can(Permission.AssignInquiries, c.EditionId) && !c.Closed;
        var inquirers = mayAssign ? await InquiryRows.Inquirers(db, c.EditionId, clock.Today).OrderBy(u => u.DisplayName).Select(u => new InquirerChoice(u.Key, u.DisplayName)).ToListAsync(ct) : [];
        var report = reports.FirstOrDefault();
        Refusal? WhyNot(bool hasReason) => grid is null ? new("NeedGrid.Empty") : grid.WhyNotUse() ?? SocialInquiry.WhyNotAsk(c.Stage, grid.Start, hasReason) ?? c.Inquiry?.WhyNotFollow(hasReason);
        return new CandidateInquiry
        {
            Estimate = grid is null ? null : NeedEstimate.Of(grid, HouseholdFacts.Declared(c.Social)), Maximum = grid?.Maximum ?? 0,
            Inquiry = c.Inquiry, Inquirer = c.Inquirer, IsLate = c.Inquiry?.IsLate(clock.Today) == true, Report = report, Earlier = reports.Skip(1).ToList(), Inquirers = inquirers,
            Lines = report is null || grid is null ? [] : grid.Items.OrderBy(i => i.Position).SelectMany(i => report.Findings.Where(f => f.NeedItemId == i.Id).Select(f => new FoundLine(i.Name,
                i.Levels.First(l => l.Id == f.NeedLevelId).Text, f.Points, i.Maximum, f.Source, f.Evidence, photos.Where(p => p.InquiryId == report.InquiryId && p.NeedItemId == i.Id).Select(p => p.Key).ToList()))).ToList(),
            WhyNotAssign = mayAssign ? WhyNot(hasReason: true) : new("Inquiries.NotYours"), NeedsReason = mayAssign && WhyNot(hasReason: false) is not null && WhyNot(hasReason: true) is null,
        };
    }
}
