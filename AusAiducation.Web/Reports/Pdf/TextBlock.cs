namespace AusAiducation.Web.Reports.Pdf;

/// <summary>A shaped word at its place on a line; distances in points from the left end of the line.</summary>
internal readonly record struct PlacedWord(ShapedWord Word, float X);

/// <summary>One line of text ready to be drawn, whatever scripts it mixes.</summary>
internal sealed record TextLine(TextStyle Style, IReadOnlyList<PlacedWord> Words, float Width);

/// <summary>Breaks a text into lines: bidirectional levels, then faces, then shaped words, then as many words a line as fit.</summary>
internal sealed class TextBlock(TextShaper shaper, bool documentIsRightToLeft)
{
    /// <summary>A stretch of one level and one face, either a word (or a part of it) or the spaces between two.</summary>
    private sealed record Token(string Text, int Start, int End, byte Level, PdfFace Face, bool IsBreak, ShapedWord Word);

    public TextLine SingleLine(string text, TextStyle style) => Lines(text.ReplaceLineEndings(" "), style, float.MaxValue)[0];

    /// <summary>The lines of a text within a width in points; at least one, so an empty cell keeps its height.</summary>
    public List<TextLine> Lines(string text, TextStyle style, float width)
    {
        var lines = new List<TextLine>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rightToLeft = Bidi.IsRightToLeft(paragraph, documentIsRightToLeft);
            foreach (var line in Fill(Tokens(paragraph, style, rightToLeft), style, width)) lines.Add(Place(line, style));
        }
        return lines;
    }

    /// <summary>Width in points of the longest word: a column narrower than that would have to cut it.</summary>
    public float LongestWord(string text, TextStyle style) =>
        Words(Tokens(text.ReplaceLineEndings(" "), style, false)).Select(word => WidthOf(word.Tokens, style)).DefaultIfEmpty().Max();

    private List<Token> Tokens(string text, TextStyle style, bool rightToLeft)
    {
        var levels = Bidi.Levels(text, rightToLeft);
        var tokens = new List<Token>();
        PdfFace? before = null;
        for (var i = 0; i < text.Length;)
        {
            var (start, face, isBreak) = (i, FaceAt(i), IsBreak(text, i));
            do i += char.IsSurrogatePair(text, i) ? 2 : 1;
            while (i < text.Length && levels[i] == levels[start] && IsBreak(text, i) == isBreak && FaceAt(i) == face);
            tokens.Add(NewToken(text, start, i, levels[start], face, isBreak));

            PdfFace FaceAt(int at) =>
                before = shaper.FaceOf(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at], style.Bold, before);
        }
        return tokens;
    }

    private Token NewToken(string text, int start, int end, byte level, PdfFace face, bool isBreak) =>
        new(text, start, end, level, face, isBreak, shaper.Shape(face, text.AsSpan(start, end - start), level % 2 == 1));

    /// <summary>A line may end at a space, except inside a number ("12 345,50") and at the spaces made not to break.</summary>
    private static bool IsBreak(string text, int i) =>
        text[i] is '\t' || text[i] is ' ' && !(i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]));

    private List<List<Token>> Fill(List<Token> tokens, TextStyle style, float width)
    {
        var (lines, line, used) = (new List<List<Token>>(), new List<Token>(), 0f);
        foreach (var (word, isBreak) in Words(tokens))
        {
            var wide = WidthOf(word, style);
            if (!isBreak && used + wide > width + 0.01f)
            {
                if (line.Count > 0) Next();
                foreach (var part in wide > width ? Cut(word, style, width) : [word])
                {
                    if (line.Count > 0) Next();
                    Add(part);
                }
            }
            else if (!isBreak || line.Count > 0 || lines.Count == 0) Add(word);
        }
        Next();
        return lines;

        void Add(List<Token> part) { line.AddRange(part); used += WidthOf(part, style); }
        void Next() { lines.Add(line); (line, used) = ([], 0); }
    }

    /// <summary>What is wider than the line (an address, a bank number without spaces) is cut where the line is full.</summary>
    private List<List<Token>> Cut(List<Token> word, TextStyle style, float width)
    {
        var (parts, room) = (new List<List<Token>> { new() }, width);
        foreach (var token in word)
            for (var start = token.Start; start < token.End;)
            {
                var piece = Longest(token, start, room / style.Size, parts[^1].Count == 0);
                if (piece is null)
                {
                    parts.Add([]);
                    room = width;
                    continue;
                }
                parts[^1].Add(piece);
                (start, room) = (piece.End, room - piece.Word.Width * style.Size);
            }
        return parts;
    }

    /// <summary>As much of a token as fits, a whole character at least when it <paramref name="must"/> go in.</summary>
    private Token? Longest(Token token, int start, float room, bool must)
    {
        Token? longest = null;
        for (var end = start; end < token.End;)
        {
            end += char.IsSurrogatePair(token.Text, end) ? 2 : 1;
            var longer = NewToken(token.Text, start, end, token.Level, token.Face, false);
            if (longer.Word.Width > room && !(must && longest is null)) break;
            longest = longer;
        }
        return longest;
    }

    private static IEnumerable<(List<Token> Tokens, bool IsBreak)> Words(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count;)
        {
            var start = i;
            while (i < tokens.Count && tokens[i].IsBreak == tokens[start].IsBreak) i++;
            yield return (tokens.GetRange(start, i - start), tokens[start].IsBreak);
        }
    }

    private static float WidthOf(List<Token> tokens, TextStyle style) => tokens.Sum(token => token.Word.Width) * style.Size;

    private static TextLine Place(List<Token> line, TextStyle style)
    {
        while (line.Count > 0 && line[^1].IsBreak) line.RemoveAt(line.Count - 1);
        var placed = new List<PlacedWord>(line.Count);
        var x = 0f;
        foreach (var index in Bidi.VisualOrder([.. line.Select(token => token.Level)]))
        {
            placed.Add(new PlacedWord(line[index].Word, x));
            x += line[index].Word.Width * style.Size;
        }
        return new TextLine(style, placed, x);
    }
}
