namespace AusAiducation.Core.Data.Sheets;

/// <summary>How much of a supplied list is read before it is refused.</summary>
public static class SheetLimits
{
    /// <summary>Lines of data, the header and what stands above it not counted.</summary>
    public const int DataLines = 20_000;

    /// <summary>Filled lines among which the header is looked for.</summary>
    public const int HeaderLines = 10;

    public const int Columns = 200;

    /// <summary>Characters in one cell.</summary>
    public const int CellLength = 4_000;

    /// <summary>Bytes of a list once unpacked; for a text file, its own bytes.</summary>
    public const long UnpackedBytes = 50 * Megabyte;

    internal const long Megabyte = 1024 * 1024;
}
