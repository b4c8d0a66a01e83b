using AusAiducation.Core.Access;

namespace AusAiducation.Core.Data.Checking;

/// <summary>
/// What must hold in the data whatever happened: run by the verb `check`, after a restore, and by the tests. It reads only, and says
/// which rows break which rule.
/// </summary>
public sealed class Checks(AppDbContextFactory factory)
{
    static readonly (string Name, Func<AppDbContext, CancellationToken, Task<List<string>>> Find)[] All =
    [
        ("Checks.PlanTotal", MoneyChecks.PlanTotalAsync),
        ("Checks.PaymentAmount", MoneyChecks.PaymentAmountAsync),
        ("Checks.PaidOnce", MoneyChecks.PaidOnceAsync),
        ("Checks.SumsAgree", MoneyChecks.SumsAgreeAsync),
        ("Checks.Seats", SeatChecks.SeatsAsync),
        ("Checks.Placements", SeatChecks.PlacementsAsync),
        ("Checks.StudentSponsor", SeatChecks.StudentSponsorAsync),
        ("Checks.ReviewTotals", SelectionChecks.ReviewTotalsAsync),
        ("Checks.RoundRules", SelectionChecks.RoundRulesAsync),
        ("Checks.Lots", SelectionChecks.LotsAsync),
        ("Checks.Minutes", SelectionChecks.MinutesAsync),
        ("Checks.Ties", SelectionChecks.TiesAsync),
        ("Checks.Inquiries", SelectionChecks.InquiriesAsync),
        ("Checks.WholeFiles", SelectionChecks.WholeFilesAsync),
        ("Checks.Stages", StageChecks.StagesAsync),
        ("Checks.OneCoach", PeopleChecks.OneCoachAsync),
        ("Checks.HistoryMasked", PeopleChecks.HistoryMaskedAsync),
        ("Checks.Hats", PeopleChecks.HatsAsync),
    ];

    /// <summary>Text keys of every check, in the order they run.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(check => check.Name)];

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await RunAsync(db, ct);
    }

    /// <summary>Over a context opened as the system, and inside its transaction when there is one: before an import or a restore is committed.</summary>
    public static async Task<IReadOnlyList<CheckResult>> RunAsync(AppDbContext db, CancellationToken ct = default)
    {
        List<CheckResult> results = [];
        foreach (var (name, find) in All) results.Add(new(name, await find(db, ct)));
        return results;
    }
}
