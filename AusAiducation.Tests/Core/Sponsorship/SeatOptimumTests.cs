using AusAiducation.Core.Sponsorship;

namespace AusAiducation.Tests.Core.Sponsorship;

public class SeatOptimumTests
{
    private static readonly SeatSponsor[] Sponsors = [new("AUSIM", 5), new("DP", 5), new("AXELI", 1)];

    // docs/selection.md, vector 6.1: points for AUSIM, DATA PROTECT, AXELI.
    private static readonly int[][] Points =
    [
        [80, 60, 70], [70, 75, 60], [65, 90, 50], [85, 85, 40], [60, 80, 95], [90, 70, 90], [75, 65, 85], [50, 85, 55], [80, 80, 80],
        [70, 60, 65], [55, 75, 60],
    ];

    // The same vector's table of forced alternatives, recomputed by enumeration: its printed line of E03 has AUSIM and DP exchanged
    // (E03 is with DP in both best placements, so DP is the 900).
    private static readonly int[][] BestTotalWhenForced =
    [
        [900, 880, 875], [895, 900, 870], [875, 900, 845], [900, 900, 840], [875, 895, 900], [900, 880, 885], [900, 890, 895],
        [865, 900, 855], [900, 900, 885], [900, 890, 880], [880, 900, 870],
    ];

    private static string Student(int i) => $"E{i + 1:00}";

    private static SeatOptimum Solve(Func<int, int, int?>? points = null, Func<int, int>? rank = null, Dictionary<string, string>? placed = null) =>
        SeatOptimum.Solve([.. Enumerable.Range(0, 11).Select(i => new SeatStudent(Student(i), rank?.Invoke(i) ?? i + 1))], Sponsors,
            Table(11, 3, points ?? ((i, s) => Points[i][s])), placed);

    private static int?[,] Table(int students, int sponsors, Func<int, int, int?> points)
    {
        var table = new int?[students, sponsors];
        for (var i = 0; i < students; i++)
            for (var s = 0; s < sponsors; s++)
                table[i, s] = points(i, s);
        return table;
    }

