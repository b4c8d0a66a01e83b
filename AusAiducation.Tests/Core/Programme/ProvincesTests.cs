using System.Text.RegularExpressions;
using AusAiducation.Core.Programme;

namespace AusAiducation.Tests.Core.Programme;

public class ProvincesTests
{
    [Fact]
    public void Twelve_regions_hold_seventy_five_provinces_thirteen_of_them_prefectures()
    {
        Assert.Equal([8, 8, 9, 7, 5, 9, 8, 5, 6, 4, 4, 2], Provinces.Regions.Select(region => Provinces.All.Count(p => p.Region == region)));
        Assert.Equal(75, Provinces.All.Count);
        Assert.Equal(13, Provinces.All.Count(province => province.IsPrefecture));
        Assert.Equal(Enumerable.Range(1, 12), Provinces.Regions.Select(region => region.Number));
    }

    [Fact]
    public void Codes_are_plain_and_names_stand_in_their_script()
    {
        var named = Provinces.All.Select(p => (p.Code, p.French, p.Arabic, p.English))
            .Concat(Provinces.Regions.Select(r => (r.Code, r.French, r.Arabic, r.English))).ToList();

        Assert.All(named, n => Assert.Matches("^[a-z]+(-[a-z]+)*$", n.Code));
        Assert.All(named, n => Assert.Matches(new Regex(@"^[\p{IsArabic} ]+$"), n.Arabic));
        Assert.All(named, n => Assert.DoesNotMatch(new Regex(@"\p{IsArabic}"), n.French + n.English));
        Assert.Equal(75, Provinces.All.Select(p => p.Arabic).Distinct().Count());
    }

    [Fact]
    public void Each_province_is_found_by_its_code_and_by_its_name_in_each_language() =>
        Assert.All(Provinces.All, province =>
        {
            Assert.Same(province, Provinces.Of(province.Code));
            Assert.Same(province, Provinces.Find(province.French.ToUpperInvariant()));
            Assert.Same(province, Provinces.Find(province.Arabic));
            Assert.Same(province, Provinces.Find(" " + province.English.Replace('-', ' ')));
        });

    [Theory]
    [InlineData("TETOUAN", "tetouan")]
    [InlineData("mdiq fnideq", "mdiq-fnideq")]
    [InlineData("Préfecture d'Agadir Ida Ou Tanane", "agadir-ida-ou-tanane")]
    [InlineData("province de Zagora", "zagora")]
    [InlineData("Province Driouch", "driouch")]
    [InlineData("Province d’Errachidia", "errachidia")]
    [InlineData("إقليم الحوز", "al-haouz")]
    [InlineData("عمالة طنجة أصيلة", "tanger-assilah")]
    [InlineData("اسفي", "safi")]
    [InlineData("Oujda", "oujda-angad")]
    [InlineData("وجدة أنكاد", "oujda-angad")]
    public void Usual_ways_of_writing_are_found(string typed, string code) => Assert.Equal(code, Provinces.Find(typed)?.Code);

    [Theory]
    [InlineData("Sidi")]
    [InlineData("Paris")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_guessed(string? typed)
    {
        Assert.Null(Provinces.Find(typed));
        Assert.Null(Provinces.Of("nowhere"));
    }

    [Theory]
    [InlineData("draa tafilalet", 8)]
    [InlineData("Région de l'Oriental", 2)]
    [InlineData("ORIENTAL", 2)]
    [InlineData("Région Dakhla-Oued Ed-Dahab", 12)]
    [InlineData("جهة مراكش - آسفي", 7)]
    public void Regions_are_found_likewise(string typed, int number) => Assert.Equal(number, Provinces.FindRegion(typed)?.Number);
}
