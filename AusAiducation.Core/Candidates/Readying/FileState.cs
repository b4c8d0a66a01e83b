using System.Numerics;
using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Candidates.Readying;

/// <summary>What keeps a file from being ready. Up to <see cref="ContactMissing"/> the family has to bring it; from <see cref="PaperToCheck"/> on, somebody of the team has to look.</summary>
public enum FileGap { PaperMissing, PaperRefused, MarksMissing, IncomeUndeclared, AgreementMissing, ContactMissing, PaperToCheck, MarksProvisional, EligibilityToConfirm, SuspectedDuplicate }

/// <summary>A file lacks something, something in it is doubtful, or it is ready.</summary>
public enum Readiness { Missing, Doubtful, Ready }

/// <summary>Where one open file stands: <paramref name="Gaps"/> holds a bit for each <see cref="FileGap"/>, the last three a bit for each <see cref="DocumentKind"/>.</summary>
public readonly record struct FileState(int Id, CandidateStage Stage, CandidateSource Source, int? SupplierId, DateTime ReceivedAt, DateTime StageSince, int Gaps = 0, int Missing = 0, int Refused = 0, int ToCheck = 0)
{
    const int Lacking = (1 << (int)FileGap.PaperToCheck) - 1;

    public Readiness Readiness => (Gaps & Lacking) != 0 ? Readiness.Missing : Gaps != 0 ? Readiness.Doubtful : Readiness.Ready;

    public bool Has(FileGap gap) => (Gaps & (1 << (int)gap)) != 0;

    /// <summary>Compulsory papers of which too few stand: never sent, refused or out of date.</summary>
    public IReadOnlyList<DocumentKind> ToAsk => Kinds(Missing | Refused).ToList();

    /// <summary>What is missing or doubtful, each by a text key: papers by their names, the worst first.</summary>
    public IEnumerable<Refusal> Words
    {
        get
        {
            // The representative's agreement may also be logged from a call: it is said once, below.
            foreach (var kind in Kinds(Has(FileGap.AgreementMissing) ? Missing & ~(1 << (int)DocumentKind.RepresentativeAgreement) : Missing)) yield return new($"DocumentKind.{kind}");
            foreach (var kind in Kinds(Refused)) yield return new("Gaps.Refused", kind);
            for (var gap = FileGap.MarksMissing; gap < FileGap.PaperToCheck; gap++)
                if (Has(gap)) yield return new($"FileGap.{gap}");
            foreach (var kind in Kinds(ToCheck)) yield return new("Gaps.ToCheck", kind);
            for (var gap = FileGap.MarksProvisional; gap <= FileGap.SuspectedDuplicate; gap++)
                if (Has(gap)) yield return new($"FileGap.{gap}");
        }
    }

    /// <summary>The same file with one more thing it lacks.</summary>
    internal FileState With(FileGap gap, int paper) => gap switch
    {
        FileGap.PaperMissing => this with { Gaps = Gaps | (1 << (int)gap), Missing = Missing | (1 << paper) },
        FileGap.PaperRefused => this with { Gaps = Gaps | (1 << (int)gap), Refused = Refused | (1 << paper) },
        FileGap.PaperToCheck => this with { Gaps = Gaps | (1 << (int)gap), ToCheck = ToCheck | (1 << paper) },
        _ => this with { Gaps = Gaps | (1 << (int)gap) },
    };

    static IEnumerable<DocumentKind> Kinds(int bits)
    {
        for (; bits != 0; bits &= bits - 1) yield return (DocumentKind)BitOperations.TrailingZeroCount(bits);
    }
}
