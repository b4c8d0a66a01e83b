using System.Buffers.Binary;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Web.Features.Apply;
using SkiaSharp;

namespace AusAiducation.Tests.Web.Apply;

/// <summary>A photo sent with the form comes out upright, light, and silent about where and with what it was taken.</summary>
public class PhotoShrinkingTests
{
    const string Place = "GPS 30.3322N 5.8376W Zagora";

    [Fact]
    public async Task A_photo_held_sideways_comes_out_upright_and_small_without_its_place()
    {
        // Wide, its left half red: held sideways (origin 6), that half is the top of the page.
        var sent = WithExif(Picture(3200, 2400, SKEncodedImageFormat.Jpeg), orientation: 6);

        var light = await PhotoShrinking.LightAsync(sent, TestContext.Current.CancellationToken);

        Assert.Equal(DocumentTypes.Jpeg, DocumentTypes.Of(light));
        Assert.DoesNotContain(Place, Encoding.Latin1.GetString(light), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(light), StringComparison.Ordinal);
        using var read = SKBitmap.Decode(light);
        Assert.Equal((1500, PhotoShrinking.LongestSide), (read.Width, read.Height));
        Assert.True(IsRed(read.GetPixel(750, 100)) && !IsRed(read.GetPixel(750, 1900)));
    }

    [Theory]
    [InlineData(1, 10, 30)]
    [InlineData(2, 70, 30)]
    [InlineData(3, 70, 30)]
    [InlineData(4, 10, 30)]
    [InlineData(5, 30, 10)]
    [InlineData(6, 30, 10)]
    [InlineData(7, 30, 70)]
    [InlineData(8, 30, 70)]
    public async Task Every_way_of_holding_a_telephone_is_turned_back(byte orientation, int redAtX, int redAtY)
    {
        var light = await PhotoShrinking.LightAsync(WithExif(Picture(80, 60, SKEncodedImageFormat.Jpeg), orientation), TestContext.Current.CancellationToken);

        using var read = SKBitmap.Decode(light);
        Assert.Equal(orientation < 5 ? (80, 60) : (60, 80), (read.Width, read.Height));
        Assert.True(IsRed(read.GetPixel(redAtX, redAtY)));
        Assert.False(IsRed(read.GetPixel(read.Width - 1 - redAtX, read.Height - 1 - redAtY)));
    }

    [Fact]
    public async Task A_PNG_with_holes_becomes_a_photo_on_white()
    {
        using var empty = new SKBitmap(new SKImageInfo(40, 40, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        empty.Erase(SKColors.Transparent);
        using var png = empty.Encode(SKEncodedImageFormat.Png, 100);

        var light = await PhotoShrinking.LightAsync(png.ToArray(), TestContext.Current.CancellationToken);

        using var read = SKBitmap.Decode(light);
        Assert.Equal(SKColors.White, read.GetPixel(20, 20));
    }

    [Fact]
    public async Task What_only_begins_like_a_picture_and_half_a_picture_are_refused()
    {
        byte[] pretender = [0xFF, 0xD8, 0xFF, .. "not a photo"u8];
        var whole = Picture(400, 400, SKEncodedImageFormat.Jpeg);

        Assert.Equal("Apply.PhotoUnreadable", await RefusedAsync(pretender));
        Assert.Equal("Apply.PhotoUnreadable", await RefusedAsync(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_gigabytes_is_refused_before_it_does()
    {
        var png = Picture(8, 8, SKEncodedImageFormat.Png);
        // The announced size of a PNG, and the check sum that goes with it.
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));

        Assert.Equal("Apply.PhotoTooWide", await RefusedAsync(png));
    }

    [Fact]
    public async Task What_is_no_picture_passes_as_it_is()
    {
        var pdf = "%PDF-1.4"u8.ToArray();
        Assert.Same(pdf, await PhotoShrinking.LightAsync(pdf, TestContext.Current.CancellationToken));
    }

    static async Task<string> RefusedAsync(byte[] bytes) => (await Assert.ThrowsAsync<RuleBroken>(() => PhotoShrinking.LightAsync(bytes, TestContext.Current.CancellationToken))).Refusal.Key;

    static bool IsRed(SKColor c) => c.Red > 180 && c.Green < 90;

    /// <summary>The left half red, the right half pale.</summary>
    static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Beige);
        using var red = new SKPaint { Color = SKColors.Red };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, red);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>The same JPEG with what a telephone writes at its head: how it was held, and a place.</summary>
    static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] exif = [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)];
        var length = exif.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>The check sum of a PNG's chunk.</summary>
    internal static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
