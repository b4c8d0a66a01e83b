using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Selection.Meetings;

/// <summary>A committee of three and its chair before three shortlisted files, scored and closed. The quorum is two members.</summary>
sealed class MeetingWorld : IAsyncDisposable
{
    MeetingWorld(TestProgramme programme, World world) => (Programme, World) = (programme, world);

    public TestProgramme Programme { get; }
    public World World { get; }
    public AppUser Manager => World.Manager;
    public AppUser Chair { get; private set; } = null!;
    public AppUser Hiba { get; private set; } = null!;
    public AppUser Idriss { get; private set; } = null!;
    public AppUser Jalila { get; private set; } = null!;
    public Candidate A { get; private set; } = null!;
    public Candidate B { get; private set; } = null!;
    public Candidate C { get; private set; } = null!;
    public string Key { get; private set; } = "";

    public static async Task<MeetingWorld> CreateAsync(bool plan = true)
    {
        var programme = await TestProgramme.CreateAsync();
        var w = new MeetingWorld(programme, await World.CreateAsync(programme));
        w.Chair = await w.World.UserAsync("chair", Role.Chair);
        w.Hiba = await w.World.UserAsync("hiba", Role.CommitteeMember);
        w.Idriss = await w.World.UserAsync("idriss", Role.CommitteeMember);
        w.Jalila = await w.World.UserAsync("jalila", Role.CommitteeMember);
        (w.A, w.B, w.C) = (await w.World.CandidateAsync("Alaoui", CandidateStage.Shortlisted), await w.World.CandidateAsync("Bennani", CandidateStage.Shortlisted), await w.World.CandidateAsync("Chraibi", CandidateStage.Shortlisted));
        await w.World.RoundAsync(2, close: true, (w.A, [(5, 5), (4, 4)]), (w.B, [(4, 4), (3, 3)]), (w.C, [(2, 2), (2, 2)]));
        if (plan) await w.PlanAsync();
        return w;
    }

    public ValueTask DisposeAsync() => Programme.DisposeAsync();

    public T As<T>(AppUser user) where T : notnull => Programme.As<T>(user);

    public static MeetingInput Input => new() { Edition = "2021-2022", HeldOn = "05/08/2021", Place = "AUSIM", QuorumKind = nameof(QuorumKind.Members), Quorum = "2", Margin = "0" };

    public async Task PlanAsync() => Key = await As<Convening>(Chair).PlanAsync(Input);

    /// <summary>Opens it with these people in the room.</summary>
    public async Task OpenAsync(params AppUser[] there)
    {
        foreach (var user in there) await As<Convening>(Chair).AttendAsync(Key, user.Key, MemberPresence.Present);
        await As<Convening>(Chair).OpenAsync(Key);
    }

    public async Task<string> ItemAsync(Candidate candidate)
    {
        await using var db = Programme.OpenAll();
        return db.AgendaItems.Where(i => i.CandidateId == candidate.Id).OrderByDescending(i => i.Id).Select(i => i.Key).First();
    }

    public async Task PointAsync(Candidate candidate) => await As<Leading>(Chair).PointAsync(await ItemAsync(candidate));

    public async Task VoteAsync(Candidate candidate, params (AppUser User, VoteChoice Choice)[] votes)
    {
        foreach (var (user, choice) in votes) await As<Discussing>(user).VoteAsync(await ItemAsync(candidate), choice);
    }

    public async Task DecideAsync(Candidate candidate, SelectionOutcome outcome, string? rank = null, string reason = "Dossier solide", AppUser? by = null) =>
        await As<Leading>(by ?? Chair).DecideAsync(new() { Item = await ItemAsync(candidate), Outcome = outcome.ToString(), Rank = rank, Reason = reason });

    /// <summary>Points, votes all the same by two members, decides.</summary>
    public async Task SettleAsync(Candidate candidate, SelectionOutcome outcome, string? rank = null, string reason = "Dossier solide")
    {
        await PointAsync(candidate);
        var choice = Enum.Parse<VoteChoice>(outcome.ToString());
        await VoteAsync(candidate, (Chair, choice), (Hiba, choice));
        await DecideAsync(candidate, outcome, rank, reason);
    }

    /// <summary>The whole meeting: A selected, B first on the reserve, C not selected; closed.</summary>
    public async Task HoldAsync(string reason = "Dossier solide")
    {
        await OpenAsync(Chair, Hiba);
        await SettleAsync(A, SelectionOutcome.Selected, reason: reason);
        await SettleAsync(B, SelectionOutcome.Reserve, "1", reason);
        await SettleAsync(C, SelectionOutcome.NotSelected, reason: reason);
        await As<Convening>(Chair).CloseAsync(Key);
    }

    public async Task<MeetingRoom> RoomAsync(AppUser user) => (await As<MeetingQueries>(user).RoomAsync(null))!;
}
