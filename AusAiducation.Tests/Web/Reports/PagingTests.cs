using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Tests.Web.Reports;

public class PagingTests
{
    private static Piece Of(float height) => new(height, (_, _) => { });

    [Fact]
    public void Pieces_that_belong_together_move_to_the_next_page_together()
    {
        var pages = Paging.Pages([Of(80), Of(10) with { KeepWithNext = true }, Of(20)], 0, 100);

        Assert.Equal([1, 2], pages.Select(page => page.Count));
    }

    [Fact]
    public void A_group_longer_than_a_page_is_still_placed()
    {
        var pages = Paging.Pages([.. Enumerable.Range(0, 12).Select(_ => Of(30) with { KeepWithNext = true })], 0, 100);

        Assert.Equal([3, 3, 3, 3], pages.Select(page => page.Count));
    }

    [Fact]
    public void Space_above_falls_away_at_the_top_of_a_page()
    {
        var pages = Paging.Pages([Of(90), Of(30) with { Above = 20 }], 5, 100);

        Assert.Equal(5, pages[1][0].Top);
    }

    [Fact]
    public void Columns_short_of_room_take_it_from_the_others()
    {
        Assert.Equal([100f, 100f], ColumnWidths.Share([1, 1], [10, 10], 200));
        Assert.Equal([150f, 50f], ColumnWidths.Share([1, 1], [150, 10], 200));
        Assert.Equal([150f, 50f], ColumnWidths.Share([1, 1], [300, 100], 200));
    }
}
