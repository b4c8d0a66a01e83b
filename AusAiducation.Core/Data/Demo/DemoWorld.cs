using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Data.Demo;

/// <summary>What the parts of the demonstration share: the tables, the diary, the dice and who exists so far.</summary>
sealed class DemoWorld(AppDbContext db, DemoDiary diary, DemoSeals seals, string passwordHash)
{
    public static readonly string[] Committee = ["committee1", "committee2", "committee3", "committee4", "committee5"];

    public AppDbContext Db => db;
    public DemoDiary Diary => diary;
    public DemoSeals Seals => seals;

    /// <summary>One hash for all: the password of the demonstration is printed on its sign-in page anyway.</summary>
    public string PasswordHash => passwordHash;

    public Dice Dice { get; } = new(20210712);
    public InventedPeople People => field ??= new InventedPeople(Dice, "D1");
    public Dictionary<string, AppUser> Accounts { get; } = [];
    public Dictionary<string, Organisation> Organisations { get; } = [];
    public Dictionary<string, Sponsor> Sponsors { get; } = [];
    public Edition Edition2019 { get; set; } = null!;
    public Edition Edition2021 { get; set; } = null!;
    public Dictionary<(int Edition, RubricPurpose Purpose), Rubric> Rubrics { get; } = [];
    public Round Round2019 { get; set; } = null!;
    public Round Interviews2019 { get; set; } = null!;
    public List<Candidate> Candidates2019 { get; } = [];
    public List<Candidate> Candidates2021 { get; } = [];
    public List<DemoStudent> Students { get; } = [];

    public int Id(string account) => Accounts[account].Id;

    /// <summary>The account as author of what it writes; it meets every row, as the whole demonstration is written by the program.</summary>
    public Viewer As(string account) =>
        Accounts.TryGetValue(account, out var user) ? new Viewer { UserId = user.Id, DisplayName = user.DisplayName, Rows = RowScope.Everything } : Viewer.System;
}

/// <summary>A laureate of 2019: the line of students.txt and the row it became.</summary>
sealed record DemoStudent(DemoLaureate Laureate, Student Student);
