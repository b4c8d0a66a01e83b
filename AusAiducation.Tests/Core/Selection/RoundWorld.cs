using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection;

/// <summary>A world whose edition has a round: three members (Hiba, Karim, Salma), a manager, two reviews a file.</summary>
public sealed class RoundWorld : IAsyncDisposable
{
    RoundWorld(TestProgramme programme, World world) => (Programme, World) = (programme, world);

    public TestProgramme Programme { get; }
    public World World { get; }
    public AppUser Manager => World.Manager;
    public AppUser Hiba { get; private set; } = null!;
    public AppUser Karim { get; private set; } = null!;
    public AppUser Salma { get; private set; } = null!;
    public string RoundKey { get; private set; } = "";

    public static async Task<RoundWorld> CreateAsync(bool open = true, bool signed = true)
    {
        var programme = await TestProgramme.CreateAsync();
        var world = new RoundWorld(programme, await World.CreateAsync(programme));
        (world.Hiba, world.Karim, world.Salma) = (await world.MemberAsync("hiba"), await world.MemberAsync("karim"), await world.MemberAsync("salma"));
        world.RoundKey = await world.As<RoundKeeping>(world.Manager).CreateAsync(Input("2"));
        if (!open) return world;
        // A round opens on something to score.
        await world.World.CandidateAsync("Premier");
        await world.As<RoundKeeping>(world.Manager).OpenAsync(world.RoundKey);
        if (signed)
            foreach (var member in new[] { world.Hiba, world.Karim, world.Salma }) await world.As<DeclaringTies>(member).SignAsync(world.RoundKey);
        return world;
    }

    /// <summary>A round over files as it is typed.</summary>
    public static RoundInput Input(string reviews = "3", RoundKind kind = RoundKind.File) =>
        new() { Edition = "2021-2022", Kind = kind.ToString(), OpensOn = "06/07/2021", ClosesOn = "16/07/2021", ReviewsPerFile = reviews };

    public T As<T>(AppUser user) where T : notnull => Programme.As<T>(user);

    /// <summary>A new member of the committee, and of the round once there is one.</summary>
    public async Task<AppUser> MemberAsync(string name)
    {
        var user = await World.UserAsync(name);
        await JoinAsync(user);
        return user;
    }

    /// <summary>The hat of a committee member, and a place in the round once there is one.</summary>
    public async Task JoinAsync(AppUser user)
    {
        await World.HatAsync(user, Role.CommitteeMember);
        if (RoundKey.Length > 0) await As<RoundPeople>(Manager).AddAsync(RoundKey, user.Key);
    }

    /// <summary>Gives files to a member through the act; returns the reviews' keys in the order of the candidates.</summary>
    public async Task<List<string>> GiveAsync(AppUser member, params Candidate[] candidates)
    {
        var result = await As<Assigning>(Manager).AssignAsync(RoundKey, new AssignInput { Member = member.Key, Files = [.. candidates.Select(c => c.Code)] });
        Assert.Empty(result.Refused);
        await using var db = Programme.OpenAll();
        var reviews = await db.Reviews.Where(r => r.UserId == member.Id).ToListAsync();
        return [.. candidates.Select(c => reviews.Single(r => r.CandidateId == c.Id).Key)];
    }

    /// <summary>Saves and sends a review with these levels on the two criteria.</summary>
    public async Task<string?> SendAsync(AppUser member, string reviewKey, int academic = 4, int project = 3, string? comment = null)
    {
        var sheet = (await As<ReviewSheets>(member).OpenAsync(reviewKey))!;
        return await As<Scoring>(member).SubmitAsync(reviewKey, Marks(sheet, academic, project), comment, sheet.Draft.Version);
    }

    public static Dictionary<string, int?> Marks(ReviewSheet sheet, int academic, int project) =>
        new() { [sheet.Criteria[0].Key] = academic, [sheet.Criteria[1].Key] = project };

    public async Task<Review> ReviewAsync(string key)
    {
        await using var db = Programme.OpenAll();
        return await db.Reviews.Include(r => r.Marks).SingleAsync(r => r.Key == key);
    }

    public ValueTask DisposeAsync() => Programme.DisposeAsync();
}
