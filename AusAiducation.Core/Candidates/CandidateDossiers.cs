using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Reads one file; six queries whatever it holds. What the form, the inquiry and the selection add stands on pages of their own.</summary>
public sealed class CandidateDossiers(ViewerDb viewerDb, ProgrammeClock clock)
{
    public const int HistoryShown = 200;

    /// <summary>Null when there is no such file for this viewer.</summary>
    public async Task<CandidateDossier?> ReadAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var fromForm = FileHeads.FromForm(db);
        var row = await db.Candidates.Where(c => c.Key == key).Select(c => new
        {
            Candidate = c, c.Person, c.Person.Identity, c.Person.Contact, c.File, c.Social, Edition = c.Edition!,
            Supplier = c.SourceList == null ? null : c.SourceList.Organisation!.Name,
            Agreed = db.RepresentativeAgreements.Any(r => r.CandidateId == c.Id && r.Means != AgreementMeans.None),
            FromForm = fromForm.Any(id => id == c.Id),
            Official = db.OfficialResults.FirstOrDefault(r => r.CandidateId == c.Id),
            OfficialBy = db.OfficialResults.Where(r => r.CandidateId == c.Id).Select(r => r.ConfirmedBy!.DisplayName).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        if (row is null) return null;
        var id = row.Candidate.Id;
        var rules = row.Social is null ? null : await db.RuleVersions.Include(v => v.Rows).SingleAsync(v => v.EditionId == row.Edition.Id && v.State == RulesState.InForce, ct);
        var rulings = await db.EligibilityDecisions.Where(d => d.CandidateId == id).OrderByDescending(d => d.Id)
            .Select(d => new DossierRuling(d.Eligible, d.ProposedEligible != null && d.Eligible != d.ProposedEligible, d.ProposedEligible, d.CauseKey, d.Reason, d.By!.DisplayName, d.At)).ToListAsync(ct);
        var papers = await db.Documents.Where(d => d.CandidateId == id && d.Kind != DocumentKind.HomeVisitPhoto).OrderByDescending(d => d.Id)
            .Select(d => new DossierPaper(d.Key, d.Kind, d.FileName, d.ContentType, d.Length, d.UploadedAt, d.State, Document.ReasonShown(d.RefusedBecause), d.Scan, d.ValidUntil)).ToListAsync(ct);
        var seesPapers = db.Viewer.Rows.All || db.Viewer.Rows.SeesDocuments;
        var today = clock.Today;
        var missing = !seesPapers ? [] : (await Checklist.OfAsync(db, row.Edition.Id, ct))
            .Missing(row.Candidate.Stage, Checklist.IsMinor(row.Identity?.BirthDate, today), row.Agreed, papers.Where(p => p.StandsOn(today)).Select(p => p.Kind).ToList());
        var kin = await DuplicateQueries.OfAsync(db, row.Edition.Id, new()
        {
            Id = id, Massar = row.Identity?.Massar, CinHash = row.Identity?.CinHash, BirthDate = row.Identity?.BirthDate, Phone = row.Contact?.Phone, LatinKey = row.Person.LatinKey, ArabicKey = row.Person.ArabicKey,
        }, ct);
        return new CandidateDossier
        {
            Key = key, Code = row.Candidate.Code, EditionCode = row.Edition.Code, EditionClosed = row.Edition.ClosedAt is not null, EditionId = row.Edition.Id,
            Stage = row.Candidate.Stage, CandidateVersion = row.Candidate.Version,
            FamilyName = row.Person.FamilyName, GivenName = row.Person.GivenName, FamilyNameArabic = row.Person.FamilyNameArabic, GivenNameArabic = row.Person.GivenNameArabic,
            Gender = row.Person.Gender, PersonVersion = row.Person.Version,
            Identity = row.Identity is { } i ? new(i.BirthDate, i.Massar, i.CinTail, i.Version) : null,
            Contact = row.Contact is { } c ? new(c.Phone, c.Email, c.Address, c.Version) : null,
            School = row.Candidate.School, ProvinceCode = row.Candidate.ProvinceCode,
            StreamCode = row.File.StreamCode, BacYear = row.File.BacYear, Marks = row.File.Marks, StudyWish = row.File.StudyWish, Motivation = row.File.Motivation, FileVersion = row.File.Version,
            Family = row.Social is { } s ? new(s.IncomeBracket, s.HouseholdSize, s.Situation, s.Version, s.Siblings) : null,
            Supplier = row.Supplier, ReceivedAt = row.Candidate.CreatedAt,
            Proposal = rules is null ? null : EligibilityProposal.For(rules, row.Edition.BacYear, CandidateFacts.Of(row.Candidate, row.File, row.Identity, row.Social)),
            Official = row.Official is { } o ? new(o.Official, o.ConfirmedAt is null ? null : o.Declared, row.OfficialBy, o.ConfirmedAt) : null,
            Rulings = rulings,
            Papers = seesPapers ? papers : null, Missing = missing, Kin = kin, FromForm = row.FromForm,
        };
    }

    /// <summary>Who did what to a file, the latest first; empty for a viewer who does not meet the history, and for an unknown file.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var rows = await db.History.AsNoTracking().Where(h => h.CandidateKey == key).OrderByDescending(h => h.Id).Take(HistoryShown).ToListAsync(ct);
        return rows.Select(HistoryLine.Of).Where(l => l.IsTelling).ToList();
    }
}
