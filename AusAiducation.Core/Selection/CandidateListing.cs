using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>The candidates of one edition.</summary>
public sealed class CandidateListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<CandidateFilter, CandidateRow>(viewerDb)
{
    public override string Code => "candidates";
    public override Permission Permission => Permission.ViewCandidates;
    protected override (string Sort, bool Descending) DefaultOrder => ("name", false);

    public override IReadOnlyList<Column<CandidateRow>> Columns { get; } =
    [
        Column<CandidateRow>.Of("name", "Candidates.Name", r => r.SortName, shown: r => r.Name),
        Column<CandidateRow>.Unsorted("name-arabic", "Candidates.NameArabic", r => r.NameArabic, onPage: false),
        Column<CandidateRow>.Unsorted("code", "Candidates.Code", r => r.Code, onPage: false),
        Column<CandidateRow>.Unsorted("province", "Candidates.Province", r => CandidateInputs.ProvinceName(r.ProvinceCode)),
        Column<CandidateRow>.Unsorted("school", "Candidates.School", r => r.School, onPage: false),
        Column<CandidateRow>.Unsorted("stream", "Candidates.Stream", r => CandidateInputs.StreamName(r.StreamCode)),
        Column<CandidateRow>.Of("average", "Candidates.Average", r => r.Average, isNumber: true, shown: r => r.ShownAverage),
        Column<CandidateRow>.Of("national", "Candidates.National", r => r.National, isNumber: true),
        Column<CandidateRow>.Unsorted("reviews", "Candidates.Reviews", r => $"{r.ReviewsDone}/{r.ReviewsGiven}"),
        Column<CandidateRow>.Of("stage", "Candidates.Stage", r => r.Stage),
        Column<CandidateRow>.Unsorted("eligibility", "Candidates.Eligibility", r => r.EligibilityKey is { } key ? Texts.Texts.In(Texts.Texts.CurrentLanguage, key) : null),
        Column<CandidateRow>.Unsorted("missing", "Candidates.Missing", r => string.Join(", ", r.Missing.Select(m => Texts.Texts.In(Texts.Texts.CurrentLanguage, m)))),
    ];

    protected override IQueryable<CandidateRow> Rows(AppDbContext db, CandidateFilter filter)
    {
        var (seesPapers, seesSocial) = (db.Viewer.Rows.All || db.Viewer.Rows.SeesDocuments, db.Viewer.Rows.All || db.Viewer.Rows.SeesSocial);
        // One edition at a time: its rules are read once, not with every row.
        var rules = seesSocial ? EditionOf(db, filter).SelectMany(e => e.RuleVersions).Include(v => v.Rows).SingleOrDefault(v => v.State == RulesState.InForce) : null;
        var checklist = seesPapers ? new Checklist(EditionOf(db, filter).SelectMany(e => db.RequiredPapers.Where(p => p.EditionId == e.Id)).OrderBy(p => p.Position).ThenBy(p => p.Id).ToList()) : null;
        var (standing, minorSince) = (db.Documents.StandingOn(clock.Today), MissingPapers.MinorSince(clock.Today));
        return Filtered(db, filter, seesPapers).Select(c => new CandidateRow
        {
            Id = c.Id, Key = c.Key, Code = c.Code, SortName = c.SortName,
            FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName, FamilyNameArabic = c.Person.FamilyNameArabic, GivenNameArabic = c.Person.GivenNameArabic,
            ProvinceCode = c.ProvinceCode, School = c.School, StreamCode = c.File.StreamCode, Average = c.File.RulingAverage, National = c.File.National, Provisional = c.File.PrintedAverage == null,
            ReviewsDone = db.Reviews.Count(r => r.CandidateId == c.Id && r.State == ReviewState.Submitted),
            ReviewsGiven = db.Reviews.Count(r => r.CandidateId == c.Id && r.State != ReviewState.SetAside),
            Stage = c.Stage,
            Checklist = checklist,
            Standing = standing.Where(d => d.CandidateId == c.Id).Select(d => d.Kind).ToList(),
            RepresentativeAgreed = db.RepresentativeAgreements.Any(r => r.CandidateId == c.Id && r.Means != AgreementMeans.None),
            IsMinor = c.Person.Identity != null && c.Person.Identity.BirthDate > minorSince,
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

    static IQueryable<Edition> EditionOf(AppDbContext db, CandidateFilter filter) =>
        filter.Edition is { } code ? db.Editions.Where(e => e.Code == code) : db.Editions.OrderByDescending(e => e.Code).Take(1);

    IQueryable<Candidate> Filtered(AppDbContext db, CandidateFilter filter, bool seesPapers)
    {
        var candidates = db.Candidates.Where(c => EditionOf(db, filter).Select(e => e.Id).Contains(c.EditionId));
        if (filter.Stage is { } stage) candidates = candidates.Where(c => c.Stage == stage);
        if (filter.Stream is { } stream) candidates = candidates.Where(c => c.File.StreamCode == stream);
        if (filter.List is { } list) candidates = candidates.Where(c => c.SourceList!.Key == list);
        if (filter.MinimumAverage is { } least) candidates = candidates.Where(c => c.File.RulingAverage >= least);
        if (filter.Provisional) candidates = candidates.Where(c => c.File.PrintedAverage == null);
        if (filter.Region is { } region)
        {
            var provinces = Provinces.All.Where(p => p.Region.Code == region).Select(p => p.Code).ToList();
            candidates = candidates.Where(c => provinces.Contains(c.ProvinceCode!));
        }
        if (filter.Missing && seesPapers) candidates = candidates.LackingPapers(db, clock.Today);
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                candidates = candidates.Where(c => c.SortName.Contains(word) || c.Code == search);
        return candidates;
    }
}
