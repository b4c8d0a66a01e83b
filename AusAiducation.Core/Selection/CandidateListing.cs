using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>The candidates of one edition.</summary>
public sealed partial class CandidateListing(ViewerDb viewerDb, FileStates states, ProgrammeClock clock) : Listing<CandidateFilter, CandidateRow>(viewerDb)
{
    int _editionId;
    EligibilityRules? _rules;
    EditionFiles? _files;

    public override string Code => "candidates";
    public override Permission Permission => Permission.ViewCandidates;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    /// <summary>What the page has read already in this request, so that the list does not ask again.</summary>
    public CandidateHead? Head { get; set; }

    public override IReadOnlyList<Column<CandidateRow>> Columns { get; } =
    [
        Column<CandidateRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<CandidateRow>.Unsorted("name-arabic", "Candidates.NameArabic", r => r.NameArabic, onPage: false),
        Column<CandidateRow>.Unsorted("code", "Candidates.Code", r => r.Code, onPage: false),
        Column<CandidateRow>.Unsorted("province", "Candidates.Province", r => CandidateInputs.ProvinceName(r.ProvinceCode)),
        Column<CandidateRow>.Unsorted("school", "Candidates.School", r => r.School, onPage: false),
        Column<CandidateRow>.Unsorted("stream", "Candidates.Stream", r => CandidateInputs.StreamName(r.StreamCode)),
        Column<CandidateRow>.Of("average", "Candidates.Average", r => r.Average, isNumber: true, shown: r => r.ShownAverage),
        Column<CandidateRow>.Of("national", "Candidates.National", r => r.National, isNumber: true, onPage: false),
        Column<CandidateRow>.Unsorted("reviews", "Candidates.Reviews", r => $"{r.ReviewsDone}/{r.ReviewsGiven}"),
        Column<CandidateRow>.Of("stage", "Candidates.Stage", r => r.Stage),
        Column<CandidateRow>.Unsorted("eligibility", "Candidates.Eligibility", r => r.EligibilityKey is { } key ? Texts.Texts.In(Texts.Texts.CurrentLanguage, key) : null, onPage: false),
        Column<CandidateRow>.Unsorted("missing", "Candidates.Missing", r => r.State is { } s ? string.Join(", ", s.Words.Select(w => Texts.Texts.In(Texts.Texts.CurrentLanguage, w.Key, w.Args))) : null),
        Column<CandidateRow>.Unsorted("ready", "Gaps.State", r => r.State?.Readiness, onPage: false),
        Column<CandidateRow>.Of("since", "Gaps.Since", r => r.StageSince, isNumber: true),
        Column<CandidateRow>.Unsorted("source", "Gaps.Source", r => r.Source, onPage: false),
    ];

    protected override async Task PrepareAsync(AppDbContext db, CandidateFilter filter, CancellationToken ct)
    {
        var seesSocial = db.Viewer.Rows.All || db.Viewer.Rows.SeesSocial;
        (_editionId, _files) = Head is { } head ? (head.Edition?.Id ?? 0, head.Files) : await EditionAsync(db, filter.Edition, ct);
        // One edition at a time: its rules are read once, not with every row.
        _rules = !seesSocial ? null : _files is { } files ? files.Rules : await FileStates.RulesAsync(db, _editionId, ct);
    }

    async Task<(int Id, EditionFiles? Files)> EditionAsync(AppDbContext db, string? code, CancellationToken ct)
    {
        var mark = await FileStates.Marks(db, db.Editions.Where(e => code == null || e.Code == code).OrderByDescending(e => e.Code).Take(1)).FirstOrDefaultAsync(ct);
        return mark is null ? (0, null) : (mark.EditionId, await states.OfAsync(db, mark.EditionId, mark, ct));
    }

    protected override CandidateRow Complete(CandidateRow row) => row with { State = _files?.Of(row.Id) };

