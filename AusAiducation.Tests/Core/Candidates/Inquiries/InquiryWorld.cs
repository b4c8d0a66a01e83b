using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates.Inquiries;

/// <summary>A world whose edition has a need grid of two items (income a head, housing: 30 and 15 points at most) and two inquirers.</summary>
sealed class InquiryWorld : IAsyncDisposable
{
    InquiryWorld(TestProgramme programme, World world) => (Programme, World) = (programme, world);

    public TestProgramme Programme { get; }
    public World World { get; }
    public AppUser Manager => World.Manager;
    public AppUser Btissam { get; private set; } = null!;
    public AppUser Driss { get; private set; } = null!;

    public static async Task<InquiryWorld> CreateAsync()
    {
        var programme = await TestProgramme.CreateAsync();
        var world = new InquiryWorld(programme, await World.CreateAsync(programme));
        await using var db = programme.OpenAll();
        db.NeedGrids.Add(Grid(world.World.Edition.Id));
        await db.SaveChangesAsync();
        (world.Btissam, world.Driss) = (await world.World.UserAsync("btissam", Role.SocialInquirer, editionId: world.World.Edition.Id), await world.World.UserAsync("driss", Role.SocialInquirer));
        return world;
    }

    public static NeedGrid Grid(int editionId)
    {
        var grid = new NeedGrid(editionId);
        var income = grid.Add("income", World.Text("Revenu"), World.Text("Attestation"), [(30, World.Text("Moins de 300")), (22, World.Text("300 à 700")), (0, World.Text("Plus"))]);
        grid.Measure(income, NeedMeasure.MonthlyIncomeAHead, [0, 300, 700]);
        grid.Add("housing", World.Text("Logement"), World.Text("Visite"), [(15, World.Text("Précaire")), (4, World.Text("Modeste"))]);
        return grid;
    }

    public T As<T>(AppUser user) where T : notnull => Programme.As<T>(user);

    public Task<IReadOnlyList<FileResult>> GiveAsync(AppUser inquirer, string? reason, params Candidate[] candidates) => As<InquiryAssigning>(Manager).AssignAsync(World.Edition.Id,
        new AssignInquiriesInput { Inquirer = inquirer.Key, DueOn = "20/07/2021", Reason = reason, Keys = [.. candidates.Select(c => c.Key)] });

    /// <summary>A shortlisted candidate (income declared between 12 000 and 24 000 a year, six people) given to an inquirer; the visit's key.</summary>
    public async Task<(Candidate Candidate, string Visit)> VisitAsync(AppUser inquirer, string name = "Alaoui")
    {
        var candidate = await World.CandidateAsync(name, CandidateStage.Shortlisted);
        Assert.Null(Assert.Single(await GiveAsync(inquirer, null, candidate)).WhyNot);
        await using var db = Programme.OpenAll();
        return (candidate, await db.SocialInquiries.Where(i => i.CandidateId == candidate.Id && i.EndedAt == null).Select(i => i.Key).SingleAsync());
    }

    /// <summary>A form that can be signed: a home visit of today, the first level of each item, seen there.</summary>
    public async Task<InquiryInput> FilledAsync(AppUser inquirer, string visit)
    {
        var sheet = (await As<VisitQueries>(inquirer).FindAsync(visit))!;
        return new InquiryInput
        {
            Contact = nameof(InquiryContact.HomeVisit), VisitedOn = "12/07/2021", Met = nameof(MetAs.Mother), Version = sheet.Typed.Version,
            Findings = [.. sheet.Items.Select(i => new FindingInput { Item = i.Key, Level = i.InOrder.First().Key, Source = nameof(EvidenceSource.Seen), Evidence = "Vu sur place: secret de famille." })],
        };
    }

    public async Task SignAsync(AppUser inquirer, string visit, Action<InquiryInput>? change = null)
    {
        var typed = await FilledAsync(inquirer, visit);
        change?.Invoke(typed);
        typed.Version = await As<Visiting>(inquirer).KeepAsync(visit, typed);
        await As<Visiting>(inquirer).SignAsync(visit, typed);
    }

    public ValueTask DisposeAsync() => Programme.DisposeAsync();
}
