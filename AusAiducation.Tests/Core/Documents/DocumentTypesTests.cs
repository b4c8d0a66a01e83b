using AusAiducation.Core.Documents;
using AusAiducation.Tests.Core.Data.Sheets;

namespace AusAiducation.Tests.Core.Documents;

public class DocumentTypesTests
{
    [Fact]
    public void A_file_is_what_its_first_bytes_say()
    {
        Assert.Equal(DocumentTypes.Pdf, DocumentTypes.Of("%PDF-1.4"u8.ToArray()));
        Assert.Equal(DocumentTypes.Jpeg, DocumentTypes.Of([0xFF, 0xD8, 0xFF, 0xE0, 0]));
        Assert.Equal(DocumentTypes.Png, DocumentTypes.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal(DocumentTypes.Xlsx, DocumentTypes.Of(Workbook.Of("").ToArray()));
        Assert.Equal(DocumentTypes.Docx, DocumentTypes.Of(Workbook.Zip(("word/document.xml", "<w/>")).ToArray()));
    }

    [Fact]
    public void Anything_else_is_nothing_we_take()
    {
        Assert.Null(DocumentTypes.Of([]));
        Assert.Null(DocumentTypes.Of("<svg onload=x>"u8.ToArray()));
        Assert.Null(DocumentTypes.Of("<html>"u8.ToArray()));
        Assert.Null(DocumentTypes.Of(Workbook.Zip(("run.exe", "MZ")).ToArray()));
        Assert.Null(DocumentTypes.Of([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]));
        Assert.True(DocumentTypes.IsHeic([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]));
        Assert.False(DocumentTypes.IsHeic([0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0]));
        Assert.Null(DocumentTypes.Of("PK\u0003\u0004 broken"u8.ToArray()));
    }
}
