using AusAiducation.Core.Funding;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Checking;

/// <summary>Plans, payments and their sums, in dirhams.</summary>
static class MoneyChecks
{
    /// <summary>A plan comes to what the terms of its edition promise over the funded years.</summary>
    public static async Task<List<string>> PlanTotalAsync(AppDbContext db, CancellationToken ct)
    {
        var promised = (await db.Editions.AsNoTracking().ToListAsync(ct)).ToDictionary(e => e.Id, e =>
            Enumerable.Range(1, e.Funding.FundedYears).Sum(year => Mad.Indexed(e.Funding.YearlyAmount, e.Funding.YearlyIncrease, year)));
        var plans = await db.FundingPlans.Select(p => new { p.Key, Edition = db.Students.Where(s => s.Id == p.StudentId).Select(s => s.EditionId).First(), Sum = p.Tranches.Sum(t => t.Amount) }).ToListAsync(ct);
        return [.. plans.Where(p => p.Sum != promised[p.Edition]).Select(p => p.Key)];
    }

    /// <summary>A payment is its tranche: amount, student, sponsor, edition.</summary>
    public static Task<List<string>> PaymentAmountAsync(AppDbContext db, CancellationToken ct) =>
        db.Payments.Where(p => p.Amount != p.Tranche!.Amount || p.StudentId != p.Tranche.StudentId || p.SponsorId != p.Tranche.SponsorId || p.EditionId != p.Tranche.EditionId)
            .Select(p => p.Key).ToListAsync(ct);

    public static Task<List<string>> PaidOnceAsync(AppDbContext db, CancellationToken ct) =>
        db.Tranches.Where(t => db.Payments.Count(p => p.TrancheId == t.Id) > 1).Select(t => t.Key).ToListAsync(ct);

    /// <summary>
    /// Three ways to add the money that left: by student, by sponsor, by year. Each student's payments are counted through the plan's
    /// years and directly; each sponsor's through its students and directly.
    /// </summary>
    public static async Task<List<string>> SumsAgreeAsync(AppDbContext db, CancellationToken ct)
    {
        var direct = await db.Payments.GroupBy(p => p.StudentId).Select(g => new { g.Key, Sum = g.Sum(p => p.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        var years = await db.Payments.GroupBy(p => new { p.Tranche!.Plan!.StudentId, p.Tranche.YearCode })
            .Select(g => new { g.Key.StudentId, g.Key.YearCode, Sum = g.Sum(p => p.Amount) }).ToListAsync(ct);
        var bySponsor = await db.Payments.GroupBy(p => p.SponsorId).Select(g => new { g.Key, Sum = g.Sum(p => p.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        var students = await db.Students.Select(s => new { s.Id, s.Key, s.SponsorId }).ToListAsync(ct);
        var sponsors = await db.Sponsors.Select(s => new { s.Id, s.Key }).ToListAsync(ct);
        var byYear = years.ToLookup(y => y.StudentId, y => y.Sum);
        var ofSponsor = students.ToLookup(s => s.SponsorId, s => direct.GetValueOrDefault(s.Id));
        return
        [
            .. students.Where(s => direct.GetValueOrDefault(s.Id) != byYear[s.Id].Sum()).Select(s => s.Key),
            .. sponsors.Where(s => bySponsor.GetValueOrDefault(s.Id) != ofSponsor[s.Id].Sum()).Select(s => s.Key),
        ];
    }
}
