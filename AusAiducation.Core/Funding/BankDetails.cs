using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>A bank account as typed: 24 digits, its holder and who the holder is to the student.</summary>
public sealed class BankInput
{
    public string? Rib { get; set; }
    public string? Holder { get; set; }
    public string? Relation { get; set; }
}

/// <summary>What people may read of a bank account without opening it.</summary>
public sealed record BankView(string Holder, HolderRelation Relation, string Tail, DateTime RecordedAt);

/// <summary>Where a student's money goes. The number is sealed; opening it is for who pays, and leaves a line in the history.</summary>
public sealed class BankDetails(ViewerDb viewerDb, FieldVault vault, ProgrammeClock clock)
{
    /// <summary>Records a RIB in place of the one before, which is kept. True when another student has the same account: worth a look, no refusal.</summary>
    public async Task<bool> RecordAsync(string studentKey, BankInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.WelcomeStudents);
        var student = await StudentIdAsync(db, studentKey, ct);
        var problems = new Problems();
        if (!Rib.TryParse(input.Rib, out var rib)) problems.Add(nameof(input.Rib), Rib.WhyNot(input.Rib)!);
        var holder = problems.Required(nameof(input.Holder), input.Holder, BankAccount.HolderMaxLength);
        var relation = problems.Choice<HolderRelation>(nameof(input.Relation), input.Relation);
        problems.ThrowIfAny();
        var closed = await vault.SealAsync(VaultField.Rib, rib!.Digits, ct);
        if (await db.BankAccounts.FirstOrDefaultAsync(a => a.StudentId == student && a.ReplacedAt == null, ct) is { } before)
        {
            if (before.RibHash == closed.Hash && before.Holder == holder && before.Relation == relation) throw new RuleBroken("Funding.RibUnchanged");
            before.Replace(clock.Now);
        }
        db.BankAccounts.Add(new BankAccount(student, holder, relation!.Value, closed.Cipher, closed.Hash, closed.Tail, db.Viewer.UserId));
        await db.SaveChangesAsync(ct);
        return await db.BankAccounts.AnyAsync(a => a.StudentId != student && a.RibHash == closed.Hash && a.ReplacedAt == null, ct);
    }

    /// <summary>Holder and last digits; null when none is known, or for whoever may not meet it.</summary>
    public async Task<BankView?> OfAsync(string studentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewStudents);
        return await db.BankAccounts.Where(a => a.ReplacedAt == null && db.Students.Any(s => s.Id == a.StudentId && s.Key == studentKey))
            .Select(a => new BankView(a.Holder, a.Relation, a.RibTail, a.CreatedAt)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The whole number, for a transfer; who opened it and when stands in the student's history.</summary>
    public async Task<Rib> OpenAsync(string studentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewBankDetails);
        var student = await db.Students.Where(s => s.Key == studentKey).Select(s => new { s.Id, s.EditionId }).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Student");
        var account = await db.BankAccounts.FirstOrDefaultAsync(a => a.StudentId == student.Id && a.ReplacedAt == null, ct) ?? throw new RuleBroken("Funding.BankDetailsMissing");
        if (!Rib.TryParse(vault.Open(VaultField.Rib, account.RibCipher), out var rib)) throw new RuleBroken("Funding.RibLength");
        db.History.Add(new HistoryEntry
        {
            At = clock.Now, UserId = db.Viewer.UserId, UserName = db.Viewer.DisplayName, Entity = nameof(BankAccount), EntityKey = account.Key,
            EditionId = student.EditionId, StudentKey = studentKey, Action = HistoryAction.Opened, Changes = "{}",
        });
        await db.SaveChangesAsync(ct);
        return rib;
    }

    static async Task<int> StudentIdAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Students.Where(s => s.Key == key).Select(s => (int?)s.Id).FirstOrDefaultAsync(ct) ?? throw new NotFoundForViewer("Student");
}
