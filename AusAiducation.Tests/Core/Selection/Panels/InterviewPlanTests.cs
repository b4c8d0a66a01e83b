using AusAiducation.Core.Access;
using AusAiducation.Core.Selection.Panels;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Panels;

public class InterviewPlanTests
{
    static readonly DateOnly Monday = new(2021, 7, 12);
    static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void Everyone_is_heard_once_by_a_panel_without_a_tie_in_a_place_open_to_them()
    {
        Sitting[] sittings = [Panel("A", "Rabat", "1", 4, "amina", "karim"), Panel("B", "Rabat", "2", 4, "salma", "omar"), Panel("C", "Agadir", "1", 3, "hind", "ali")];
        Convoked[] candidates =
        [
            Candidate("C1", null, "amina"), Candidate("C2", null, "omar"), Candidate("C3", ["Agadir"]), Candidate("C4", ["Agadir", "Rabat"], "hind"),
            .. Enumerable.Range(5, 7).Select(i => Candidate($"C{i}", null)),
        ];

        var plan = InterviewPlan.Of(new(sittings, candidates, HalfHour, "seed"));

        Assert.Empty(plan.Shortages);
        Check(sittings, candidates, plan);
        Assert.Equal(candidates.Select(candidate => candidate.Code).Order(), plan.New.Select(interview => interview.Code).Order());
    }

    [Fact]
    public void A_plan_never_doubles_a_slot_or_a_candidate_and_leaves_out_only_what_it_explains() =>
        Cases.Sample(request =>
        {
            var plan = InterviewPlan.Of(request);

            Check(request.Sittings, request.Candidates, plan);
            var missing = request.Candidates.Count - plan.New.Count - request.Kept.Count;
            Assert.Equal(missing, plan.Shortages.Sum(why => why.Key == "Selection.NoPanelFor" ? 1 : (int)why.Args[^2] - (int)why.Args[^1]));
            Assert.Empty(plan.New.Select(interview => (interview.Sitting, interview.Start)).Intersect(request.Kept.Select(kept => (kept.Sitting, kept.Start))));
            Assert.Equal(plan.New, InterviewPlan.Of(request with { Candidates = [.. request.Candidates.Reverse()] }).New);
        }, iter: 500);

    [Fact]
    public void A_candidate_tied_to_every_panel_and_a_day_too_short_are_said_in_words()
    {
        Sitting[] sittings = [Panel("A", "Rabat", "1", 2, "amina", "karim"), Panel("B", "Agadir", "1", 2, "salma", "omar")];

        var tied = InterviewPlan.Of(new(sittings, [Candidate("C1", null, "amina", "omar"), Candidate("C2", null)], HalfHour, "seed"));
        var full = InterviewPlan.Of(new(sittings, [.. Enumerable.Range(1, 5).Select(i => Candidate($"C{i}", null))], HalfHour, "seed"));
        var agadir = InterviewPlan.Of(new(sittings, [.. Enumerable.Range(1, 3).Select(i => Candidate($"C{i}", ["Agadir"])), Candidate("C4", ["Rabat"])], HalfHour, "seed"));

        Same(new("Selection.NoPanelFor", "C1"), Assert.Single(tied.Shortages));
        Same(new("Selection.SlotsShort", 5, 4), Assert.Single(full.Shortages));
        Same(new("Selection.SlotsShortFor", "C1, C2, C3", 3, 2), Assert.Single(agadir.Shortages));
        Assert.Equal(4, full.New.Count);
    }

    [Fact]
    public void An_interview_that_stands_keeps_its_slot_and_its_candidate()
    {
        Sitting[] sittings = [Panel("A", "Rabat", "1", 3, "amina", "karim")];
        var request = new InterviewRequest(sittings, [Candidate("C1", null), Candidate("C2", null), Candidate("C3", null)], HalfHour, "seed") { Kept = [new("C2", "A", Monday, At(1))] };

        var plan = InterviewPlan.Of(request);

        Assert.Equal(["C1", "C3"], plan.New.Select(interview => interview.Code).Order());
        Assert.Equal([At(0), At(2)], plan.New.Select(interview => interview.Start));
    }

