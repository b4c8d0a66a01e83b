using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;

namespace AusAiducation.Tests.Core.Selection.Lots;

public class LotTests
{
    static readonly string[] Three = ["C-0031", "C-0007", "C-0012"];
    const string Seed = "MASI 2019-09-30 11,480.32";

    [Fact]
    public void A_lot_is_drawn_from_its_seed_as_published()
    {
        var lot = DrawnLot.Draw(Three, Seed);

        Assert.Equal(["C-0012", "C-0031", "C-0007"], lot.Order);
        Assert.Equal(["4790c929", "86b9b2dc", "513785bc"], lot.Digests.Select(digest => digest[..8]));
        Assert.Equal(["C-0007", "C-0012", "C-0031"], lot.Pool);
    }

    [Fact]
    public void Taking_by_digests_gives_the_published_selection_of_RFC_3797()
    {
        const string key = "9319./2.5.8.10.12./9.18.26.34.41.45./";
        byte[][] digests = [.. Enumerable.Range(0, 10).Select(i =>
        {
            byte[] index = [(byte)(i >> 8), (byte)i];
#pragma warning disable CA5351 // The RFC of 2004 says MD5; the product's own lots use SHA-256.
            return MD5.HashData([.. index, .. Encoding.ASCII.GetBytes(key), .. index]);
#pragma warning restore CA5351
        })];

        Assert.Equal(["990DD0A5692A029A98B5E01AA28F3459", "3691E55CB63FCC37914430B2F70B5EC6", "FE814EDF564C190AC1D25753979990FA"], digests[..3].Select(Convert.ToHexString));
        Assert.Equal([17, 7, 2, 16, 25, 23, 8, 24, 19, 13], DrawnLot.Take(Enumerable.Range(1, 25), digests));
    }

    [Fact]
    public void A_lot_replays_and_one_that_was_altered_does_not()
    {
        var lot = DrawnLot.Draw(Three, Seed);

        Assert.True(lot.Replays());
        Assert.Equal(lot.Order, DrawnLot.Draw(Three.Order(), Seed).Order);
        Assert.False((lot with { Order = ["C-0007", "C-0012", "C-0031"] }).Replays());
        Assert.False((lot with { Seed = "another" }).Replays());
    }

    [Fact]
    public void The_commitment_changes_with_the_list_and_with_the_source_of_the_seed()
    {
        var published = DrawnLot.Commitment(Three, "MASI, closing of 30 September 2019");

        Assert.Equal(published, DrawnLot.Commitment(Three.Order(), "MASI, closing of 30 September 2019"));
        Assert.NotEqual(published, DrawnLot.Commitment(Three[..2], "MASI, closing of 30 September 2019"));
        Assert.NotEqual(published, DrawnLot.Commitment(Three, "MASI, closing of 1 October 2019"));
    }

    [Fact]
    public void Ids_that_repeat_or_could_be_read_two_ways_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DrawnLot.Draw(["C-1", "C-1"], Seed));
        Assert.Throws<ArgumentException>(() => DrawnLot.Draw(["C-1,C-2"], Seed));
    }

    [Fact]
    public void Ties_are_parted_by_the_published_rules_in_their_order_and_what_is_still_equal_stays_equal()
    {
        TieEntry[] entries =
        [
            new("C-9", 1420, [3, 17]), new("C-1", 1420, [3, 16]), new("C-5", 1420, [5, 10]), new("C-7", 1500, [0, 0]),
            new("C-3", 1300, [4, 12]), new("C-2", 1300, [4, 12]), new("C-4", 1200, [1, 1]),
        ];

        var order = TieBreak.Order(entries);

        Assert.Equal(
            [
                new("C-7", 1, RankedBy.Score, null), new("C-5", 2, RankedBy.Rule, 0), new("C-9", 3, RankedBy.Rule, 1), new("C-1", 4, RankedBy.Rule, 1),
                new("C-2", 5, RankedBy.StillTied, null), new("C-3", 5, RankedBy.StillTied, null), new BrokenTie("C-4", 7, RankedBy.Score, null),
            ],
            order.Files);
        Assert.Empty(order.Lots);
    }

    [Fact]
    public void With_a_seed_a_lot_parts_what_the_rules_left_equal()
    {
        var order = TieBreak.Order([.. Three.Select(file => new TieEntry(file, 1420, [3])), new TieEntry("C-0001", 1000, [9])], Seed);

        Assert.Equal([("C-0012", 1), ("C-0031", 2), ("C-0007", 3), ("C-0001", 4)], order.Files.Select(file => (file.File, file.Rank)));
        Assert.True(Assert.Single(order.Lots).Replays());
        Assert.Equal([RankedBy.Lot, RankedBy.Lot, RankedBy.Lot, RankedBy.Score], order.Files.Select(file => file.By));
    }

    [Fact]
    public void A_rule_for_which_one_of_the_tied_has_no_value_parts_nobody()
    {
        var order = TieBreak.Order([new("A", 10, [null, 12]), new("B", 10, [5, 11]), new("C", 9, [null]), new("D", 9, [2])]);

        Assert.Equal([("A", 1, RankedBy.Rule), ("B", 2, RankedBy.Rule), ("C", 3, RankedBy.StillTied), ("D", 3, RankedBy.StillTied)],
            order.Files.Select(file => (file.File, file.Rank, file.By)));
    }
}
