using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Programme;

namespace AusAiducation.Tests.Core.Candidates.Inquiries;

public class NeedEstimateTests
{
    static readonly HouseholdFacts Six = new() { HouseholdSize = 6 };

    [Theory]
    // 1 000 to 2 000 a month for six: 167 to 333 a head, so under 300 or 300 to 700. Housing is open: 4 to 15.
    [InlineData(IncomeBracket.From12000To24000, null, 26, 45, 0)]
    [InlineData(IncomeBracket.Under12000, null, 34, 45, 1)]
    // An exact income wins over its bracket; 300 a head is the second level.
    [InlineData(IncomeBracket.From12000To24000, 1800, 26, 37, 1)]
    [InlineData(IncomeBracket.Over96000, null, 4, 15, 1)]
    [InlineData(IncomeBracket.Undeclared, null, 4, 45, 0)]
    public void The_declaration_bounds_the_score(IncomeBracket income, int? monthly, int least, int most, int known)
    {
        var estimate = NeedEstimate.Of(InquiryWorld.Grid(1), Six with { Income = income, MonthlyIncomeMad = monthly });

        Assert.Equal(new NeedEstimate(least, most, known, 2), estimate);
    }

    [Fact]
    public void Levels_follow_their_figures_whatever_their_order()
    {
        var grid = new NeedGrid(1);
        var item = grid.Add("siblings", Support.World.Text("Fratrie"), Support.World.Text(""), [(15, Support.World.Text("cinq")), (9, Support.World.Text("trois")), (0, Support.World.Text("aucun"))]);
        grid.Measure(item, NeedMeasure.Siblings, [5, 3, 0]);

        int Points(int siblings) => Assert.Single(item.LevelsFor(siblings, siblings)).Points;

        Assert.Equal([0, 0, 9, 9, 15, 15], new[] { 0, 2, 3, 4, 5, 9 }.Select(Points));
    }

    [Fact]
    public void Differences_are_listed_in_both_directions_and_only_where_both_sides_speak()
    {
        var declared = new HouseholdFacts { Income = IncomeBracket.Under12000, MonthlyIncomeMad = 1000, HouseholdSize = 6, Siblings = 4, Parents = ParentsSituation.Both, Boarding = true, DistanceKm = 100 };
        var found = new HouseholdFacts { Income = IncomeBracket.From12000To24000, MonthlyIncomeMad = 1200, HouseholdSize = 7, Parents = ParentsSituation.FatherDied, Boarding = false, DistanceKm = 120 };

        Assert.Equal([ContradictionKind.Income, ContradictionKind.HouseholdSize, ContradictionKind.Parents, ContradictionKind.Boarding], Contradiction.Between(declared, found).Select(c => c.Kind));
        Assert.Equal([ContradictionKind.MonthlyIncome, ContradictionKind.Siblings, ContradictionKind.Distance],
            Contradiction.Between(declared, new HouseholdFacts { MonthlyIncomeMad = 700, Siblings = 3, DistanceKm = 40 }).Select(c => c.Kind));
        Assert.Empty(Contradiction.Between(declared, declared));
        Assert.Empty(Contradiction.Between(declared, new HouseholdFacts()));
    }
}
