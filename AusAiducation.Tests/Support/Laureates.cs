using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Tests.Support;

/// <summary>Makes laureates, placements and students of a <see cref="World"/> the way the product does, so that tests start where they mean to.</summary>
static class Laureates
{
    /// <summary>A constructed account number with a right key.</summary>
    public const string Rib = "007780000123456789012396";
    public const string OtherRib = "230780000111111111111102";

    /// <summary>A candidate the commission selected, with the decision released.</summary>
    public static async Task<Candidate> LaureateAsync(this World world, string familyName, string province = "zagora")
    {
        var candidate = await world.CandidateAsync(familyName, CandidateStage.Selected, province: province);
        await using var db = world.Programme.OpenAll();
        var decision = new SelectionDecision(world.Edition.Id, candidate.Id, SelectionOutcome.Selected, null, "Dossier remarquable", world.Manager.Id, world.Programme.Clock.Now);
        decision.Release(world.Manager.Id, world.Programme.Clock.Now);
        db.SelectionDecisions.Add(decision);
        await db.SaveChangesAsync();
        return candidate;
    }

    public static async Task PlaceAsync(this World world, Candidate laureate, Sponsor sponsor) =>
        await world.Programme.As<Allocation>(world.Manager).PlaceAsync(world.Edition.Code, laureate.Key, sponsor.Key);

    public static AcceptanceInput Acceptance => new() { AcceptedOn = "12/07/2021", ToldBy = "La mère, au téléphone", StudyPath = "CPGE MPSI", School = "Lycée Mohammed V", Level = "1re année" };

    /// <summary>A laureate placed and accepted; returns the key of the student.</summary>
    public static async Task<string> AwardAsync(this World world, string familyName, Sponsor sponsor)
    {
        var laureate = await world.LaureateAsync(familyName);
        await world.PlaceAsync(laureate, sponsor);
        return await world.Programme.As<Awarding>(world.Manager).AcceptAsync(laureate.Key, Acceptance);
    }

    public static Task<bool> BankAsync(this World world, string student, string rib = Rib) =>
        world.Programme.As<BankDetails>(world.Manager).RecordAsync(student, new BankInput { Rib = rib, Holder = "Amal", Relation = "Self" });

    /// <summary>The tranches of a student in order.</summary>
    public static async Task<List<Tranche>> TranchesAsync(this World world, string studentKey)
    {
        await using var db = world.Programme.OpenAll();
        var id = db.Students.Single(s => s.Key == studentKey).Id;
        return [.. db.Tranches.Where(t => t.StudentId == id).OrderBy(t => t.YearNumber).ThenBy(t => t.Number)];
    }
}
