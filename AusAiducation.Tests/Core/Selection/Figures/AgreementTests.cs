using AusAiducation.Core.Selection.Figures;
using CsCheck;

namespace AusAiducation.Tests.Core.Selection.Figures;

public class AgreementTests
{
    const double Tolerance = 1e-9;

    /// <summary>docs/selection.md 3.1: Krippendorff 2011, "C data", with missing values.</summary>
    static readonly string[] CData = Grid.Transposed("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .");

    [Theory]
    [InlineData(MeasureLevel.Nominal, 113d / 152, Tolerance)]
    [InlineData(MeasureLevel.Ordinal, 108577d / 133160, Tolerance)]
    [InlineData(MeasureLevel.Interval, 951d / 1120, Tolerance)]
    [InlineData(MeasureLevel.Ratio, .797, .0005)]
    public void Krippendorffs_alpha_with_missing_scores_is_the_published_one_on_each_scale(MeasureLevel level, double published, double tolerance) =>
        Assert.Equal(published, KrippendorffAlpha.Of(Grid.Table(CData), level)!.Value, tolerance);

    [Fact]
    public void Krippendorffs_alpha_of_two_observers_is_the_published_one()
    {
        var meg = Grid.Table(Grid.Transposed("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"));
        // a b c d e as 1 2 3 4 5.
        var ben = Grid.Table(Grid.Transposed("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4"));

        Assert.Equal(2d / 21, KrippendorffAlpha.Of(meg, MeasureLevel.Nominal)!.Value, Tolerance);
        Assert.Equal(155d / 224, KrippendorffAlpha.Of(ben, MeasureLevel.Nominal)!.Value, Tolerance);
    }

