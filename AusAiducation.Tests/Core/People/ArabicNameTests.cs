using System.Text;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;

namespace AusAiducation.Tests.Core.People;

public class ArabicNameTests
{
    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("فاطـــمة", "فاطمة")]
    [InlineData("\u200Fأُمّ  كلثوم\u200E", "أم كلثوم")]
    [InlineData("ﻣﺤﻤﺪ", "محمد")]
    [InlineData("آيت\u00A0لحسن", "آيت لحسن")]
    [InlineData("Bennani  El", "Bennani El")]
    public void A_pasted_name_loses_its_marks_and_keeps_its_letters(string pasted, string name) => Assert.Equal(name, ArabicName.Clean(pasted));

    [Fact]
    public void Half_a_pair_of_characters_breaks_nothing() => Assert.Equal("بناني\uFFFD", ArabicName.Clean("بناني\uD83D"));

    [Fact]
    public async Task A_list_in_the_Arabic_code_page_of_Windows_is_read_with_its_names_cleaned()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1256).GetBytes("الاسم العائلي;الاسم الشخصي;رقم مسار\r\nبـنّاني;سَلمى;M130000001\r\nالوردي;أنس;M130000002\r\n");
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(bytes), "لائحة.csv");
        var columns = ImportColumns.Find(sheet.Rows());
        var lines = columns.DataOf(sheet.Rows()).Select(new ImportLineReader(columns, new DateOnly(2021, 7, 12)).Read).ToList();

        Assert.Equal([("بناني", "سلمى"), ("الوردي", "أنس")], lines.Select(l => (l.FamilyNameArabic!, l.GivenNameArabic!)));
    }
}
