using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Funding;

/// <summary>What one student will be paid over the funded years, tranche by tranche, by one sponsor. Amounts in dirhams.</summary>
public sealed class FundingPlan : KeyedEntity, IAboutStudent
{
    readonly List<Tranche> _tranches = [];

    FundingPlan() { }

    public FundingPlan(int studentId, int sponsorId, int editionId, DateOnly madeOn) => (StudentId, SponsorId, EditionId, MadeOn) = (studentId, sponsorId, editionId, madeOn);

    public int StudentId { get; private set; }
    public int SponsorId { get; private set; }
    public int EditionId { get; private set; }
    public DateOnly MadeOn { get; private set; }
    public IReadOnlyList<Tranche> Tranches => _tranches;

    public Tranche Add(int yearNumber, string yearCode, int number, DateOnly dueOn, decimal amount, bool needsEnrolment)
    {
        var tranche = new Tranche(this, yearNumber, yearCode, number, dueOn, amount, needsEnrolment);
        _tranches.Add(tranche);
        return tranche;
    }

    public decimal Total => _tranches.Sum(t => t.Amount);
}

/// <summary>One payment to come of a plan.</summary>
public sealed class Tranche : KeyedEntity, IAboutStudent
{
    Tranche() { }

    internal Tranche(FundingPlan plan, int yearNumber, string yearCode, int number, DateOnly dueOn, decimal amount, bool needsEnrolment)
    {
        if (amount <= 0) throw new RuleBroken("Funding.AmountWrong");
        (Plan, StudentId, SponsorId, EditionId) = (plan, plan.StudentId, plan.SponsorId, plan.EditionId);
        (YearNumber, YearCode, Number, DueOn, Amount, NeedsEnrolment) = (yearNumber, yearCode, number, dueOn, amount, needsEnrolment);
    }

    public int PlanId { get; private set; }
    public FundingPlan? Plan { get; private set; }
    public int StudentId { get; private set; }
    public int SponsorId { get; private set; }
    public int EditionId { get; private set; }
    public int YearNumber { get; private set; }
    public string YearCode { get; private set; } = "";
    public int Number { get; private set; }
    public DateOnly DueOn { get; private set; }
    public decimal Amount { get; private set; }

    /// <summary>False for the installation tranche, paid before the certificate of the year exists.</summary>
    public bool NeedsEnrolment { get; private set; }
    public Payment? Payment { get; private set; }

    /// <summary>Why this tranche cannot be paid now. The facts come from other rows, so the act passes them.</summary>
    public Refusal? WhyNotPay(bool enrolmentAccepted, bool bankDetailsKnown) =>
        WhyNotPay(Payment is not null, NeedsEnrolment, enrolmentAccepted, bankDetailsKnown, YearCode);

    /// <summary>The same rule on the facts alone, for lists.</summary>
    public static Refusal? WhyNotPay(bool paid, bool needsEnrolment, bool enrolmentAccepted, bool bankDetailsKnown, string yearCode) =>
        paid ? new("Funding.AlreadyPaid")
        : needsEnrolment && !enrolmentAccepted ? new("Funding.EnrolmentMissing", yearCode)
        : !bankDetailsKnown ? new("Funding.BankDetailsMissing")
        : null;

    public Payment Pay(DateOnly paidOn, string reference, int byUserId, bool enrolmentAccepted, bool bankDetailsKnown)
    {
        RuleBroken.If(WhyNotPay(enrolmentAccepted, bankDetailsKnown));
        return Payment = new Payment(this, paidOn, reference, byUserId);
    }
}

/// <summary>Money that left for a tranche: once, whole. A unique index on the tranche is the last word against paying twice.</summary>
public sealed class Payment : KeyedEntity, IAboutStudent
{
    public const int ReferenceMaxLength = 60;

    Payment() { }

    internal Payment(Tranche tranche, DateOnly paidOn, string reference, int byUserId)
    {
        if (string.IsNullOrWhiteSpace(reference)) throw new RuleBroken("Funding.ReferenceNeeded");
        (Tranche, TrancheId, StudentId, SponsorId, EditionId, Amount) = (tranche, tranche.Id, tranche.StudentId, tranche.SponsorId, tranche.EditionId, tranche.Amount);
        (PaidOn, Reference, RecordedByUserId) = (paidOn, reference.Trim(), byUserId);
    }

    public int TrancheId { get; private set; }
    public Tranche? Tranche { get; private set; }
    public int StudentId { get; private set; }
    public int SponsorId { get; private set; }
    public int EditionId { get; private set; }
    public decimal Amount { get; private set; }
    public DateOnly PaidOn { get; private set; }
    public string Reference { get; private set; } = "";
    public int RecordedByUserId { get; private set; }
}
