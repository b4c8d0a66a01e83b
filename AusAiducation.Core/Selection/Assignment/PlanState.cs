using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>A file to be dealt out.</summary>
sealed record PlannedFile(int CandidateId, string Code, string? StreamCode);

/// <summary>A review that counts.</summary>
sealed record HeldReview(int Id, int CandidateId, int UserId, ReviewState State);

/// <summary>A member as the table knows them; the hat holds today.</summary>
sealed record PlanPerson(int UserId, string Key, string Name, string? Mail, string Language, IReadOnlyList<string> Streams, int? MostFiles);

/// <summary>Everything a proposal is made from, whoever looks: a file hidden from the chair must be given to somebody too.</summary>
sealed class PlanState
{
    // A stream somebody knows, nothing said, only others known.
    const int Known = 0, Unsaid = 1, Other = 2;

    public required Round Round { get; init; }
    public required IReadOnlyList<PlanPerson> People { get; init; }
    public required IReadOnlyList<PlannedFile> Files { get; init; }
    public required IReadOnlyList<HeldReview> Held { get; init; }
    public required Exclusions Exclusions { get; init; }

    /// <summary>Four queries.</summary>
    public static async Task<PlanState> LoadAsync(AppDbContext db, Round round, DateOnly today, CancellationToken ct) => new()
    {
        Round = round, People = await PeopleAsync(db, round, today, ct), Files = await BlindFacts.FilesAsync(db, round, ct), Held = await BlindFacts.HeldAsync(db, round, ct),
        Exclusions = await Exclusions.OfAsync(db, round, ct),
    };

    public static async Task<List<PlanPerson>> PeopleAsync(AppDbContext db, Round round, DateOnly today, CancellationToken ct) =>
        [.. (await RoundPeople.Today(db, round, today).OrderBy(m => m.User!.DisplayName).ThenBy(m => m.UserId)
            .Select(m => new { m.UserId, m.User!.Key, m.User.DisplayName, m.User.Email, m.User.Language, m.Streams, m.MostFiles }).ToListAsync(ct))
            .Select(m => new PlanPerson(m.UserId, m.Key, m.DisplayName, m.Email, m.Language, m.Streams, m.MostFiles))];

    /// <summary>Started reviews stay, and the others unless they are dealt out again.</summary>
    public ReviewPlan Plan(PlanTerms terms, string seed)
    {
        var (files, people) = (Files.ToDictionary(f => f.Code), People.ToDictionary(p => p.Key));
        var (codes, keys) = (Files.ToDictionary(f => f.CandidateId, f => f.Code), People.ToDictionary(p => p.UserId, p => p.Key));
        var kept = Held.Where(h => h.State != ReviewState.Assigned || terms.Unstarted == UnstartedFiles.Kept).ToList();
        var elsewhere = kept.Where(h => !codes.ContainsKey(h.CandidateId)).CountBy(h => h.UserId).ToDictionary();
        return ReviewPlan.Of(new PlanRequest
        {
            Files = [.. Files.Select(f => f.Code)], ReviewsPerFile = Round.ReviewsPerFile, Seed = seed,
            Reviewers = [.. People.Select(p => new PlanReviewer(p.Key, p.Name, Math.Max(0, (p.MostFiles ?? Held.Count + Files.Count) - elsewhere.GetValueOrDefault(p.UserId))))],
            // Somebody whose hat is gone still holds what they began: nobody else knows them by that key.
            Kept = [.. kept.Where(h => codes.ContainsKey(h.CandidateId)).Select(h => new PlannedReview(codes[h.CandidateId], keys.GetValueOrDefault(h.UserId, $"#{h.UserId}")))],
            Cost = (code, key) => people.TryGetValue(key, out var person) ? CostOf(person, files[code]) : null,
        });
    }

    int? CostOf(PlanPerson person, PlannedFile file) =>
        Exclusions.WhyNot(person.UserId, file.CandidateId) is not null ? null
        : person.Streams.Count == 0 ? Unsaid
        : file.StreamCode is { } stream && person.Streams.Contains(stream) ? Known : Other;
}

/// <summary>What a plan changes: reviews to give, and unstarted ones to take back.</summary>
sealed record PlanChanges(IReadOnlyList<(PlannedFile File, PlanPerson Person)> Given, IReadOnlyList<HeldReview> TakenBack)
{
    public static PlanChanges Of(PlanState state, ReviewPlan plan, PlanTerms terms)
    {
        var (files, people) = (state.Files.ToDictionary(f => f.Code), state.People.ToDictionary(p => p.Key));
        var planned = plan.New.Select(n => (File: files[n.File], Person: people[n.Reviewer])).ToList();
        if (terms.Unstarted == UnstartedFiles.Kept) return new(planned, []);
        // What is dealt to the same member again simply stays.
        var (stays, dealt) = (planned.Select(p => (p.File.CandidateId, p.Person.UserId)).ToHashSet(), state.Files.Select(f => f.CandidateId).ToHashSet());
        var unstarted = state.Held.Where(h => h.State == ReviewState.Assigned && dealt.Contains(h.CandidateId)).ToList();
        var held = unstarted.Select(h => (h.CandidateId, h.UserId)).ToHashSet();
        return new([.. planned.Where(p => !held.Contains((p.File.CandidateId, p.Person.UserId)))], unstarted.FindAll(h => !stays.Contains((h.CandidateId, h.UserId))));
    }

    public bool IsEmpty => Given.Count == 0 && TakenBack.Count == 0;

    /// <summary>Of the changes and of what they rest on.</summary>
    public string Fingerprint(PlanState state) => Stamp.Of(
    [
        .. Given.Select(g => $"+{g.File.Code} {g.Person.Key}"), .. TakenBack.Select(h => $"-{h.Id}"), .. state.Held.Select(h => $"{h.Id} {h.State == ReviewState.Assigned}"),
    ]);
}
