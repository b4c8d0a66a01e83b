using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>Where a tranche stands on a day.</summary>
public enum TrancheState { Coming, Due, Paid }

/// <summary>What the list of tranches is filtered by.</summary>
public sealed record TrancheFilter : IListFilter<TrancheFilter>
{
    public string? Search { get; init; }
    public string? Year { get; init; }
    public TrancheState? State { get; init; }

    public static TrancheFilter Parse(Func<string, string?> query) => new()
    {
        Search = query("q"), Year = query("year"),
        State = Enum.TryParse<TrancheState>(query("state"), out var state) && Enum.IsDefined(state) ? state : null,
    };

    public IEnumerable<(string Name, string? Value)> ToQuery() => [("q", Search), ("year", Year), ("state", State?.ToString())];
}

/// <summary>A tranche with what decides whether it can be paid now. Amounts in dirhams.</summary>
public sealed record TrancheRow : IListRow
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string StudentKey { get; init; }
    public required string SortName { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? SponsorName { get; init; }
    public int YearNumber { get; init; }
    public required string YearCode { get; init; }
    public int Number { get; init; }
    public DateOnly DueOn { get; init; }
    public decimal Amount { get; init; }
    public bool NeedsEnrolment { get; init; }
    public bool Enrolled { get; init; }
    public bool BankKnown { get; init; }
    public DateOnly? PaidOn { get; init; }
    public string? Reference { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";

    public TrancheState StateOn(DateOnly day) => PaidOn is not null ? TrancheState.Paid : DueOn <= day ? TrancheState.Due : TrancheState.Coming;

    public Refusal? WhyNotPay() => Tranche.WhyNotPay(PaidOn is not null, NeedsEnrolment, Enrolled, BankKnown, YearCode);
}

/// <summary>
/// Every tranche the viewer may meet: all for who keeps the money, those of its own seats for a sponsor. Open to whoever meets students,
/// so that a sponsor exports what was paid on its seats; the rows decide.
/// </summary>
public sealed class TrancheListing(ViewerDb viewerDb, ProgrammeClock clock) : Listing<TrancheFilter, TrancheRow>(viewerDb)
{
    public override string Code => "payments";
    public override Permission Permission => Permission.ViewStudents;
    protected override (string Sort, bool Descending) DefaultOrder => ("due", false);

    public override IReadOnlyList<Column<TrancheRow>> Columns { get; } =
    [
        Column<TrancheRow>.Of("student", "Funding.Student", r => r.SortName, shown: r => r.Name),
        Column<TrancheRow>.Unsorted("latin", "Funding.StudentName", r => r.Name, onPage: false),
        Column<TrancheRow>.Of("sponsor", "Funding.Sponsor", r => r.SponsorName),
        Column<TrancheRow>.Of("year", "Funding.YearOfStudies", r => r.YearCode),
        Column<TrancheRow>.Unsorted("tranche", "Funding.Tranche", r => r.Number, isNumber: true),
        Column<TrancheRow>.Of("due", "Funding.DueOn", r => r.DueOn),
        Column<TrancheRow>.Of("amount", "Funding.Amount", r => r.Amount, isNumber: true),
        Column<TrancheRow>.Of("paid", "Funding.PaidOn", r => r.PaidOn),
        Column<TrancheRow>.Unsorted("reference", "Funding.Reference", r => r.Reference, onPage: false),
    ];

    protected override IQueryable<TrancheRow> Rows(AppDbContext db, TrancheFilter filter)
    {
        var today = clock.Today;
        var tranches = db.Tranches.AsQueryable();
        if (filter.Year is { } year) tranches = tranches.Where(t => t.YearCode == year);
        tranches = filter.State switch
        {
            TrancheState.Paid => tranches.Where(t => t.Payment != null),
            TrancheState.Due => tranches.Where(t => t.Payment == null && t.DueOn <= today),
            TrancheState.Coming => tranches.Where(t => t.Payment == null && t.DueOn > today),
            _ => tranches,
        };
        if (filter.Search is { } search)
            foreach (var word in NameFolding.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
                tranches = tranches.Where(t => db.Students.Any(s => s.Id == t.StudentId && s.Person.SearchKey.Contains(word)));
        return All(db, tranches);
    }

    /// <summary>Tranches as rows; the page of one tranche reads the same.</summary>
    internal static IQueryable<TrancheRow> All(AppDbContext db, IQueryable<Tranche> tranches) =>
        from t in tranches
        join s in db.Students on t.StudentId equals s.Id
        select new TrancheRow
        {
            Id = t.Id, Key = t.Key, StudentKey = s.Key, SortName = s.Person.SearchKey, FamilyName = s.Person.FamilyName, GivenName = s.Person.GivenName,
            SponsorName = db.Sponsors.Where(x => x.Id == t.SponsorId).Select(x => x.Name).FirstOrDefault(),
            YearNumber = t.YearNumber, YearCode = t.YearCode, Number = t.Number, DueOn = t.DueOn, Amount = t.Amount, NeedsEnrolment = t.NeedsEnrolment,
            Enrolled = db.AcademicYears.Any(y => y.StudentId == t.StudentId && y.Code == t.YearCode && y.EnrolmentAcceptedOn != null),
            BankKnown = db.BankAccounts.Any(a => a.StudentId == t.StudentId && a.ReplacedAt == null),
            PaidOn = t.Payment == null ? null : t.Payment.PaidOn, Reference = t.Payment == null ? null : t.Payment.Reference,
        };
}
