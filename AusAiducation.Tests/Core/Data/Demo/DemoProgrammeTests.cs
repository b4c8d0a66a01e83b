using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Data.Demo;

public sealed class DemoProgrammeTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly TempDatabase _temp = demo.Temp;

    [Fact]
    public async Task Passes_every_check()
    {
        var results = await new Checks(_temp.Factory).RunAsync(Ct);

        Assert.Equal(Checks.Names, results.Select(r => r.Name));
        Assert.Equal([], results.Where(r => !r.Ok).Select(r => $"{r.Name}: {string.Join(", ", r.Offending)}"));
    }

    [Fact]
    public async Task A_second_call_does_nothing()
    {
        await using var db = _temp.Open();
        var before = (await db.Candidates.CountAsync(Ct), await db.History.CountAsync(Ct), _temp.Clock.Offset);

        Assert.False(await _temp.Demo().CreateIfEmptyAsync(Ct));

        Assert.Equal(before, (await db.Candidates.CountAsync(Ct), await db.History.CountAsync(Ct), _temp.Clock.Offset));
    }

    [Fact]
    public async Task The_clock_stands_at_nine_on_12_July_2021_in_Casablanca_and_is_stored()
    {
        Assert.Equal(new DateTime(2021, 7, 12, 8, 0, 0, DateTimeKind.Utc), _temp.Clock.Now);

        var other = new ProgrammeClock(_temp.Time);
        await new DatabaseStart(_temp.Factory, other).ReadClockAsync(Ct);
        Assert.Equal(_temp.Clock.Now, other.Now);
    }

    [Fact]
    public async Task Twice_created_tells_the_same_names_and_marks()
    {
        await using var again = await TempDatabase.CreateAsync();
        Assert.True(await again.Demo().CreateIfEmptyAsync(Ct));

        Assert.Equal(await Digest.OfAsync(_temp, Ct), await Digest.OfAsync(again, Ct));
    }

    [Fact]
    public async Task Every_table_has_a_row_except_those_the_program_fills()
    {
        // Identity's own tables hold sign-ins with another provider, passkeys and codes: nobody has any before signing in.
        string[] filledByTheProgram = ["UserSession", "DossierSession", "DataProtectionKey", "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1", "IdentityUserPasskey`1"];
        await using var db = _temp.Open();
        List<string> empty = [];
        foreach (var entity in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !filledByTheProgram.Contains(t.ClrType.Name)))
            if (await RowCount.OfAsync(db, entity.ClrType, Ct) == 0) empty.Add(entity.ClrType.Name);

        Assert.Equal([], empty);
    }

    [Fact]
    public async Task Each_student_is_promised_132_728_40_over_five_years()
    {
        await using var db = _temp.Open();
        var totals = await db.FundingPlans.Select(p => p.Tranches.Sum(t => t.Amount)).ToListAsync(Ct);

        Assert.Equal(Enumerable.Repeat(132_728.40m, 11), totals);
    }

    [Fact]
    public async Task Sixty_six_tranches_fell_due_of_which_three_are_unpaid()
    {
        await using var db = _temp.Open();
        var due = db.Tranches.Where(t => t.DueOn <= new DateOnly(2021, 7, 12));

        Assert.Equal(66, await due.CountAsync(Ct));
        var unpaid = await due.Where(t => t.Payment == null).Select(t => new { t.StudentId, t.DueOn, Enrolled = db.AcademicYears.Any(y => y.StudentId == t.StudentId && y.Code == t.YearCode && y.EnrolmentAcceptedOn != null) }).ToListAsync(Ct);
        Assert.Equal((3, 2), (unpaid.Count, unpaid.Count(t => !t.Enrolled)));
    }

    [Fact]
    public async Task Eleven_students_sit_on_the_seats_five_five_and_one_woman()
    {
        await using var db = _temp.Open();
        var seats = await db.Students.GroupBy(s => s.Sponsor!.Name).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Ct);

        Assert.Equal(new Dictionary<string, int> { ["AUSIM"] = 5, ["DataProtect"] = 5, ["Axeli"] = 1 }, seats);
        Assert.Equal(Gender.Female, await db.Students.Where(s => s.Sponsor!.Name == "Axeli").Select(s => s.Person.Gender).SingleAsync(Ct));
        Assert.All(await db.Students.Select(s => db.CandidateFiles.First(f => f.CandidateId == s.CandidateId)).ToListAsync(Ct), file => Assert.Equal(Mention.TresBien, file.Marks.Mention));
    }

    [Fact]
    public async Task The_call_of_2021_has_some_120_candidates_in_every_region_and_one_override()
    {
        await using var db = _temp.Open();
        var candidates = await db.Candidates.Where(c => c.Edition!.Code == "2021-2022").Include(c => c.File).ToListAsync(Ct);

        Assert.Equal((131, 32), (candidates.Count, candidates.Count(c => c.SourceListId is null)));
        Assert.Equal(12, candidates.Where(c => c.ProvinceCode is not null).Select(c => Provinces.Of(c.ProvinceCode!)!.Region.Number).Distinct().Count());
        Assert.Single(candidates, c => c.File.RulingAverage == 15.9975m && c.Stage == CandidateStage.Received);
        Assert.Equal(22, candidates.Count(c => c.Stage == CandidateStage.Received));
        Assert.Equal(1, await db.EligibilityDecisions.CountAsync(d => d.ProposedEligible != null && d.Eligible != d.ProposedEligible, Ct));
        Assert.False(await db.ShortlistDecisions.AnyAsync(d => d.EditionId == candidates[0].EditionId, Ct));
    }

    [Fact]
    public async Task The_open_round_gives_three_members_to_each_file_and_four_fifths_are_sent()
    {
        await using var db = _temp.Open();
        var round = await db.Rounds.SingleAsync(r => r.State == RoundState.Open, Ct);
        var reviews = await db.Reviews.Where(r => r.RoundId == round.Id).ToListAsync(Ct);
        var counting = reviews.Where(r => r.State != ReviewState.SetAside).ToList();

        Assert.All(counting.GroupBy(r => r.CandidateId), file => Assert.Equal(3, file.Count()));
        Assert.InRange(counting.Count(r => r.State == ReviewState.Submitted) / (double)counting.Count, 0.75, 0.85);
        Assert.Single(reviews, r => r.State == ReviewState.SetAside);
        Assert.All(counting.GroupBy(r => r.UserId), own => Assert.Equal(own.Count(), own.Select(r => r.Position).Distinct().Count()));
        Assert.Equal(await db.Candidates.CountAsync(c => c.EditionId == round.EditionId && c.Stage == CandidateStage.Eligible, Ct), counting.Select(r => r.CandidateId).Distinct().Count());
    }

    [Fact]
    public async Task Three_students_had_no_session_for_a_fortnight_and_one_session_is_urgent()
    {
        await using var db = _temp.Open();
        var last = await db.CoachingSessions.GroupBy(s => s.StudentId).Select(g => g.Max(s => s.HeldOn)).ToListAsync(Ct);

        Assert.Equal((11, 3), (last.Count, last.Count(day => day < new DateOnly(2021, 7, 12).AddDays(-14))));
        Assert.Equal(1, await db.CoachingSessions.CountAsync(s => s.Mood == SessionMood.Urgent, Ct));
    }

    [Fact]
    public async Task Motivations_name_neither_the_person_nor_the_school()
    {
        await using var db = _temp.Open();
        var files = await db.Candidates.Where(c => c.File.Motivation != null)
            .Select(c => new { c.File.Motivation, c.Person.GivenName, c.Person.FamilyName, c.School }).ToListAsync(Ct);

        Assert.True(files.Select(f => f.Motivation).Distinct().Count() >= 60);
        Assert.All(files, f =>
        {
            string[] words = f.Motivation!.Split(' ', ',', '.', ';', ':', '\'');
            Assert.DoesNotContain(f.GivenName, words);
            Assert.DoesNotContain(f.FamilyName, words);
            Assert.DoesNotContain("Lycée", f.Motivation, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Everybody_signs_in_with_the_one_password_except_the_invited()
    {
        await using var db = _temp.Open();
        var users = await db.Users.ToListAsync(Ct);
        var hasher = new PasswordHasher<AppUser>();

        Assert.Equal(22, users.Count);
        Assert.All(users.Where(u => u.EmailConfirmed), u => Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(u, u.PasswordHash!, DemoProgramme.Password)));
        Assert.Single(users, u => u.PasswordHash is null && !u.EmailConfirmed);
        Assert.Single(users, u => u.PersonId is not null && u.UserName == "student1@demo.example");
    }

    [Fact]
    public async Task A_viewer_with_two_hats_meets_the_union_of_their_students()
    {
        await using var db = _temp.Open();
        var ausim = await db.Users.SingleAsync(u => u.UserName == "ausim@demo.example", Ct);
        var viewer = await new ViewerLoader(_temp.Factory, _temp.Clock, _temp.Time).OfUserAsync(ausim.Id, Ct);
        await using var theirs = _temp.Factory.Create(viewer);

        Assert.Equal((5, 1), (viewer.Rows.SponsoredStudents.Count, viewer.Rows.CoachedStudents.Count));
        Assert.Equal(6, await theirs.Students.CountAsync(Ct));
        Assert.Equal(5, await theirs.FundingPlans.CountAsync(Ct));
    }

    [Fact]
    public async Task What_happened_lies_in_the_past_and_in_order()
    {
        await using var db = _temp.Open();
        var now = _temp.Clock.Now;

        Assert.False(await db.History.AnyAsync(h => h.At > now, Ct));
        Assert.False(await db.Candidates.AnyAsync(c => c.CreatedAt > now, Ct));
        Assert.False(await db.CoachingSessions.AnyAsync(s => s.CreatedAt < s.Student!.CreatedAt, Ct));
        Assert.False(await db.Payments.AnyAsync(p => p.CreatedAt < p.Tranche!.CreatedAt, Ct));
        var moments = await db.History.OrderBy(h => h.Id).Select(h => h.At).ToListAsync(Ct);
        Assert.Equal(moments.Order(), moments);
    }

    [Fact]
    public async Task Papers_are_real_files()
    {
        await using var db = _temp.Open();
        var papers = await db.Documents.Include(d => d.Content).ToListAsync(Ct);

        Assert.All(Enum.GetValues<DocumentState>(), state => Assert.Contains(papers, d => d.State == state && d.CandidateId != null));
        Assert.All(papers.Where(d => d.ContentType == "application/pdf"), d => Assert.Equal(1, UglyToad.PdfPig.PdfDocument.Open(d.Content!.Bytes).NumberOfPages));
        Assert.All(papers.Where(d => d.ContentType == "image/png"), d => Assert.Equal((64, 48), (SkiaSharp.SKBitmap.Decode(d.Content!.Bytes).Width, SkiaSharp.SKBitmap.Decode(d.Content!.Bytes).Height)));
    }
}