    protected override IQueryable<CandidateRow> Rows(AppDbContext db, CandidateFilter filter)
    {
        var rules = _rules;
        var seesSocial = rules is not null;
        return Filtered(db, filter).Select(c => new CandidateRow
        {
            Id = c.Id, Key = c.Key, Code = c.Code, SortName = c.SortName,
            FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, FamilyNameArabic = c.Person.FamilyNameArabic, GivenNameArabic = c.Person.GivenNameArabic,
            ProvinceCode = c.ProvinceCode, School = c.School, StreamCode = c.File.StreamCode, Average = c.File.RulingAverage, National = c.File.National, Provisional = c.File.PrintedAverage == null,
            ReviewsDone = db.Reviews.Count(r => r.CandidateId == c.Id && r.State == ReviewState.Submitted),
            ReviewsGiven = db.Reviews.Count(r => r.CandidateId == c.Id && Review.Held.Contains(r.State)),
            Stage = c.Stage, StageSince = c.StageSince, Source = c.Source,
            Rules = seesSocial ? new CandidateRowRules
            {
                InForce = rules!, CallYear = c.Edition!.BacYear,
                Facts = new CandidateFacts
                {
                    CandidateId = c.Id, Marks = new BacMarks(c.File.National, c.File.Regional, c.File.ContinuousControl, c.File.PrivateCandidate, c.File.PrintedAverage), BacYear = c.File.BacYear,
                    BirthDate = c.Person.Identity == null ? null : c.Person.Identity.BirthDate, Income = c.Social == null ? IncomeBracket.Undeclared : c.Social.IncomeBracket,
                    NeedScore = c.Social == null ? null : c.Social.NeedScore, ProvinceCode = c.ProvinceCode, StreamCode = c.File.StreamCode,
                },
                Answered = db.EligibilityDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.Id).Select(d => (bool?)d.Eligible).FirstOrDefault(),
                AnsweredProposal = db.EligibilityDecisions.Where(d => d.CandidateId == c.Id).OrderByDescending(d => d.Id).Select(d => d.ProposedEligible).FirstOrDefault(),
            } : null,
        });
    }

    IQueryable<Candidate> Filtered(AppDbContext db, CandidateFilter filter)
    {
        var edition = _editionId;
        var candidates = db.Candidates.Where(c => c.EditionId == edition);
        if (filter.Stage is { } stage) candidates = candidates.Where(c => c.Stage == stage);
        if (filter.Stream is { } stream) candidates = candidates.Where(c => c.File.StreamCode == stream);
        if (filter.Gender is { } gender) candidates = candidates.Where(c => c.Person.Gender == gender);
        if (filter.Source is { } source) candidates = candidates.Where(c => c.Source == source);
        if (filter.Supplier is { } supplier) candidates = candidates.Where(c => db.Organisations.Any(o => o.Key == supplier && (o.FirstId ?? o.Id) == (c.SuppliedBy!.FirstId ?? c.SuppliedBy.Id)));
        if (filter.List is { } list) candidates = candidates.Where(c => c.SourceList!.Key == list);
        if (filter.MinimumAverage is { } least) candidates = candidates.Where(c => c.File.RulingAverage >= least);
        if (filter.Provisional) candidates = candidates.Where(c => c.File.PrintedAverage == null);
        if (filter.Province is { } province) candidates = candidates.Where(c => c.ProvinceCode == province);
        if (filter.Region is { } region)
        {
            var provinces = Provinces.All.Where(p => p.Region.Code == region).Select(p => p.Code).ToList();
            candidates = candidates.Where(c => provinces.Contains(c.ProvinceCode!));
        }
        if (filter.Recent)
        {
            var from = NewFiles.Since(clock.Today);
            candidates = candidates.Where(c => c.CreatedAt >= from && FileLines.Open.Contains(c.Stage));
        }
        if (_files is { } files && (filter.Ready ?? (object?)filter.Gap) is not null)
        {
            // The same picture that counts, columns and filter speak of: a figure and the list behind it cannot differ.
            var ids = files.All.Where(f => (filter.Ready is null || f.Readiness == filter.Ready) && (filter.Gap is not { } gap || f.Has(gap))).Select(f => f.Id).ToList();
            candidates = candidates.Where(c => EF.Parameter(ids).Contains(c.Id));
        }
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                candidates = candidates.Where(c => c.SortName.Contains(word) || c.Code == search);
        return candidates;
    }
}
