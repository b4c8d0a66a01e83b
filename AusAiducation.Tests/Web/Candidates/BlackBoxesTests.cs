using System.IO.Compression;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Tests.Web.Apply;
using AusAiducation.Web.Features.Apply;
using AusAiducation.Web.Features.Candidates;
using SkiaSharp;

namespace AusAiducation.Tests.Web.Candidates;

public class BlackBoxesTests
{
    /// <summary>White, with red where the secret stands: (100, 60) to (300, 100) of 400 × 300.</summary>
    static byte[] Secret(SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(400, 300));
        surface.Canvas.Clear(SKColors.White);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(100, 60, 200, 40, red);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(format, 95);
        return encoded.ToArray();
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public async Task What_a_box_hides_is_in_no_pixel_and_no_byte_of_the_copy(SKEncodedImageFormat format)
    {
        var boxes = BlackBoxes.Read("2500,2000,5000,1334");

        var copy = await PhotoShrinking.LightAsync([.. Secret(format), .. "Alaoui"u8], boxes, TestContext.Current.CancellationToken);

        Assert.Equal(DocumentTypes.Jpeg, DocumentTypes.Of(copy));
        Assert.DoesNotContain("Alaoui", Encoding.Latin1.GetString(copy), StringComparison.Ordinal);
        using var read = SKBitmap.Decode(copy);
        Assert.Equal((400, 300), (read.Width, read.Height));
        for (var y = 0; y < read.Height; y++)
            for (var x = 0; x < read.Width; x++)
            {
                var c = read.GetPixel(x, y);
                // Black, white, or the grey between them: no shade of what was there, along the edges neither.
                Assert.True(Math.Abs(c.Red - c.Green) < 12 && Math.Abs(c.Red - c.Blue) < 12, $"{x},{y} {c}");
                if (x is >= 100 and < 300 && y is >= 60 and < 100) Assert.True(c.Red < 12, $"{x},{y} {c}");
            }
        Assert.True(read.GetPixel(20, 280).Red > 240);
    }

    [Theory]
    [InlineData("0,0,10001,10", "Redaction.BoxWrong")]
    [InlineData("9000,0,2000,10", "Redaction.BoxWrong")]
    [InlineData("1,1,0,5", "Redaction.BoxWrong")]
    [InlineData("-1,1,5,5", "Redaction.BoxWrong")]
    [InlineData("1,1,5", "Redaction.BoxWrong")]
    [InlineData("NaN,1,5,5", "Redaction.BoxWrong")]
    [InlineData("99999999999,1,5,5", "Redaction.BoxWrong")]
    public void A_box_that_is_none_is_refused(string posted, string key) => Assert.Equal(key, Assert.Throws<RuleBroken>(() => BlackBoxes.Read(posted)).Refusal.Key);

    [Fact]
    public void Nothing_posted_is_no_box_and_too_many_are_refused()
    {
        Assert.Empty(BlackBoxes.Read(null));
        Assert.Empty(BlackBoxes.Read(" ; "));
        Assert.Equal("Redaction.TooManyBoxes", Assert.Throws<RuleBroken>(() => BlackBoxes.Read(string.Join(';', Enumerable.Repeat("1,1,5,5", BlackBoxes.Most + 1)))).Refusal.Key);
    }

    /// <summary>A real PNG of 30,000 × 30,000 pixels, a hundred kilobytes long: a gigabyte and more once unpacked.</summary>
    [Fact]
    public async Task A_bomb_of_a_picture_is_refused_without_unpacking_it()
    {
        var bomb = Bomb(30_000);
        Assert.True(bomb.Length < 400_000);
        var before = Environment.WorkingSet;

        foreach (var boxes in new[] { "", "10,10,50,50" })
            Assert.Equal("Apply.PhotoTooWide", (await Assert.ThrowsAsync<RuleBroken>(() => PhotoShrinking.LightAsync(bomb, BlackBoxes.Read(boxes), TestContext.Current.CancellationToken))).Refusal.Key);

        Assert.True(Environment.WorkingSet - before < 200L * 1024 * 1024);
    }

    /// <summary>Black pixels of one bit each (ISO 15948).</summary>
    internal static byte[] Bomb(int side)
    {
        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (side + 7) / 8];
            for (var y = 0; y < side; y++) deflate.Write(row);
        }
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        void Chunk(string kind, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. data];
            png.Write(Big((uint)data.Length));
            png.Write(body);
            png.Write(Big(PhotoShrinkingTests.Crc(body)));
        }
        Chunk("IHDR", [.. Big((uint)side), .. Big((uint)side), 1, 0, 0, 0, 0]);
        Chunk("IDAT", pixels.ToArray());
        Chunk("IEND", []);
        return png.ToArray();
    }

    static byte[] Big(uint n) => [(byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n];
}
