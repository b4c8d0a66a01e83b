using AusAiducation.Core.Access;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>What happens to files that were given and that nobody started.</summary>
public enum UnstartedFiles { Kept, DealtAgain }

/// <summary>What a proposal is made with. The same terms on the same state give the same proposal.</summary>
public sealed record PlanTerms(string? Seed = null, UnstartedFiles Unstarted = UnstartedFiles.Kept);

/// <summary>A proposal as it is asked for and confirmed.</summary>
public sealed class PlanInput
{
    public string Seed { get; set; } = "";
    public string Unstarted { get; set; } = nameof(UnstartedFiles.Kept);

    /// <summary>Fingerprint of the proposal that was shown.</summary>
    public string Shown { get; set; } = "";

    internal PlanTerms Read()
    {
        var problems = new Problems();
        var (seed, unstarted) = (problems.Optional(nameof(Seed), Seed, ReviewAssignment.SeedMaxLength), problems.Choice<UnstartedFiles>(nameof(Unstarted), Unstarted));
        problems.ThrowIfAny();
        return new PlanTerms(seed, unstarted!.Value);
    }
}

/// <summary>A member in a proposal. Files that are hidden from the viewer are in none of the counts.</summary>
public sealed record PlanMember(string Key, string Name, IReadOnlyList<string> Streams, int? MostFiles, int Held, int Started, int Given, int TakenBack)
{
    public int Total => Held + Given - TakenBack;
}

/// <summary>A proposal confirmed earlier.</summary>
public sealed record ConfirmedPlan(int Number, string Seed, bool Replanned, string By, DateTime At);

/// <summary>The people of a round and, when one was asked for, a proposal for it before anything is saved.</summary>
public sealed record AssignmentView
{
    public required Ties.RoundHead Round { get; init; }
    public required DateOnly ClosesOn { get; init; }
    public int ReviewsPerFile { get; init; }
    public int? RemindDays { get; init; }
    public Refusal? WhyNotAssign { get; init; }
    public required IReadOnlyList<PlanMember> Members { get; init; }
    public required IReadOnlyList<ConfirmedPlan> Earlier { get; init; }
    public required string Seed { get; init; }
    public PlanPreview? Plan { get; init; }
}

/// <summary>A proposal in words and counts. What concerns files hidden from the viewer is left out of both.</summary>
public sealed record PlanPreview
{
    public int Files { get; init; }
    public int Given { get; init; }
    public int TakenBack { get; init; }
    public int Missing { get; init; }

    /// <summary>Files the counts leave out: this viewer has a tie with them, or must score them first.</summary>
    public int Hidden { get; init; }
    public required IReadOnlyList<Refusal> Shortages { get; init; }
    public Refusal? Apart { get; init; }
    public required string Fingerprint { get; init; }
    public Refusal? WhyNotConfirm { get; init; }
}
