using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Students;
using AusAiducation.Core.Texts;
using AusAiducation.Tests.Support;

namespace AusAiducation.Tests.Core.Reports;

public class SponsorReportTests
{
    [Fact]
    public async Task Sums_are_those_of_the_rows_by_year_and_by_student()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await TwoStudentsAsync(programme);

        var report = (await programme.As<SponsorReports>(sponsor).ReadAsync(world.Ausim.Key, "2020-2021"))!;

        // Tranches of 5 000, 5 000.50 and 5 100, then of 7 000, 7 000.50 and 7 100: the first of each is paid.
        Assert.Equal(new Money(36_201.00m, 12_000m), report.Money);
        Assert.Equal(24_201.00m, report.Money.Remaining);
        Assert.Equal([("2019-2020", 12_000m, 12_000m), ("2020-2021", 12_001.00m, 0m), ("2021-2022", 12_200m, 0m)], report.ByYear.Select(y => (y.Year, y.Money.Committed, y.Money.Paid)));
        Assert.Equal([15_100.50m, 21_100.50m], report.Students.Select(s => s.Money.Committed));
        Assert.Equal(["2020-2021", "2019-2020"], report.Years);
        var tables = SponsorReportContent.Of(report, "en").Sections.SelectMany(s => s.Blocks).OfType<Table>().ToList();
        Assert.Equal(["Total", "36\u202f201.00\u00a0DH", "12\u202f000.00\u00a0DH", "24\u202f201.00\u00a0DH"], tables[0].Total!);
        Assert.Equal(tables[0].Total!.Skip(1), tables[1].Total!.Skip(1));
        Assert.Equal(["ALAOUI Amal", "15\u202f100.50\u00a0DH", "5\u202f000.00\u00a0DH", "10\u202f100.50\u00a0DH"], tables[1].Rows[0]);
    }

    [Fact]
    public async Task Only_published_results_of_own_students_stand_in_it_for_the_sponsor_and_for_the_manager_alike()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await TwoStudentsAsync(programme);
        var coach = await world.UserAsync("coach", Role.Coach);
        var student = await world.StudentAsync("Zidane", world.Ausim);
        await world.ResultAsync(student, "2020-2021", Term.First, 17.31m, published: true);
        await world.ResultAsync(student, "2020-2021", Term.Second, 3.97m, published: false);
        await world.CoachAsync(student, coach, new DateOnly(2020, 10, 1));
        await world.SessionAsync(student, coach, new DateOnly(2021, 7, 1), privateNote: "Secret du coach");
        await world.StudentAsync("Autrui", world.DataProtect);

        var read = (await programme.As<SponsorReports>(sponsor).ReadAsync(world.Ausim.Key, "2020-2021"))!;
        var (mine, theirs) = (Print(read), Print((await programme.As<SponsorReports>(world.Manager).ReadAsync(world.Ausim.Key, "2020-2021"))!));

        Assert.Equal(mine, theirs);
        Assert.Contains("ZIDANE Amal", mine, StringComparison.Ordinal);
        Assert.Contains("17,31", mine, StringComparison.Ordinal);
        foreach (var hidden in new[] { "3,97", "AUTRUI", "Remarque du jury", "Secret du coach", "Organisation du temps", "atelier de robotique", "17,64", "coach@" })
            Assert.DoesNotContain(hidden, mine, StringComparison.Ordinal);
        Assert.Equal(3, read.Students.Count);
    }

    [Fact]
    public async Task Another_sponsors_report_is_not_found_whatever_the_other_hats()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await TwoStudentsAsync(programme);
        var theirs = await world.StudentAsync("Autrui", world.DataProtect);
        await world.HatAsync(sponsor, Role.Coach);
        await world.HatAsync(sponsor, Role.Chair);
        await world.CoachAsync(theirs, sponsor, new DateOnly(2021, 6, 1));
        var reports = programme.As<SponsorReports>(sponsor);

        Assert.Null(await reports.ReadAsync(world.DataProtect.Key, null));
        Assert.Equal(["AUSIM"], (await reports.ListAsync()).Select(r => r.Name));
        Assert.Null(await reports.ReadAsync(world.Ausim.Key, "2018-2019"));
        Assert.Null(await reports.ReadAsync(world.Ausim.Key, "2020-2022"));
        Assert.Empty(await programme.As<SponsorReports>(await world.UserAsync("chair", Role.Chair)).ListAsync());
        foreach (var user in new[] { world.Manager, await world.UserAsync("treasurer", Role.Treasurer), await world.UserAsync("auditor", Role.Auditor) })
            Assert.Equal(["AUSIM", "Axeli", "DataProtect"], (await programme.As<SponsorReports>(user).ListAsync()).Select(r => r.Name));
        await Assert.ThrowsAsync<AccessDenied>(async () => await programme.As<SponsorReports>(await world.UserAsync("c", Role.Coach)).ListAsync());
    }

    [Fact]
    public async Task The_students_page_shows_word_for_word_what_the_sponsors_report_says()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await TwoStudentsAsync(programme);
        var student = await world.StudentAsync("Zidane", world.Ausim);
        await world.ResultAsync(student, "2019-2020", Term.Second, 14.2m, published: true);
        await world.ResultAsync(student, "2020-2021", Term.Second, 9.5m, published: false);

        var journey = (await programme.As<OwnJourney>(await world.AccountOfAsync(student)).ReadAsync())!;
        var report = (await programme.As<SponsorReports>(sponsor).ReadAsync(world.Ausim.Key, null))!;

        foreach (var language in Texts.Languages)
        {
            var section = SponsorReportContent.Of(report, language).Sections.Single(s => s.Heading!.Contains("ZIDANE", StringComparison.Ordinal));
            Assert.Equal(Json(section), Json(SponsorReportStudent.Section(journey.Seen, journey.Year, journey.Today, language)));
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Each_language_says_everything(string language)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var (world, sponsor) = await TwoStudentsAsync(programme);
        var reports = programme.As<SponsorReports>(sponsor);
        var nobody = await world.UserAsync("axeli", Role.Sponsor, sponsorId: world.Axeli.Id);

        foreach (var report in new[] { (await reports.ReadAsync(world.Ausim.Key, null))!, (await programme.As<SponsorReports>(nobody).ReadAsync(world.Axeli.Key, null))! })
        {
            var text = Json(SponsorReportContent.Of(report, language));
            Assert.DoesNotMatch(@"Reports\.[A-Z]", text);
            Assert.DoesNotMatch(@"\{\d", text);
            if (language == "ar") Assert.Contains("السنة الجامعية", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_number_of_queries_does_not_depend_on_the_number_of_students()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var sponsor = await world.UserAsync("ausim", Role.Sponsor, sponsorId: world.Ausim.Id);
        var counts = new List<(int, int, int)>();
        for (var i = 0; i < 3; i++)
        {
            var student = await world.StudentAsync("Alaoui" + i, world.Ausim);
            await world.ResultAsync(student, "2019-2020", Term.First, 12m, published: true);
            var (viewer, self) = (await programme.ViewerOf(sponsor), await programme.ViewerOf(await world.AccountOfAsync(student)));
            if (i == 1) continue;
            counts.Add((await programme.Queries.During(() => programme.As<SponsorReports>(viewer).ReadAsync(world.Ausim.Key, null)),
                await programme.Queries.During(() => programme.As<SponsorReports>(viewer).ListAsync()), await programme.Queries.During(() => programme.As<OwnJourney>(self).ReadAsync())));
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.Equal((5, 2, 6), counts[0]);
    }

    internal static async Task<(World World, AppUser Sponsor)> TwoStudentsAsync(TestProgramme programme)
    {
        var world = await World.CreateAsync(programme);
        var sponsor = await world.UserAsync("ausim", Role.Sponsor, sponsorId: world.Ausim.Id);
        var first = await world.StudentAsync("Alaoui", world.Ausim);
        await world.StudentAsync("Berrada", world.Ausim, tranche: 7_000m);
        await world.ResultAsync(first, "2019-2020", Term.First, 15.5m, published: true);
        await world.ResultAsync(first, "2020-2021", Term.First, 16.25m, published: true);
        return (world, sponsor);
    }

    static string Print(SponsorReport report) => Json(SponsorReportContent.Of(report, "fr"));

    static string Json<T>(T content) where T : notnull => JsonSerializer.Serialize(content, new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new BlockConverter() },
    });

    /// <summary>Blocks by what they are, not by their base, which has nothing to write.</summary>
    sealed class BlockConverter : System.Text.Json.Serialization.JsonConverter<ReportBlock>
    {
        public override ReportBlock Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ReportBlock value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), new JsonSerializerOptions { Encoder = options.Encoder });
    }
}
