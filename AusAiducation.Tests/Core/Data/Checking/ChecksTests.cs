using AusAiducation.Core.Data.Checking;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using ProductTexts = AusAiducation.Core.Texts.Texts;

namespace AusAiducation.Tests.Core.Data.Checking;

public sealed class ChecksTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Check, how many rows it must name, and the statements that break them behind the program's back.</summary>
    static readonly (string Check, int Offending, string[] Sql)[] Breaches =
    [
        ("Checks.PlanTotal", 1, ["""UPDATE "Tranches" SET "Amount" = '1.00' WHERE "Id" = (SELECT MAX("Id") FROM "Tranches")"""]),
        ("Checks.PaymentAmount", 1, ["""UPDATE "Payments" SET "Amount" = '1.00' WHERE "Id" = (SELECT MIN("Id") FROM "Payments")"""]),
        ("Checks.PaidOnce", 1,
        [
            """DROP INDEX "IX_Payments_TrancheId" """,
            """
            INSERT INTO "Payments" ("Key", "TrancheId", "StudentId", "SponsorId", "EditionId", "Amount", "PaidOn", "Reference", "RecordedByUserId", "Version", "CreatedAt")
            SELECT 'zzzzzzzzzzzz', "TrancheId", "StudentId", "SponsorId", "EditionId", "Amount", "PaidOn", "Reference", "RecordedByUserId", 1, "CreatedAt"
            FROM "Payments" WHERE "Id" = (SELECT MIN("Id") FROM "Payments")
            """,
        ]),
        // Two students and their two sponsors no longer agree.
        ("Checks.SumsAgree", 4, 
        [
            """
            UPDATE "Payments" SET "StudentId" = (SELECT MIN("Id") FROM "Students" WHERE "SponsorId" = (SELECT MAX("Id") FROM "Sponsors"))
            WHERE "Id" = (SELECT MIN("Id") FROM "Payments" WHERE "SponsorId" = (SELECT MIN("Id") FROM "Sponsors"))
            """,
        ]),
        ("Checks.Seats", 1, ["""UPDATE "SponsorSeats" SET "Seats" = 4 WHERE "Id" = (SELECT MIN("Id") FROM "SponsorSeats" WHERE "Seats" = 5)"""]),
        ("Checks.Placements", 1, ["""UPDATE "Placements" SET "EndedAt" = '2021-01-01 00:00:00' WHERE "Id" = (SELECT MIN("Id") FROM "Placements")"""]),
        ("Checks.Placements", 1, ["""UPDATE "SelectionDecisions" SET "ReleasedAt" = NULL WHERE "Id" = (SELECT MIN("Id") FROM "SelectionDecisions" WHERE "Outcome" = 'Selected' AND "CandidateId" IN (SELECT "CandidateId" FROM "Placements"))"""]),
        ("Checks.StudentSponsor", 1, ["""UPDATE "Students" SET "SponsorId" = (SELECT MAX("Id") FROM "Sponsors") WHERE "Id" = (SELECT MIN("Id") FROM "Students")"""]),
        ("Checks.ReviewTotals", 1, ["""UPDATE "Reviews" SET "Total" = "Total" + 1 WHERE "Id" = (SELECT MIN("Id") FROM "Reviews" WHERE "State" = 'Submitted')"""]),
        ("Checks.ReviewTotals", 1, ["""DELETE FROM "ReviewMarks" WHERE "ReviewId" = (SELECT MIN("Id") FROM "Reviews" WHERE "State" = 'Submitted')"""]),
        ("Checks.RoundRules", 1, ["""UPDATE "Criteria" SET "Weight" = 36 WHERE "Id" = (SELECT MIN("Id") FROM "Criteria")"""]),
        ("Checks.Lots", 1, ["""UPDATE "Lots" SET "Seed" = 'another figure' """]),
        ("Checks.Lots", 1, ["""DELETE FROM "LotEntries" WHERE "Id" = (SELECT MIN("Id") FROM "LotEntries")"""]),
        ("Checks.Minutes", 1, ["""UPDATE "MinutesLines" SET "Text" = replace("Text", 'encouragements', 'félicitations')"""]),
        ("Checks.Ties", 1, ["""UPDATE "Reviews" SET "State" = 'Assigned' WHERE "State" = 'SetAside'"""]),
        ("Checks.Inquiries", 1, ["""UPDATE "SocialFiles" SET "NeedScore" = "NeedScore" + 1 WHERE "Id" = (SELECT MIN("Id") FROM "SocialFiles" WHERE "NeedScore" IS NOT NULL)"""]),
        ("Checks.Inquiries", 1, ["""UPDATE "InterviewPanelists" SET "UserId" = (SELECT MIN("InquirerUserId") FROM "SocialInquiries") WHERE "Id" = (SELECT MIN("Id") FROM "InterviewPanelists")"""]),
        ("Checks.WholeFiles", 1, ["""DELETE FROM "PersonLinks" WHERE "Id" = (SELECT MIN("Id") FROM "PersonLinks")"""]),
        ("Checks.WholeFiles", 1, ["""UPDATE "Candidates" SET "SortName" = 'somebody else' WHERE "Id" = (SELECT MIN("Id") FROM "Candidates")"""]),
        ("Checks.Stages", 1, ["""UPDATE "Candidates" SET "Stage" = 'Received' WHERE "Id" = (SELECT MIN("Id") FROM "Candidates")"""]),
        ("Checks.OneCoach", 1, ["""DROP INDEX "IX_CoachAssignments_StudentId" """, """UPDATE "CoachAssignments" SET "To" = NULL WHERE "To" IS NOT NULL"""]),
        ("Checks.HistoryMasked", 1, ["""UPDATE "History" SET "Changes" = '{"Phone":[null,"+212600000000"]}' WHERE "Id" = (SELECT MIN("Id") FROM "History" WHERE "Entity" = 'PersonContact')"""]),
        ("Checks.Hats", 3, ["""UPDATE "Memberships" SET "SponsorId" = NULL WHERE "Role" = 'Sponsor'"""]),
        ("Checks.Hats", 3, ["""UPDATE "Memberships" SET "SponsorId" = 9999 WHERE "Role" = 'Sponsor'"""]),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Breaches.Length)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_broken_row_is_named(int breach)
    {
        var (check, offending, statements) = Breaches[breach];
        await using var db = demo.Temp.Open();
        await using var undone = await db.Database.BeginTransactionAsync(Ct);
        foreach (var sql in statements) await db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql.Replace("{", "{{").Replace("}", "}}")), Ct);

        var result = (await Checks.RunAsync(db, Ct)).Single(r => r.Name == check);

        Assert.Equal((false, offending), (result.Ok, result.Count));
        Assert.All(result.Offending, key => Assert.NotEqual("", key));
    }

    [Fact]
    public void Every_check_is_seen_red_and_has_its_sentence()
    {
        Assert.Equal(Checks.Names.Order(), Breaches.Select(b => b.Check).Distinct().Order());
        Assert.All(Checks.Names, name => Assert.True(ProductTexts.Knows(name)));
    }

    [Fact]
    public async Task An_empty_database_passes()
    {
        await using var empty = await TempDatabase.CreateAsync();

        Assert.All(await new Checks(empty.Factory).RunAsync(Ct), result => Assert.True(result.Ok, result.Name));
    }
}