    [Fact]
    public void Nobody_sits_on_two_panels_and_no_room_holds_two_interviews_at_once()
    {
        var morning = Panel("A", "Rabat", "1", 2, "amina", "karim");

        Same(new("Selection.MemberTwice", "Mme amina", Monday, At(0)), InterviewPlan.WhyNot(Request(morning, Panel("B", "Agadir", "1", 2, "amina", "omar")), key => "Mme " + key)!);
        Same(new("Selection.RoomTwice", "1", Monday, At(0)), InterviewPlan.WhyNot(Request(morning, Panel("B", "Rabat", "1", 2, "salma", "omar")))!);
        Same(new("Selection.SlotsTooClose", "1", Monday, At(0).AddMinutes(20)), InterviewPlan.WhyNot(Request(morning with { Starts = [At(0), At(0).AddMinutes(20)] }))!);
        Assert.Null(InterviewPlan.WhyNot(Request(morning, morning with { Key = "B", Day = Monday.AddDays(1) })));
        Assert.Null(InterviewPlan.WhyNot(Request(morning, morning with { Key = "B", Starts = [At(2), At(3)] })));
        Assert.Throws<RuleBroken>(() => InterviewPlan.Of(Request(morning, morning with { Key = "B" })));
    }

    [Fact]
    public void The_order_of_a_day_follows_the_seed_and_not_the_codes()
    {
        Convoked[] candidates = [.. Enumerable.Range(10, 12).Select(i => Candidate($"C{i}", null))];
        string[] Order(string seed) => [.. InterviewPlan.Of(new([Panel("A", "Rabat", "1", 12, "amina", "karim")], candidates, HalfHour, seed)).New.Select(interview => interview.Code)];

        Assert.Equal(Order("day 1"), Order("day 1"));
        Assert.NotEqual(Order("day 1"), Order("day 2"));
        Assert.NotEqual(candidates.Select(candidate => candidate.Code), Order("day 1"));
    }

    [Fact]
    public void Panels_are_dealt_so_that_ties_leave_everyone_somebody_to_speak_to()
    {
        // C1 is tied to amina and karim: only together do they leave it a panel.
        Convoked[] candidates = [Candidate("C1", null, "amina", "karim")];

        var panels = PanelMaking.Form(["amina", "hind", "karim", "omar", "salma"], 2, candidates, "seed");

        Assert.Equal([2, 3], panels.Select(panel => panel.Count).Order());
        Assert.Contains(panels, panel => panel.Contains("amina") && panel.Contains("karim"));
        Assert.Equal(["amina", "hind", "karim", "omar", "salma"], panels.SelectMany(panel => panel).Order());
        Same(new("Selection.PanelsTooMany", 5, 3, 2), PanelMaking.WhyNot(5, 3)!);
        Assert.Throws<RuleBroken>(() => PanelMaking.Form(["amina"], 1, [], "seed"));
    }

    static Gen<InterviewRequest> Cases =>
        from slots in Gen.Int[0, 3].Array[1, 3]
        from candidates in Gen.Select(Gen.Int[0, 3], Gen.Bool.Array[3]).Array[1, 7]
        from kept in Gen.Bool
        let sittings = slots.Select((count, i) => Panel($"S{i}", i == 2 ? "Agadir" : "Rabat", $"{i}", count, $"m{i}", $"n{i}")).ToArray()
        let convoked = candidates.Select((candidate, i) => Candidate($"C{i}", candidate.Item1 == 0 ? ["Agadir"] : null, [.. candidate.Item2.Index().Where(tie => tie.Item).Select(tie => $"m{tie.Index}")])).ToArray()
        select new InterviewRequest(sittings, convoked, HalfHour, "seed")
        {
            Kept = kept && slots[0] > 1 && InterviewPlan.MayHear(sittings[0], convoked[0]) ? [new("C0", "S0", Monday, At(1))] : [],
        };

    static void Check(IReadOnlyList<Sitting> sittings, IReadOnlyList<Convoked> candidates, InterviewPlan plan)
    {
        Assert.Equal(plan.New.Count, plan.New.Select(interview => interview.Code).Distinct().Count());
        Assert.Equal(plan.New.Count, plan.New.Select(interview => (interview.Sitting, interview.Start)).Distinct().Count());
        foreach (var interview in plan.New)
        {
            var sitting = sittings.Single(one => one.Key == interview.Sitting);
            var candidate = candidates.Single(one => one.Code == interview.Code);
            Assert.Contains(interview.Start, sitting.Starts);
            Assert.DoesNotContain(sitting.Members, candidate.Ties.Contains);
            Assert.True(candidate.Places is null || candidate.Places.Contains(sitting.Place));
        }
    }

    static void Same(Refusal expected, Refusal actual)
    {
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(expected.Args, actual.Args);
    }

    static InterviewRequest Request(params Sitting[] sittings) => new(sittings, [], HalfHour, "seed");

    static Sitting Panel(string key, string place, string room, int slots, params string[] members) =>
        new(key, Monday, place, room, members, [.. Enumerable.Range(0, slots).Select(At)]);

    static Convoked Candidate(string code, string[]? places, params string[] ties) => new(code, places?.ToHashSet(), ties.ToHashSet());

    static TimeOnly At(int slot) => new TimeOnly(9, 0).AddMinutes(30 * slot);
}
