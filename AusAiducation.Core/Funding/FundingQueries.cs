using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>Dirhams committed by plans, of which paid, and of what remains the part already due.</summary>
public sealed record MoneySum(decimal Committed, decimal Paid, decimal Due)
{
    public static readonly MoneySum Nothing = new(0, 0, 0);

    public decimal Remaining => Committed - Paid;

    public static MoneySum operator +(MoneySum a, MoneySum b) => new(a.Committed + b.Committed, a.Paid + b.Paid, a.Due + b.Due);

    public static MoneySum Of(IEnumerable<MoneySum> sums) => sums.Aggregate(Nothing, (a, b) => a + b);
}

/// <summary>A sum with what it is the sum of.</summary>
public sealed record MoneyLine(int Id, string Key, string Name, MoneySum Sum);

/// <summary>The same money three ways, each summed by the database on its own.</summary>
public sealed record FundingTotals(IReadOnlyList<MoneyLine> BySponsor, IReadOnlyList<MoneyLine> ByYear, IReadOnlyList<MoneyLine> ByStudent)
{
    public MoneySum Total => MoneySum.Of(ByYear.Select(l => l.Sum));

    /// <summary>The proof at the foot of the page: three different sums of the same tranches are one amount.</summary>
    public bool AddsUp => MoneySum.Of(BySponsor.Select(l => l.Sum)) == Total && MoneySum.Of(ByStudent.Select(l => l.Sum)) == Total;
}

/// <summary>One student's money: the tranches year by year. A sponsor meets those of its own seats.</summary>
public sealed record StudentMoney(IReadOnlyList<TrancheRow> Tranches, DateOnly Today)
{
    public MoneySum SumOf(IEnumerable<TrancheRow> tranches) =>
        MoneySum.Of(tranches.Select(t => new MoneySum(t.Amount, t.PaidOn is null ? 0 : t.Amount, t.StateOn(Today) == TrancheState.Due ? t.Amount : 0)));

    public MoneySum Total => SumOf(Tranches);
}

/// <summary>What a sponsor has engaged over all its editions, open seats counted at their edition's price.</summary>
public sealed record SponsorMoney(MoneySum Plans, decimal OpenSeats)
{
    public decimal Engaged => Plans.Committed + OpenSeats;
    public decimal Remaining => Engaged - Plans.Paid;
}

/// <summary>Committed, due, paid and remaining, by whatever one asks.</summary>
public sealed class FundingQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Five queries, whatever the number of students.</summary>
    public async Task<FundingTotals> TotalsAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.ViewFunding, ct);
        var facts = Facts(db);
        var bySponsor = await facts.GroupBy(t => t.SponsorId).Select(g => new { g.Key, Committed = g.Sum(t => t.Amount), Paid = g.Sum(t => t.Paid), Due = g.Sum(t => t.Due) }).ToListAsync(ct);
        var byYear = await facts.GroupBy(t => t.YearCode).Select(g => new { g.Key, Committed = g.Sum(t => t.Amount), Paid = g.Sum(t => t.Paid), Due = g.Sum(t => t.Due) }).ToListAsync(ct);
        var byStudent = await facts.GroupBy(t => t.StudentId).Select(g => new { g.Key, Committed = g.Sum(t => t.Amount), Paid = g.Sum(t => t.Paid), Due = g.Sum(t => t.Due) }).ToDictionaryAsync(g => g.Key, ct);
        var sponsors = await db.Sponsors.Select(s => new { s.Id, s.Key, s.Name }).ToDictionaryAsync(s => s.Id, ct);
        var students = await db.Students.OrderBy(s => s.Person.SearchKey).Select(s => new { s.Id, s.Key, s.Person.FamilyName, s.Person.GivenName }).ToListAsync(ct);
        return new FundingTotals(
            [.. bySponsor.Select(g => new MoneyLine(g.Key, sponsors[g.Key].Key, sponsors[g.Key].Name, new MoneySum(g.Committed, g.Paid, g.Due))).OrderBy(l => l.Name, StringComparer.Ordinal)],
            [.. byYear.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new MoneyLine(0, g.Key, g.Key, new MoneySum(g.Committed, g.Paid, g.Due)))],
            [.. students.Where(s => byStudent.ContainsKey(s.Id)).Select(s => new MoneyLine(s.Id, s.Key, $"{s.FamilyName.ToUpperInvariant()} {s.GivenName}",
                new MoneySum(byStudent[s.Id].Committed, byStudent[s.Id].Paid, byStudent[s.Id].Due)))]);
    }

    /// <summary>The money of one student, as far as the viewer may meet it. One query.</summary>
    public async Task<StudentMoney> OfStudentAsync(int studentId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.ViewStudents, ct);
        var rows = await TrancheListing.All(db, db.Tranches.Where(t => t.StudentId == studentId)).ToListAsync(ct);
        return new StudentMoney([.. rows.OrderBy(t => t.YearNumber).ThenBy(t => t.Number)], clock.Today);
    }

    /// <summary>One tranche; null when this viewer has none of that key. One query.</summary>
    public async Task<TrancheRow?> TrancheAsync(string key, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.ViewFunding, ct);
        return await TrancheListing.All(db, db.Tranches.Where(t => t.Key == key)).FirstOrDefaultAsync(ct);
    }

    /// <summary>By sponsor id, over all editions. Three queries.</summary>
    public async Task<IReadOnlyDictionary<int, SponsorMoney>> OfSponsorsAsync(CancellationToken ct = default)
    {
        await using var db = await OpenAsync(Permission.ViewFunding, ct);
        var plans = (await Facts(db).GroupBy(t => t.SponsorId).Select(g => new { g.Key, Committed = g.Sum(t => t.Amount), Paid = g.Sum(t => t.Paid), Due = g.Sum(t => t.Due) }).ToListAsync(ct))
            .ToDictionary(g => g.Key, g => new MoneySum(g.Committed, g.Paid, g.Due));
        var seats = await db.SponsorSeats.Select(s => new { s.SponsorId, s.EditionId, s.Seats, Students = db.FundingPlans.Count(p => p.SponsorId == s.SponsorId && p.EditionId == s.EditionId) }).ToListAsync(ct);
        var costs = (await db.Editions.ToListAsync(ct)).ToDictionary(e => e.Id, ScholarshipPlan.CostOf);
        return seats.Select(s => s.SponsorId).Union(plans.Keys).ToDictionary(id => id, id => new SponsorMoney(plans.GetValueOrDefault(id, MoneySum.Nothing),
            seats.Where(s => s.SponsorId == id).Sum(s => Math.Max(0, s.Seats - s.Students) * costs[s.EditionId])));
    }

    IQueryable<TrancheFact> Facts(AppDbContext db)
    {
        var today = clock.Today;
        return db.Tranches.Select(t => new TrancheFact
        {
            SponsorId = t.SponsorId, StudentId = t.StudentId, YearCode = t.YearCode, Amount = t.Amount,
            Paid = t.Payment == null ? 0m : t.Payment.Amount,
            Due = t.Payment == null && t.DueOn <= today ? t.Amount : 0m,
        });
    }

    async Task<AppDbContext> OpenAsync(Permission permission, CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(permission);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    sealed record TrancheFact
    {
        public int SponsorId { get; init; }
        public int StudentId { get; init; }
        public required string YearCode { get; init; }
        public decimal Amount { get; init; }
        public decimal Paid { get; init; }
        public decimal Due { get; init; }
    }
}
