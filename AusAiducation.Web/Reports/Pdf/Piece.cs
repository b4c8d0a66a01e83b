namespace AusAiducation.Web.Reports.Pdf;

/// <summary>
/// A strip of the report as wide as the text area that is never cut over two pages. Blocks are made of pieces, pages of pieces
/// one under the other.
/// </summary>
internal sealed record Piece(float Height, Action<PdfCanvas, float> Draw)
{
    /// <summary>Space above, which falls away at the top of a page.</summary>
    public float Above { get; init; }

    /// <summary>Stays on the page of the piece after it: a heading, a caption, the first line of a paragraph.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Drawn again when this piece is the first of its page: the head of its table.</summary>
    public Piece? Head { get; init; }

    public bool BreaksPage { get; init; }

    public static Piece Break() => new(0, (_, _) => { }) { BreaksPage = true };
}

/// <summary>A piece at its place on its page.</summary>
internal readonly record struct PlacedPiece(Piece Piece, float Top);

/// <summary>Spreads pieces over pages.</summary>
internal static class Paging
{
    /// <summary>At least one page. Pieces that want to stay together do, unless together they are longer than a page.</summary>
    public static List<List<PlacedPiece>> Pages(IReadOnlyList<Piece> pieces, float top, float bottom)
    {
        var pages = new List<List<PlacedPiece>> { new() };
        var y = top;
        for (var i = 0; i < pieces.Count;)
        {
            var end = GroupEnd(pieces, i);
            if (pages[^1].Count > 0 && (pieces[i].BreaksPage || y + HeightOf(pieces, i, end) > bottom)) NewPage();
            for (; i < end; i++)
                if (!pieces[i].BreaksPage) Place(pieces[i]);
        }
        return pages;

        void Place(Piece piece)
        {
            if (pages[^1].Count > 0 && y + piece.Above + piece.Height > bottom + 0.01f) NewPage();
            if (pages[^1].Count == 0 && piece.Head is { } head) Put(head);
            Put(piece);
        }

        void Put(Piece piece)
        {
            y += pages[^1].Count == 0 ? 0 : piece.Above;
            pages[^1].Add(new PlacedPiece(piece, y));
            y += piece.Height;
        }

        void NewPage() { pages.Add([]); y = top; }
    }

    private static int GroupEnd(IReadOnlyList<Piece> pieces, int start)
    {
        var end = start;
        while (end + 1 < pieces.Count && pieces[end].KeepWithNext && !pieces[end + 1].BreaksPage) end++;
        return end + 1;
    }

    private static float HeightOf(IReadOnlyList<Piece> pieces, int start, int end)
    {
        var height = 0f;
        for (var i = start; i < end; i++) height += pieces[i].Above + pieces[i].Height;
        return height;
    }
}
