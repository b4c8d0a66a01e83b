using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>A payment as typed: the day the money left and the bank's reference.</summary>
public sealed class PaymentInput
{
    public string? PaidOn { get; set; }
    public string? Reference { get; set; }
}

/// <summary>Records money that left. Once for a tranche, whatever is clicked twice or open in two tabs; never by who recorded the account it goes to.</summary>
public sealed class Disbursing(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task PayAsync(string trancheKey, PaymentInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.RecordPayments);
        var tranche = await db.Tranches.Include(t => t.Payment).FirstOrDefaultAsync(t => t.Key == trancheKey, ct) ?? throw new NotFoundForViewer("Tranche");
        var enrolled = await db.AcademicYears.AnyAsync(y => y.StudentId == tranche.StudentId && y.Code == tranche.YearCode && y.EnrolmentAcceptedOn != null, ct);
        var account = await db.BankAccounts.Where(a => a.StudentId == tranche.StudentId && a.ReplacedAt == null).Select(a => new { a.RecordedByUserId }).FirstOrDefaultAsync(ct);
        RuleBroken.If(tranche.WhyNotPay(enrolled, account is not null) ?? WhyNotPayTo(account!.RecordedByUserId, db.Viewer.UserId));
        var problems = new Problems();
        var paidOn = problems.Day(nameof(input.PaidOn), input.PaidOn, notAfter: clock.Today);
        var reference = problems.Required(nameof(input.Reference), input.Reference, Payment.ReferenceMaxLength);
        problems.ThrowIfAny();
        tranche.Pay(paidOn!.Value, reference, db.Viewer.UserId, enrolled, bankDetailsKnown: true);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new RuleBroken("Funding.AlreadyPaid");
        }
    }

    /// <summary>Two people stand between a bank account and the money: who recorded it does not pay to it.</summary>
    static Refusal? WhyNotPayTo(int recordedByUserId, int userId) => recordedByUserId == userId ? new("Funding.OwnRib") : null;
}
