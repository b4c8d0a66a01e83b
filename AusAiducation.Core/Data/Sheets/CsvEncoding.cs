using System.Text;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>Finds the encoding of a text from all its bytes: UTF-8 and UTF-16 by proof, else the French or the Arabic
/// Windows code page by how the letters stand together.</summary>
internal static class CsvEncoding
{
    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null when the bytes are no text.</summary>
    public static Encoding? Of(FileStream file)
    {
        file.Position = 0;
        var survey = new Survey();
        var buffer = new byte[65_536];
        int read;
        while ((read = file.Read(buffer, 0, buffer.Length)) > 0) survey.Take(buffer.AsSpan(0, read));
        file.Position = 0;
        return survey.Verdict();
    }

    /// <summary>A byte that is a letter in Windows-1256 only. The French small letters stand in the same places in both
    /// code pages, so they prove nothing; À to ß in capitals are where Arabic has its letters.</summary>
    private static bool IsArabic(byte b) => b is (>= 0xC0 and <= 0xDF and not 0xD7) or 0xE1 or (>= 0xE3 and <= 0xE6)
        or 0xEC or 0xED or 0x81 or 0x8D or 0x8E or 0x90;

    private sealed class Survey
    {
        private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        private readonly char[] _discarded = new char[65_537];
        private readonly byte[] _first = new byte[3];
        private readonly long[] _zerosAt = new long[2];
        private bool _isUtf8 = true;
        private long _length, _controls, _arabicPairs, _arabicInLatin;
        private byte _before;

        public void Take(ReadOnlySpan<byte> bytes)
        {
            if (_isUtf8) TryUtf8(bytes, flush: false);
            foreach (var b in bytes)
            {
                if (_length < _first.Length) _first[_length] = b;
                if (b == 0) _zerosAt[_length & 1]++;
                else if (b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1A)) _controls++;
                if (IsArabic(b) && IsArabic(_before)) _arabicPairs++;
                if ((IsArabic(b) && char.IsAsciiLetter((char)_before)) || (IsArabic(_before) && char.IsAsciiLetter((char)b))) _arabicInLatin++;
                _before = b;
                _length++;
            }
        }

        public Encoding? Verdict()
        {
            if (_first is [0xFF, 0xFE, _]) return Encoding.Unicode;
            if (_first is [0xFE, 0xFF, _]) return Encoding.BigEndianUnicode;
            if (_zerosAt[0] + _zerosAt[1] > 0) return Wide();
            if (_controls * 100 > _length) return null;
            if (_isUtf8) TryUtf8([], flush: true);
            if (_isUtf8) return Encoding.UTF8;
            return Encoding.GetEncoding(_arabicPairs > _arabicInLatin ? 1256 : 1252);
        }

        // Without a mark, zeros on one side only are the empty halves of Latin letters and separators; any other zero is binary.
        private Encoding? Wide()
        {
            if (_length % 2 != 0 || _zerosAt.Min() > 0 || _zerosAt.Max() * 10 < _length) return null;
            return _zerosAt[1] > 0 ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        private void TryUtf8(ReadOnlySpan<byte> bytes, bool flush)
        {
            try { _utf8.GetChars(bytes, _discarded, flush); }
            catch (DecoderFallbackException) { _isUtf8 = false; }
        }
    }
}
