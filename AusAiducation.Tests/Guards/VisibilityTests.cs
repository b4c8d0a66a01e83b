using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Students;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Tests.Guards;

/// <summary>
/// Every table for every hat, on the demonstration, which has something that could leak in each table. The expected table stands in
/// visibility.txt: "all", "some" or "-" for each account; a change of any cell is a decision somebody makes there.
/// </summary>
public class VisibilityTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    static readonly string[] Accounts = ["manager", "chair", "committee1", "committee2", "interviewer", "inquirer", "ausim", "dataprotect", "axeli", "coach2", "treasurer", "student1", "helper", "auditor", "admin", Applicant, Anybody];

    /// <summary>The holder of the demonstration's sent file, and a visitor of the public form: viewers without an account.</summary>
    const string Applicant = "applicant";
    const string Anybody = "anybody";

    [Fact]
    public async Task Each_hat_sees_of_each_table_what_the_expected_table_says()
    {
        await using var all = demo.Temp.Open();
        var lines = new List<string> { "table".PadRight(24) + string.Concat(Accounts.Select(a => a.PadRight(12))).TrimEnd() };
        foreach (var type in Filtered(all))
        {
            var total = await Rows.CountAsync(all, type.ClrType);
            Assert.True(total > 0, $"The demonstration has no row in {type.ClrType.Name}: nothing could leak, so nothing is tested.");
            var cells = new List<string>();
            foreach (var account in Accounts)
            {
                await using var db = await AsAsync(account);
                var seen = await Rows.CountAsync(db, type.ClrType);
                cells.Add((seen == 0 ? "-" : seen == total ? "all" : "some").PadRight(12));
            }
            lines.Add(type.ClrType.Name.PadRight(24) + string.Concat(cells).TrimEnd());
        }
        var actual = string.Join('\n', lines) + "\n";
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "visibility-actual.txt"), actual);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Guards", "visibility.txt")), actual);
    }

    [Theory]
    [InlineData("dataprotect")]
    [InlineData("axeli")]
    [InlineData("coach2")]
    [InlineData("student1")]
    [InlineData("ausim")]
    public async Task What_a_person_sees_of_students_is_about_their_own_students_only(string account)
    {
        await using var all = demo.Temp.Open();
        var user = await all.Users.SingleAsync(u => u.UserName == account + "@demo.example");
        var sponsors = await all.Memberships.Where(m => m.UserId == user.Id && m.SponsorId != null).Select(m => m.SponsorId!.Value).ToListAsync();
        var coached = await all.CoachAssignments.Where(a => a.CoachUserId == user.Id && a.To == null).Select(a => a.StudentId).ToListAsync();
        var own = await all.Students.Where(s => sponsors.Contains(s.SponsorId) || s.PersonId == user.PersonId || coached.Contains(s.Id)).Select(s => s.Id).ToListAsync();
        Assert.NotEmpty(own);
        Assert.True(await all.Students.AnyAsync(s => !own.Contains(s.Id)));

        await using var db = await AsAsync(account);
        foreach (var type in Filtered(db).Where(t => typeof(IAboutStudent).IsAssignableFrom(t.ClrType)))
            Assert.All(await Rows.OfAsync(db, type.ClrType), row => Assert.Contains(((IAboutStudent)row).StudentId, own));
    }

    [Fact]
    public async Task A_sponsor_meets_published_results_only()
    {
        await using var all = demo.Temp.Open();
        await using var db = await AsAsync("dataprotect");
        var students = await db.Students.Select(s => s.Id).ToListAsync();
        Assert.True(await all.TermResults.AnyAsync(r => students.Contains(r.StudentId) && r.PublishedOn == null), "There must be an unpublished result that could leak.");

        Assert.All(await db.TermResults.ToListAsync(), r => Assert.NotNull(r.PublishedOn));
    }

    [Fact]
    public async Task A_person_with_two_hats_keeps_them_apart()
    {
        // ausim@ is a sponsor and coaches one student of DataProtect: no money of that student, no session of the sponsored ones.
        await using var db = await AsAsync("ausim");
        var coached = db.Viewer.Rows.CoachedStudents;
        var sponsored = db.Viewer.Rows.SponsoredStudents;
        Assert.NotEmpty(coached.Except(sponsored));

        Assert.Empty(await db.Tranches.Where(t => coached.Contains(t.StudentId) && !sponsored.Contains(t.StudentId)).ToListAsync());
        Assert.Empty(await db.CoachingSessions.Where(s => sponsored.Contains(s.StudentId) && !coached.Contains(s.StudentId)).ToListAsync());
    }

    /// <summary>Columns that name a candidate. A tie hides the row, whichever of them names the file.</summary>
    static readonly string[] NamesACandidate = ["CandidateId", "MergedCandidateId", "OtherId", "InsteadOfId"];

    [Fact]
    public async Task A_tie_hides_the_file_in_every_table_that_names_it()
    {
        var (tried, told) = (new List<string>(), new List<string>());
        await using var all = demo.Temp.Open();
        // Somebody who became a student is the team's to look after, whatever tie there was in the selection. What a reviewer saved is
        // their own, and is set aside with the review.
        var tables = Filtered(all).Where(t => t.ClrType != typeof(Student) && t.ClrType != typeof(ReviewVersion))
            .SelectMany(t => NamesACandidate.Select(t.FindProperty).OfType<IProperty>().Select(p => (Type: t.ClrType, Column: p.PropertyInfo!))).ToList();
        foreach (var (type, column) in tables)
        {
            foreach (var account in new[] { "manager", "chair", "auditor" })
            {
                await using var db = await AsAsync(account);
                if ((await Rows.OfAsync(db, type)).Select(column.GetValue).OfType<int>().FirstOrDefault(id => id > 0) is not (> 0 and var hidden)) continue;
                db.Viewer.Rows.HiddenCandidates.Add(hidden);

                if ((await Rows.OfAsync(db, type)).Any(row => Equals(column.GetValue(row), hidden))) told.Add($"{type.Name}.{column.Name} tells {account}");
                tried.Add($"{type.Name}.{column.Name}");
            }
        }
        Assert.Empty(told);
        Assert.Empty(tables.Select(t => $"{t.Type.Name}.{t.Column.Name}").Except(tried));
    }

    static List<IEntityType> Filtered(AppDbContext db) =>
        db.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count > 0).OrderBy(e => e.ClrType.Name, StringComparer.Ordinal).ToList();

    async Task<AppDbContext> AsAsync(string account)
    {
        if (account == Anybody) return demo.Temp.Factory.Create(Viewer.Public);
        await using var all = demo.Temp.Open();
        if (account == Applicant)
        {
            var sent = await all.Dossiers.Where(d => d.Code == DemoForm.SentCode).Select(d => d.Id).SingleAsync();
            return demo.Temp.Factory.Create(await new ViewerLoader(demo.Temp.Factory, demo.Temp.Clock, demo.Temp.Time).OfDossierAsync(sent));
        }
        var id = await all.Users.Where(u => u.UserName == account + "@demo.example").Select(u => u.Id).SingleAsync();
        return demo.Temp.Factory.Create(await new ViewerLoader(demo.Temp.Factory, demo.Temp.Clock, demo.Temp.Time).OfUserAsync(id));
    }
}