    [Fact]
    public void Without_variation_or_without_a_pair_alpha_is_undefined_rather_than_perfect()
    {
        Assert.Null(KrippendorffAlpha.Of(Grid.Table("3 3", "3 3")));
        Assert.Null(KrippendorffAlpha.Of(Grid.Table("3 .", ". 4")));
        Assert.Null(KrippendorffAlpha.Of(ScoreTable.Of([])));
        Assert.Equal(1, KrippendorffAlpha.Of(Grid.Table("3 3", "4 4"))!.Value, Tolerance);
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of(Grid.Table("-3 3"), MeasureLevel.Ratio));
    }

    [Fact]
    public void Alpha_equals_its_definition_by_the_coincidence_matrix() =>
        Gen.Int[1, 4].Array[1, 4].Array[2, 8].Sample(units =>
        {
            var values = units.Where(unit => unit.Length > 1).ToList();
            var n = (double)values.Sum(unit => unit.Length);
            var all = values.SelectMany(unit => unit).ToList();
            var observed = values.Sum(unit => unit.Index().Sum(a => unit.Index().Where(b => b.Index != a.Index).Sum(b => Square(a.Item - b.Item) / (unit.Length - 1d))));
            var expected = all.Sum(a => all.Sum(b => Square(a - b)));

            var alpha = KrippendorffAlpha.Of(units.Select(unit => (IReadOnlyList<double>)[.. unit.Select(value => (double)value)]), MeasureLevel.Interval);

            if (expected == 0) Assert.Null(alpha);
            else Assert.Equal(1 - (n - 1) * observed / expected, alpha!.Value, Tolerance);

            static double Square(int value) => value * value;
        }, iter: 500);

    [Theory]
    [InlineData(.8, AgreementReading.Good)]
    [InlineData(.799, AgreementReading.Tentative)]
    [InlineData(2d / 3, AgreementReading.Tentative)]
    [InlineData(.666, AgreementReading.Weak)]
    public void An_agreement_is_read_at_the_published_thresholds(double alpha, AgreementReading reading) => Assert.Equal(reading, KrippendorffAlpha.Read(alpha));

    [Fact]
    public void Shrout_and_Fleiss_six_coefficients_are_the_published_ones()
    {
        var icc = Intraclass.Of(Grid.Table("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"))!;

        double[] squares = [icc.BetweenFiles, icc.Within, icc.BetweenReviewers, icc.Residual];
        Assert.Equal([11.2417, 6.2639, 32.4861, 1.0194], squares.Select(square => Math.Round(square, 4)));
        double[] coefficients = [icc.OneWay!.Value, icc.Agreement!.Value, icc.Consistency!.Value, icc.OneWayMean!.Value, icc.AgreementOfMean!.Value, icc.ConsistencyOfMean!.Value];
        Assert.Equal([.165742, .289764, .714841, .442797, .620051, .909316], coefficients.Select(coefficient => Math.Round(coefficient, 6)));
        Assert.Equal(coefficients[3..], coefficients[..3].Select(single => Intraclass.OfMean(single, 4)), (a, b) => Math.Abs(a - b) < Tolerance);
    }

    [Fact]
    public void Spearman_and_Brown_ask_for_ten_reviews_where_one_is_worth_29_hundredths()
    {
        Assert.Equal(10, Intraclass.ReviewsNeeded(.29));
        Assert.Equal(1, Intraclass.ReviewsNeeded(.8));
        Assert.Null(Intraclass.ReviewsNeeded(0));
        Assert.Null(Intraclass.ReviewsNeeded(-.2));
    }

    [Fact]
    public void An_incomplete_table_has_no_intraclass_correlation_and_no_concordance()
    {
        Assert.Null(Intraclass.Of(Grid.Table("9 2", "6 .")));
        Assert.Null(KendallW.Of(Grid.Table("9 2", "6 .")));
        Assert.Null(Intraclass.Of(Grid.Table("9", "6")));
        Assert.Null(Intraclass.Of(Grid.Table("5 5", "5 5"))!.Agreement);
    }

    [Fact]
    public void Fleiss_kappa_of_fourteen_raters_is_the_published_one()
    {
        string[] rows = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1", "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7"];

        var kappa = FleissKappa.Of([.. rows.Select(row => (IReadOnlyList<int>)[.. row.Split(' ').Select(int.Parse)])])!;

        Assert.Equal(4211d / 20059, kappa.Value!.Value, Tolerance);
        Assert.Equal([.143, .200, .279, .150, .229], kappa.Shares.Select(share => Math.Round(share, 3)));
        Assert.Equal((.378, .213), (Math.Round(kappa.Observed, 3), Math.Round(kappa.Expected, 3)));
    }

    [Fact]
    public void Kappa_needs_as_many_votes_for_each_and_is_undefined_when_all_agree_on_one_category()
    {
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[2, 0], [1, 0]]));
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[1, 0], [0, 1]]));
        Assert.Null(FleissKappa.Of([[3, 0], [3, 0]])!.Value);
        Assert.Null(FleissKappa.Of([]));
        Assert.Equal(1, FleissKappa.Of([[3, 0], [0, 3]])!.Value!.Value, Tolerance);
    }

    [Fact]
    public void Kendalls_concordance_corrected_for_ties_is_the_published_one()
    {
        var nag = KendallW.Of(Grid.Table(Grid.Transposed("1 4.5 2 4.5 3 7.5 6 9 7.5 10", "2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5", "2 1 4.5 4.5 4.5 4.5 8 8 8 10")))!;
        Assert.Equal((591, 114), (nag.Spread, nag.Ties));
        Assert.Equal((.796, .827731), (Math.Round(nag.Uncorrected, 3), Math.Round(nag.Value!.Value, 6)));
        Assert.Equal((9, 3 * 9 * nag.Value), (nag.Freedom, nag.ChiSquare));

        var spss = KendallW.Of(Grid.Table(Grid.Transposed("2 5 4 5 1", "3 3 4 5 3", "3 4 4 6 2", "2 4 3 6 2")))!;
        Assert.Equal((125, 42), (spss.Spread, spss.Ties));
        Assert.Equal((.78125, .856164), (spss.Uncorrected, Math.Round(spss.Value!.Value, 6)));

        Assert.Null(KendallW.Of(Grid.Table("3 2", "3 2"))!.Value);
        Assert.Equal(1, KendallW.Of(Grid.Table("3 2", "9 4", "5 3"))!.Value!.Value, Tolerance);
    }
}
