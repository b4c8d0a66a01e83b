using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Inquiries;

/// <summary>A visit on its inquirer's list.</summary>
public sealed record MyVisit(string Key, string Name, string? NameArabic, string? ProvinceCode, string? Phone, DateOnly DueOn, InquiryState State, bool IsLate);

/// <summary>A paper about income, or a photo with the item it was taken for.</summary>
public sealed record VisitPaper(string Key, DocumentKind Kind, string FileName, DocumentState State, string? ItemKey);

/// <summary>One visit as its inquirer fills it on a phone: whom to meet, what was declared, the grid, and what was typed so far.</summary>
public sealed record VisitSheet
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? NameArabic { get; init; }
    public string? ProvinceCode { get; init; }
    public string? Phone { get; init; }
    public string? SecondPhone { get; init; }
    public string? Address { get; init; }
    public InquiryState State { get; init; }
    public DateOnly DueOn { get; init; }
    public string? Reason { get; init; }
    public string? Note { get; init; }

    public required HouseholdFacts Declared { get; init; }
    public string? Situation { get; init; }
    public string? ParentsWork { get; init; }
    public string? SituationDetail { get; init; }

    public required IReadOnlyList<NeedItem> Items { get; init; }
    public int Maximum { get; init; }
    public required IReadOnlyList<VisitPaper> Papers { get; init; }

    /// <summary>What to show in the form: the draft; else what was signed last; else nothing.</summary>
    public required InquiryInput Typed { get; init; }

    /// <summary>A draft stands on the server.</summary>
    public bool IsDraft { get; init; }
    public InquiryReport? Signed { get; init; }
    public Refusal? WhyNotWrite { get; init; }

    /// <summary>Differences between what was declared and what stands in the form.</summary>
    public IReadOnlyList<Contradiction> ContradictionsOf(InquiryInput typed) => Contradiction.Between(Declared, typed.Found(new Problems()));
}

/// <summary>Reads the visits of an inquirer. Only what a visit needs is selected: no mark, no code, no score of anybody.</summary>
public sealed class VisitQueries(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>Open visits first, the soonest due first; then those just ended.</summary>
    public async Task<IReadOnlyList<MyVisit>> MineAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MakeInquiries);
        var own = db.Viewer.Rows.Inquiries;
        var rows = await db.SocialInquiries.Where(i => own.Contains(i.Id)).OrderBy(i => i.ClosedAt != null).ThenBy(i => i.DueOn).ThenBy(i => i.Id).Select(i => new
        {
            i.Key, i.DueOn, i.State, i.Candidate!.ProvinceCode, i.Candidate.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic, i.Candidate.Person.Contact!.Phone,
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new MyVisit(r.Key, Name(r.FamilyName, r.GivenName), Arabic(r.FamilyNameArabic, r.GivenNameArabic), r.ProvinceCode, r.Phone, r.DueOn, r.State,
            r.State is InquiryState.Assigned or InquiryState.Started && r.DueOn < clock.Today));
    }

    /// <summary>Five queries. Null when there is no such visit for this inquirer: another's, one taken back, one long over.</summary>
    public async Task<VisitSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MakeInquiries);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var (own, me) = (db.Viewer.Rows.Inquiries, db.Viewer.UserId);
        var row = await db.SocialInquiries.Where(i => i.Key == key && own.Contains(i.Id)).Select(i => new
        {
            Inquiry = i, i.Candidate!.ProvinceCode, i.Candidate.Person.FamilyName, i.Candidate.Person.GivenName, i.Candidate.Person.FamilyNameArabic, i.Candidate.Person.GivenNameArabic,
            i.Candidate.Person.Contact, i.Candidate.Social, Edition = i.Candidate.Edition!,
        }).SingleOrDefaultAsync(ct);
        if (row is null) return null;
        var inquiry = row.Inquiry;
        var draft = await db.Drafts.FirstOrDefaultAsync(d => d.OwnerUserId == me && d.Form == InquiryRows.DraftForm && d.Target == key, ct);
        var grid = await db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleAsync(g => g.EditionId == inquiry.EditionId, ct);
        var signed = await db.InquiryReports.Include(r => r.Findings).Include(r => r.Contradictions).Where(r => r.InquiryId == inquiry.Id).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);
        var papers = await db.Documents.Where(d => d.CandidateId == inquiry.CandidateId).OrderBy(d => d.Id).Select(d => new
        {
            d.Key, d.Kind, d.FileName, d.State, Item = db.InquiryPhotos.Where(p => p.DocumentId == d.Id && p.InquiryId == inquiry.Id).Select(p => (int?)p.NeedItemId).FirstOrDefault(),
        }).ToListAsync(ct);
        var items = grid.Items.OrderBy(i => i.Position).ToList();
        var typed = draft is not null ? InquiryInput.Of(draft.Json) : signed is null ? new InquiryInput { VisitedOn = Texts.Formats.Day(clock.Today) } : VisitForm.Of(signed, items);
        VisitForm.Complete(typed, items);
        typed.Version = draft?.Version ?? 0;
        return new VisitSheet
        {
            Key = key, Name = Name(row.FamilyName, row.GivenName), NameArabic = Arabic(row.FamilyNameArabic, row.GivenNameArabic), ProvinceCode = row.ProvinceCode,
            Phone = row.Contact?.Phone, SecondPhone = row.Contact?.SecondPhone, Address = row.Contact?.Address,
            State = inquiry.State, DueOn = inquiry.DueOn, Reason = inquiry.Reason, Note = inquiry.Note,
            Declared = HouseholdFacts.Declared(row.Social), Situation = row.Social?.Situation, ParentsWork = row.Social?.ParentsWork, SituationDetail = row.Social?.SituationDetail,
            Items = items, Maximum = grid.Maximum, Typed = typed, IsDraft = draft is not null, Signed = signed,
            Papers = papers.Where(p => VisitPhotos.Shows(p.Kind) && (p.Kind != DocumentKind.HomeVisitPhoto || p.Item is not null))
                .Select(p => new VisitPaper(p.Key, p.Kind, p.FileName, p.State, items.Find(i => i.Id == p.Item)?.Key)).ToList(),
            WhyNotWrite = inquiry.WhyNotWrite() ?? row.Edition.WhyNotChange() ?? await gate.WhyNotCollectAsync(ct),
        };
    }

    static string Name(string family, string given) => $"{family.ToUpperInvariant()} {given}";

    static string? Arabic(string? family, string? given) => $"{given} {family}".Trim() is { Length: > 0 } name ? name : null;
}
