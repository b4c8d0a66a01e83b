using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>What a nomination still lacks.</summary>
public enum NominationGap { BirthDate, Massar, Phone, Stream, Marks, Transcript }

/// <summary>Where a nomination stands, as a school is told: no mark, no rank, no answer before the person has it.</summary>
public enum NominationState { Received, Incomplete, InSelection, Decided }

/// <summary>One pupil a school named.</summary>
public sealed record Nomination(string Code, string Name, string? NameArabic, DateTime ReceivedAt, NominationState State, IReadOnlyList<NominationGap> Missing);

/// <summary>A school's page of one edition.</summary>
public sealed record NominationPage(string EditionCode, IReadOnlyList<SupplierChoice> Schools, IReadOnlyList<Nomination> Rows, int Total, int Page, Refusal? WhyNotAdd)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The people one's own school supplied, and nothing of others. Four queries.</summary>
public sealed class NominationQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no edition.</summary>
    public async Task<NominationPage?> ReadAsync(string? editionCode, int page, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.NominateCandidates);
        var edition = await db.Editions.AsNoTracking().Where(e => editionCode == null || e.Code == editionCode).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        var (today, rows) = (clock.Today, db.Viewer.Rows);
        var schools = (await db.Organisations.AsNoTracking().Where(o => rows.HelpedOrganisations.Contains(o.Id)).ToListAsync(ct)).Where(o => o.IsInForceOn(today)).Select(o => new SupplierChoice(o.Key, o.Name.Current)).ToList();
        // A helper may be a manager too: here each hat shows its own people only.
        var mine = db.Candidates.Where(c => c.EditionId == edition.Id && rows.SuppliedCandidates.Contains(c.Id));
        var total = await mine.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + NominationPage.Size - 1) / NominationPage.Size));
        var found = await mine.OrderBy(c => c.Person.SearchKey).ThenBy(c => c.Id).Skip((page - 1) * NominationPage.Size).Take(NominationPage.Size)
            .Select(c => new { c.Id, c.Code, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic, c.CreatedAt, c.Stage }).ToListAsync(ct);
        var gaps = await InternalFiles.GapsAsync(db, found.ConvertAll(c => c.Id), ct);
        var nominations = found.ConvertAll(c =>
        {
            var state = StateOf(c.Stage, edition.ClosedAt is not null, gaps[c.Id].Count > 0);
            return new Nomination(c.Code, $"{c.FamilyName.ToUpperInvariant()} {c.GivenName}", $"{c.GivenNameArabic} {c.FamilyNameArabic}".Trim(), c.CreatedAt, state, state == NominationState.Incomplete ? gaps[c.Id] : []);
        });
        return new NominationPage(edition.Code, schools, nominations, total, page, schools.Count == 0 ? new("Nominations.NoSchool") : ImportDuty.WhyNotNominate(edition, today));
    }

    /// <summary>An answer on eligibility or the shortlist is the person's to hear first: until the edition's decisions are out, it reads "in selection".</summary>
    public static NominationState StateOf(CandidateStage stage, bool closed, bool lacks) => closed ? NominationState.Decided : stage switch
    {
        CandidateStage.Received => lacks ? NominationState.Incomplete : NominationState.Received,
        CandidateStage.Eligible or CandidateStage.Ineligible or CandidateStage.Shortlisted or CandidateStage.NotShortlisted => NominationState.InSelection,
        CandidateStage.Selected or CandidateStage.Reserve or CandidateStage.NotSelected or CandidateStage.Accepted or CandidateStage.Withdrawn => NominationState.Decided,
    };
}
