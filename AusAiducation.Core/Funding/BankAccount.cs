using AusAiducation.Core.Data;

namespace AusAiducation.Core.Funding;

public enum HolderRelation { Self, Father, Mother, Guardian }

/// <summary>Where a student's money goes. The RIB is encrypted; its hash serves equality, its last digits recognition.</summary>
public sealed class BankAccount : KeyedEntity, IAboutStudent
{
    public const int HolderMaxLength = 120;

    BankAccount() { }

    public BankAccount(int studentId, string holder, HolderRelation relation, string ribCipher, string ribHash, string ribTail, int recordedByUserId) =>
        (StudentId, Holder, Relation, RibCipher, RibHash, RibTail, RecordedByUserId) = (studentId, holder.Trim(), relation, ribCipher, ribHash, ribTail, recordedByUserId);

    public int StudentId { get; private set; }

    [Sensitive]
    public string Holder { get; private set; } = "";
    public HolderRelation Relation { get; private set; }
    [Sensitive]
    public string RibCipher { get; private set; } = "";
    [Sensitive]
    public string RibHash { get; private set; } = "";
    [Sensitive]
    public string RibTail { get; private set; } = "";
    public int RecordedByUserId { get; private set; }
    public DateTime? ReplacedAt { get; private set; }

    public void Replace(DateTime at) => ReplacedAt ??= at;
}