    private static string Of(SeatOptimum best, string sponsor) =>
        string.Join(' ', best.Placements.Where(p => p.Value == sponsor).Select(p => p.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Eleven_students_reach_900_and_the_two_best_placements_are_shown_as_a_choice()
    {
        var best = Solve();

        Assert.Equal(900, best.Total);
        Assert.Equal("E05", Of(best, "AXELI"));
        Assert.Contains(Of(best, "AUSIM"), (string[])["E01 E04 E06 E07 E10", "E01 E06 E07 E09 E10"]);
        Assert.Empty(best.Unplaced);
        Assert.Equal(["E04", "E09"], best.Ties.Select(tie => tie.Student));
        Assert.All(best.Ties, tie => Assert.Equal(["AUSIM", "DP"], tie.Sponsors));
    }

    [Fact]
    public void Taking_the_best_seat_left_in_order_of_id_reaches_890_only()
    {
        var seats = Sponsors.Select(sponsor => sponsor.Quota).ToArray();
        var total = 0;
        foreach (var row in Points)
        {
            var choice = Enumerable.Range(0, 3).Where(s => seats[s] > 0).MaxBy(s => row[s]);
            seats[choice]--;
            total += row[choice];
        }

        Assert.Equal(890, total);
    }

    [Fact]
    public void The_price_of_every_other_choice_is_known()
    {
        var best = Solve();

        for (var i = 0; i < 11; i++)
            Assert.Equal(BestTotalWhenForced[i].Select(total => (long?)total), Sponsors.Select(sponsor => best.Forced(Student(i), sponsor.Key)));
    }

    [Fact]
    public void A_person_settles_a_tie_by_fixing_one_placement()
    {
        var best = Solve(placed: new() { ["E09"] = "AUSIM" });

        Assert.Equal(900, best.Total);
        Assert.Empty(best.Ties);
        Assert.Equal("E01 E06 E07 E09 E10", Of(best, "AUSIM"));
        Assert.Equal(900, best.Forced("E09", "AUSIM"));
        Assert.Null(best.Forced("E09", "DP"));
    }

    [Fact]
    public void Axeli_restricted_to_three_students_leaves_one_best_placement_of_895()
    {
        var best = Solve((i, s) => s == 2 && Student(i) is not ("E02" or "E07" or "E09") ? null : Points[i][s]);

        Assert.Equal(895, best.Total);
        Assert.Empty(best.Ties);
        Assert.Equal("E07", Of(best, "AXELI"));
        Assert.Equal("E01 E04 E06 E09 E10", Of(best, "AUSIM"));
        Assert.Null(best.Forced("E05", "AXELI"));
    }

    [Theory]
    [InlineData(1, 2, "A")]
    [InlineData(2, 1, "B")]
    public void Among_equal_totals_the_better_ranked_student_has_the_points(int rankX, int rankY, string sponsorOfX)
    {
        var best = SeatOptimum.Solve([new("X", rankX), new("Y", rankY)], [new("A", 1), new("B", 1)], new int?[,] { { 30, 10 }, { 25, 5 } });

        Assert.Equal(35, best.Total);
        Assert.Equal(sponsorOfX, best.Placements["X"]);
        Assert.Empty(best.Ties);
    }

    [Fact]
    public void Equal_ranks_with_equal_totals_are_left_to_a_person()
    {
        var best = SeatOptimum.Solve([new("X", 1), new("Y", 1)], [new("A", 1), new("B", 1)], new int?[,] { { 30, 10 }, { 25, 5 } });

        Assert.Equal(["X", "Y"], best.Ties.Select(tie => tie.Student));
    }

    [Fact]
    public void With_too_few_seats_the_worst_ranked_stay_out_whatever_their_points()
    {
        var best = SeatOptimum.Solve([new("X", 3), new("Y", 1), new("Z", 2)], [new("A", 1), new("B", 1)], new int?[,] { { 99, 99 }, { 1, 2 }, { 3, 3 } });

        Assert.Equal(["X"], best.Unplaced);
        Assert.Equal(5, best.Total);
        Assert.Null(best.Forced("X", "A"));
        Assert.Equal(4, best.Forced("Y", "A"));
    }

    [Fact]
    public void A_better_ranked_student_moves_rather_than_keep_somebody_out()
    {
        var best = SeatOptimum.Solve([new("X", 1), new("Y", 2)], [new("A", 1), new("B", 1)], new int?[,] { { 50, 0 }, { 10, null } });

        Assert.Equal("B", best.Placements["X"]);
        Assert.Equal("A", best.Placements["Y"]);
    }

    [Fact]
    public void Equal_ranks_at_the_cut_are_told_apart_by_points_and_flagged_when_equal()
    {
        SeatStudent[] two = [new("X", 1), new("Y", 1)];

        Assert.Equal(["X"], SeatOptimum.Solve(two, [new("A", 1)], new int?[,] { { 5 }, { 6 } }).Unplaced);
        Assert.Equal([null, null], SeatOptimum.Solve(two, [new("A", 1)], new int?[,] { { 5 }, { 5 } }).Ties.Select(tie => tie.Sponsors[1]));
    }

    [Fact]
    public void The_order_of_input_changes_nothing()
    {
        var best = Solve();
        var reversed = SeatOptimum.Solve([.. Enumerable.Range(0, 11).Reverse().Select(i => new SeatStudent(Student(i), i + 1))],
            [.. Sponsors.Reverse()], Table(11, 3, (i, s) => Points[10 - i][2 - s]));

        Assert.Equal(best.Placements.OrderBy(p => p.Key), reversed.Placements.OrderBy(p => p.Key));
    }

    [Fact]
    public void Fixed_placements_take_their_seats_even_against_the_points()
    {
        var best = SeatOptimum.Solve([new("X", 1), new("Y", 2)], [new("A", 1)], new int?[,] { { 50 }, { null } },
            new Dictionary<string, string> { ["Y"] = "A" });

        Assert.Equal(["X"], best.Unplaced);
        Assert.Equal(0, best.Total);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        SeatStudent[] one = [new("X", 1)];
        var placed = new Dictionary<string, string> { ["X"] = "A" };

        Assert.Throws<ArgumentException>(() => SeatOptimum.Solve(one, [new("A", 1)], new int?[1, 2]));
        Assert.Throws<ArgumentException>(() => SeatOptimum.Solve([.. one, .. one], [new("A", 1)], new int?[2, 1]));
        Assert.Throws<ArgumentException>(() => SeatOptimum.Solve(one, [new("A", -1)], new int?[1, 1]));
        Assert.Throws<ArgumentException>(() => SeatOptimum.Solve(one, [new("A", 0)], new int?[1, 1], placed));
        Assert.Throws<ArgumentException>(() => SeatOptimum.Solve(one, [new("B", 1)], new int?[1, 1], placed));
        Assert.Equal(0, SeatOptimum.Solve([], [], new int?[0, 0]).Total);
    }
}
