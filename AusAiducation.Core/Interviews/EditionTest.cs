using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Interviews;

/// <summary>One test of an edition, marked out of 20, and its share of the whole in percent; the shares of an edition's tests make a hundred.</summary>
public sealed class EditionTest : KeyedEntity
{
    public const int Most = 6;
    public const int Whole = 100;

    EditionTest() { }

    public EditionTest(int editionId, int position, LocalText name, int weight)
    {
        EditionId = editionId;
        Change(position, name, weight);
    }

    public int EditionId { get; private set; }
    public Programme.Edition? Edition { get; private set; }
    public int Position { get; private set; }
    public LocalText Name { get; private set; } = null!;

    /// <summary>Percent.</summary>
    public int Weight { get; private set; }

    public void Change(int position, LocalText name, int weight) => (Position, Name, Weight) = (position, name, weight);

    public EditionTest CopyTo(int editionId) => new(editionId, Position, Name.Copy(), Weight);
}

/// <summary>What a candidate had in one test: a mark out of 20, or that they were absent, which is not a zero.</summary>
public sealed class TestResult : KeyedEntity, IAboutCandidate
{
    public const decimal Maximum = 20m;

    TestResult() { }

    public TestResult(EditionTest test, int candidateId, decimal? mark, int enteredByUserId)
    {
        (EditionId, TestId, CandidateId) = (test.EditionId, test.Id, candidateId);
        Enter(mark, enteredByUserId);
    }

    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }
    public int TestId { get; private set; }
    public EditionTest? Test { get; private set; }

    /// <summary>The mark in whole hundredths, so that sums are exact on both databases; null when absent.</summary>
    public int? Hundredths { get; private set; }
    public decimal? Mark => Hundredths / 100m;
    public int EnteredByUserId { get; private set; }

    /// <param name="mark">Null: absent.</param>
    public void Enter(decimal? mark, int byUserId)
    {
        if (mark is < 0 or > Maximum) throw new RuleBroken("Interviews.TestOffScale");
        (Hundredths, EnteredByUserId) = (mark is { } m ? (int)decimal.Round(m * 100) : null, byUserId);
    }
}

/// <summary>A candidate's tests as one figure: the weighted mean, exact, once every test has its mark. A missing test leaves it incomplete; it is never a zero.</summary>
/// <param name="Points">Sum of hundredths of a mark x percent.</param>
public sealed record TestFigure(int Points, int Done, int Expected)
{
    const decimal Scale = 100m * EditionTest.Whole;

    public bool IsComplete => Expected > 0 && Done == Expected;

    /// <summary>Out of 20.</summary>
    public decimal? Mean => IsComplete ? Points / Scale : null;
}
