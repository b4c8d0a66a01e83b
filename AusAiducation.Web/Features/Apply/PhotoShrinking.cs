using AusAiducation.Core.Access;
using AusAiducation.Core.Documents;
using AusAiducation.Web.Features.Candidates;
using SkiaSharp;

namespace AusAiducation.Web.Features.Apply;

/// <summary>
/// Makes a photo of a document light: upright, no larger than a page needs to be read, and without what the telephone wrote into it
/// (place, hour, device). Anything that is not a picture passes as it is.
/// </summary>
static class PhotoShrinking
{
    /// <summary>An A4 page at 170 points an inch: small print stays readable.</summary>
    public const int LongestSide = 2000;
    const int Quality = 82;

    // A few kilobytes can announce a picture of gigabytes: counted before anything is unpacked.
    const long MostPixels = 120_000_000;
    const long MostUnpacked = 40_000_000;
    const int Eighths = 8;

    // Unpacked, a photo takes up to 160 MB: on the last evening they wait for one another.
    static readonly SemaphoreSlim AtOnce = new(2);

    public static Task<byte[]> LightAsync(byte[] bytes, CancellationToken ct) => LightAsync(bytes, [], ct);

    /// <summary>The same, with what is to be hidden burned in before it is compressed.</summary>
    public static async Task<byte[]> LightAsync(byte[] bytes, IReadOnlyList<BlackBox> hidden, CancellationToken ct)
    {
        if (DocumentTypes.Of(bytes) is not (DocumentTypes.Jpeg or DocumentTypes.Png)) return bytes;
        await AtOnce.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Light(bytes, hidden), ct);
        }
        finally
        {
            AtOnce.Release();
        }
    }

    static byte[] Light(byte[] bytes, IReadOnlyList<BlackBox> hidden)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw new RuleBroken("Apply.PhotoUnreadable");
        using var photo = Unpack(codec);
        var shrink = Math.Min(1f, LongestSide / (float)Math.Max(photo.Width, photo.Height));
        var (width, height) = (Math.Max(1, (int)(photo.Width * shrink)), Math.Max(1, (int)(photo.Height * shrink)));
        var turned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(turned ? height : width, turned ? width : height, SKImageInfo.PlatformColorType, SKAlphaType.Premul, photo.ColorSpace));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.SetMatrix(Upright(codec.EncodedOrigin, width, height));
        using var image = SKImage.FromBitmap(photo);
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        surface.Canvas.ResetMatrix();
        BlackBoxes.Burn(surface.Canvas, turned ? height : width, turned ? width : height, hidden);
        using var light = surface.Snapshot();
        using var encoded = light.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    /// <summary>The pixels; a JPEG is unpacked at the smallest eighth of its size that is still large enough.</summary>
    static SKBitmap Unpack(SKCodec codec)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var eighths = Math.Clamp((int)Math.Ceiling(LongestSide * (double)Eighths / Math.Max(width, height)), 1, Eighths);
        var size = codec.GetScaledDimensions(eighths / (float)Eighths);
        if ((long)width * height > MostPixels || (long)size.Width * size.Height > MostUnpacked) throw new RuleBroken("Apply.PhotoTooWide");
        var photo = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(photo.Info, photo.GetPixels()) == SKCodecResult.Success) return photo;
        photo.Dispose();
        throw new RuleBroken("Apply.PhotoUnreadable");
    }

    /// <summary>From the way the telephone was held to the way the page is read.</summary>
    static SKMatrix Upright(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
