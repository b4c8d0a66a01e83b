using System.Data.Common;
using System.Text;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Tests.Core.Candidates;

/// <summary>Supplied lists as tests need them, and a short way to upload and confirm one.</summary>
static class Lists
{
    public const string Head = "Nom;Prénom;Nom (arabe);Prénom (arabe);Né(e) le;Code Massar;CIN;National;Régional;Contrôle continu;Moyenne générale";

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static ImportUpload Form(World world, string informed = "01/06/2021") => new() { Edition = world.Edition.Code, Supplier = world.Lycee.Key, InformedOn = informed, AgreementReference = "Convention 12/2021", AgreedOn = "15/05/2021" };

    public static Task<string> UploadAsync(World world, byte[] bytes, AppUser? by = null) =>
        world.Programme.As<Importing>(by ?? world.Manager).UploadAsync(Form(world), bytes, "liste.csv");

    public static async Task<ImportDone> ImportAsync(World world, params string[] lines)
    {
        var key = await UploadAsync(world, Csv(lines));
        return (await world.Programme.As<Importing>(world.Manager).ConfirmAsync(key))!;
    }

    /// <summary>Every table an import touches, counted.</summary>
    public static async Task<(int People, int Candidates, int Files, int Lists, int Links)> CountAsync(TestProgramme programme)
    {
        await using var db = programme.OpenAll();
        return (await db.People.CountAsync(), await db.Candidates.CountAsync(), await db.CandidateFiles.CountAsync(), await db.SourceLists.CountAsync(), await db.PersonLinks.CountAsync());
    }
}

/// <summary>Lets so many commands through and then fails, like a machine that stops.</summary>
sealed class Outage(int after) : DbCommandInterceptor
{
    int _left = after;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Pass(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Pass(result);

    ValueTask<T> Pass<T>(T result) => Interlocked.Decrement(ref _left) < 0 ? throw new IOException("The machine stopped.") : new(result);
}

sealed class FixedViewer(Viewer viewer) : CurrentViewer
{
    public override ValueTask<Viewer> GetAsync(CancellationToken ct = default) => new(viewer);
}
