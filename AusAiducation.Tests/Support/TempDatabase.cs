using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Time.Testing;

namespace AusAiducation.Tests.Support;

/// <summary>A new migrated database with a clock of its own and none of the program around it, gone at the end.</summary>
public sealed class TempDatabase : IAsyncDisposable
{
    TempDatabase(DatabaseOptions options)
    {
        Clock = new ProgrammeClock(Time);
        Factory = new AppDbContextFactory(options, Clock);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    public ProgrammeClock Clock { get; }
    public AppDbContextFactory Factory { get; }

    public static async Task<TempDatabase> CreateAsync() => new(await TestDatabases.CreateAsync());

    public AppDbContext Open() => Factory.Create(Viewer.System);

    public DemoProgramme Demo() => new(Factory, Clock, Time, new FieldVault(new EphemeralDataProtectionProvider(), Factory), new PasswordHasher<AppUser>());

    public async ValueTask DisposeAsync() => await TestDatabases.DropAsync(Factory.Options);
}

/// <summary>The demonstration, created once for a class of tests that only read it, or that roll back what they break.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    public TempDatabase Temp { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Temp = await TempDatabase.CreateAsync();
        await Temp.Demo().CreateIfEmptyAsync();
    }

    public ValueTask DisposeAsync() => Temp.DisposeAsync();
}
