using System.Globalization;
using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// The programme a newcomer finds: the eleven students of 2019-2020 and the call of 2021-2022 in its file round, on Monday 12 July 2021
/// at nine. Everybody in it is invented.
/// </summary>
public sealed class DemoProgramme(AppDbContextFactory factory, ProgrammeClock clock, TimeProvider time, FieldVault vault, IPasswordHasher<AppUser> hasher)
{
    public const string Password = "demo-ausaiducation";
    public const string MailDomain = "demo.example";

    /// <summary>Programme time when the demonstration has just been created (UTC): nine in the morning in Casablanca.</summary>
    public static readonly DateTime Start = ProgrammeClock.Utc(new DateOnly(2021, 7, 12), new TimeOnly(9, 0));

    /// <summary>Creates it whole or not at all, and sets the programme's clock; false when the database already has an edition or an account.</summary>
    public async Task<bool> CreateIfEmptyAsync(CancellationToken ct = default)
    {
        await using (var look = factory.Create(Viewer.System))
            if (!await IsEmptyAsync(look, ct)) return false;
        var seals = await DemoSeals.MakeAsync(vault, DemoLaureate.All.Count, ct);
        var clockBefore = clock.Offset;
        try
        {
            await using var db = factory.Create(Viewer.System);
            await using var whole = await db.Database.BeginTransactionAsync(ct);
            if (!await IsEmptyAsync(db, ct)) return false;
            await WriteAsync(db, seals, ct);
            await whole.CommitAsync(ct);
            return true;
        }
        catch
        {
            clock.Offset = clockBefore;
            throw;
        }
    }

    async Task WriteAsync(AppDbContext db, DemoSeals seals, CancellationToken ct)
    {
        var diary = new DemoDiary(db, clock, time);
        var world = new DemoWorld(db, diary, seals, hasher.HashPassword(new AppUser(), Password));
        DemoOrganisations.Note(world);
        DemoAccounts.Note(world);
        DemoEdition2019.Note(world);
        DemoStudents.Note(world);
        DemoEdition2021.Note(world);
        DemoForm.Note(world);
        await diary.PlayAsync(world.As, ct);
        diary.StandAt(Start);
        db.Viewer = Viewer.System;
        db.Settings.Add(new ProgrammeSetting(ProgrammeSetting.ClockOffsetTicks, clock.Offset.Ticks.ToString(CultureInfo.InvariantCulture)));
        db.Settings.Add(new ProgrammeSetting(ProgrammeSetting.Demonstration, "1"));
        await diary.SaveAsync(ct);
    }

    static async Task<bool> IsEmptyAsync(AppDbContext db, CancellationToken ct) => !await db.Editions.AnyAsync(ct) && !await db.Users.AnyAsync(ct);
}
