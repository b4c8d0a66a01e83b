using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Data.Sheets;

/// <summary>What reading takes, measured while no other test runs.</summary>
[Collection(nameof(SheetMemory))]
public class SheetMemoryTests
{
    [Fact]
    public async Task A_bomb_is_refused_by_what_it_declares_before_anything_is_inflated()
    {
        var bomb = Workbook.Bomb(60);
        Assert.True(bomb.Length < 200_000);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var refused = await Assert.ThrowsAsync<SheetRefused>(() => SheetReader.OpenAsync(bomb, "l.xlsx", TestContext.Current.CancellationToken));
        Assert.Equal("Import.TooLarge", refused.Key);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 2_000_000);
    }

    [Fact]
    public async Task A_bomb_that_lies_about_its_size_is_never_inflated_past_the_limit()
    {
        var bomb = Workbook.Lying(Workbook.Bomb(60));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal("Import.Unreadable", await Reading.Refusal(bomb));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 2_000_000);
    }

    [Fact]
    public async Task What_really_comes_out_is_counted_over_all_parts_and_readings_of_them()
    {
        var texts = "<si><t>" + new string(' ', 30 * 1024 * 1024) + "</t></si>";
        var file = Workbook.Of("<row><c><v>1</v></c></row>", texts);
        Assert.Equal("1", (await Reading.Of(file)).Single()[0]);
        var book = Workbook.Of("", texts, sheets: "<sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b\" r:id=\"r1\"/>",
            before: new string(' ', 15 * 1024 * 1024));
        Assert.Equal("Import.TooLarge", await Reading.Refusal(book));
    }

    [Fact]
    public async Task Twenty_thousand_lines_are_read_in_flat_memory()
    {
        var cells = string.Concat(Enumerable.Range(0, 10).Select(i => $"<c t=\"inlineStr\"><is><t>Candidate {i} of a long list</t></is></c>"));
        var list = Workbook.Of(string.Concat(Enumerable.Repeat($"<row>{cells}</row>", SheetLimits.DataLines)));
        using var reader = await SheetReader.OpenAsync(list, "l", TestContext.Current.CancellationToken);
        long highest = long.MinValue, start = GC.GetTotalMemory(forceFullCollection: true);
        var lines = 0;
        foreach (var _ in reader.Rows())
            if (++lines % 5_000 == 0) highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - start);
        Assert.Equal(SheetLimits.DataLines, lines);
        // Held whole, the cells would take some 16 MB.
        Assert.InRange(highest, long.MinValue, 1_000_000);
    }
}

[CollectionDefinition(nameof(SheetMemory), DisableParallelization = true)]
public sealed class SheetMemory;
