using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews.Tests;

/// <summary>One line of a list of marks: whose, which marks, or why it stays out. Texts of the cells, read again when they are confirmed.</summary>
public sealed record TestImportLine(int Line, string Who, string? CandidateKey, string? Name, IReadOnlyDictionary<string, string> Marks, string? WhyNot, IReadOnlyList<string> Args);

/// <summary>A list of marks as it was read; it waits for whoever brought it, and nothing of it is written before they say so.</summary>
public sealed record TestImport(string FileName, IReadOnlyList<TestImportLine> Lines)
{
    public const string Form = "test-import";

    public IEnumerable<TestImportLine> Taken => Lines.Where(l => l.WhyNot is null);
    public IEnumerable<TestImportLine> Refused => Lines.Where(l => l.WhyNot is not null);
}

/// <summary>Takes a list of marks in: read and shown first, written when confirmed, or put away.</summary>
public sealed class TestImporting(ViewerDb viewerDb)
{
    public const int MaxLines = 2000;

    /// <summary>Throws <see cref="SheetRefused"/> when the file is no list of marks of this edition.</summary>
    public async Task ReadAsync(string? editionCode, byte[] bytes, string fileName, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var edition = await EditionAsync(db, editionCode, ct);
        RuleBroken.If(edition.WhyNotChange());
        var tests = await db.EditionTests.Where(t => t.EditionId == edition.Id).OrderBy(t => t.Position).AsNoTracking().ToListAsync(ct);
        if (tests.Count == 0) throw new RuleBroken("Tests.NoneYet");
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(bytes), fileName, ct);
        var columns = TestColumns.Find(sheet.Rows(), tests);
        var rows = sheet.Rows().Where(r => r.Line > columns.HeaderLine).Take(MaxLines + 1).ToList();
        if (rows.Count > MaxLines) throw new SheetRefused("Import.TooManyLines", MaxLines);
        var known = await KnownAsync(db, edition.Id, ct);
        var seen = new HashSet<string>();
        var import = new TestImport(Path.GetFileName(fileName), rows.ConvertAll(r => Line(columns, r, known, seen)));
        await KeepAsync(db, edition.Code, JsonSerializer.Serialize(import), ct);
    }

    /// <summary>What waits to be confirmed by whoever looks; null when nothing does.</summary>
    public async Task<TestImport?> WaitingAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var me = db.Viewer.UserId;
        var json = await db.Drafts.Where(d => d.OwnerUserId == me && d.Form == TestImport.Form && d.Target == editionCode).Select(d => d.Json).FirstOrDefaultAsync(ct);
        return json is null ? null : JsonSerializer.Deserialize<TestImport>(json);
    }

    /// <summary>Writes the lines that can be taken. An empty cell leaves what stands.</summary>
    public async Task<int> ConfirmAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var edition = await EditionAsync(db, editionCode, ct);
        var draft = await DraftAsync(db, edition.Code, ct) ?? throw new NotFoundForViewer(nameof(TestImport));
        var import = JsonSerializer.Deserialize<TestImport>(draft.Json)!;
        var marks = import.Taken.SelectMany(l => l.Marks.Select(m => ((l.CandidateKey!, m.Key), TestMark.Read(m.Value)!.Value))).Where(m => m.Value.IsGiven).ToDictionary(m => m.Item1, m => m.Value);
        if (marks.Count == 0) throw new RuleBroken("Tests.NothingToTake");
        db.Drafts.Remove(draft);
        return await TestMarking.WriteAsync(db, marks, null, ct);
    }

    public async Task DiscardAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        if (await DraftAsync(db, editionCode ?? "", ct) is { } draft) db.Drafts.Remove(draft);
        await db.SaveChangesAsync(ct);
    }

    static TestImportLine Line(TestColumns columns, SheetRow row, Known known, HashSet<string> seen)
    {
        var marks = columns.Tests.Where(t => row[t.Value].Length > 0).ToDictionary(t => t.Key, t => row[t.Value]);
        var (code, name) = (columns.Code(row), columns.Name(row));
        var who = code ?? name ?? "";
        TestImportLine Out(string key, params string[] args) => new(row.Line, who, null, null, marks, key, args);
        if (who.Length == 0) return Out("Tests.NoWho");
        if (code is null && name is not null && known.ByName[TestColumns.NameKey(name)].Skip(1).Any()) return Out("Tests.Namesakes", name);
        var found = code is not null ? known.ByCode.GetValueOrDefault(EnteringResults.Plain(code)) : known.ByName[TestColumns.NameKey(name!)].FirstOrDefault();
        if (found is null) return Out("Tests.Unknown", who);
        if (!seen.Add(found.Key)) return Out("Tests.LineTwice", who);
        if (marks.Values.FirstOrDefault(m => TestMark.Read(m) is null) is { } wrong) return Out("Tests.NotAMarkBut", wrong);
        return marks.Count == 0 ? Out("Tests.NoMarkOnLine") : new(row.Line, who, found.Key, found.Name, marks, null, []);
    }

    sealed record Person(string Key, string Name);

    sealed record Known(Dictionary<string, Person> ByCode, ILookup<string, Person> ByName);

    static async Task<Known> KnownAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var rows = await db.Candidates.Where(c => c.EditionId == editionId && InterviewListing.Stages.Contains(c.Stage))
            .Select(c => new { c.Key, c.Code, c.Person.Identity!.Massar, c.Person.FamilyName, c.Person.GivenName, c.Person.FamilyNameArabic, c.Person.GivenNameArabic }).ToListAsync(ct);
        var people = rows.ConvertAll(r => (Row: r, Person: new Person(r.Key, $"{r.FamilyName.ToUpperInvariant()} {r.GivenName}")));
        var codes = people.ToDictionary(p => p.Row.Code, p => p.Person);
        foreach (var massar in people.Where(p => p.Row.Massar is not null).GroupBy(p => p.Row.Massar!).Where(g => g.Count() == 1)) codes.TryAdd(massar.Key, massar.First().Person);
        return new(codes, people.SelectMany(p => new[] { $"{p.Row.FamilyName} {p.Row.GivenName}", $"{p.Row.FamilyNameArabic} {p.Row.GivenNameArabic}" }.Select(TestColumns.NameKey).Where(k => k.Length > 0).Distinct().Select(k => (k, p.Person))).ToLookup(p => p.k, p => p.Person));
    }

    static Task<Draft?> DraftAsync(AppDbContext db, string edition, CancellationToken ct)
    {
        var me = db.Viewer.UserId;
        return db.Drafts.FirstOrDefaultAsync(d => d.OwnerUserId == me && d.Form == TestImport.Form && d.Target == edition, ct);
    }

    static async Task KeepAsync(AppDbContext db, string edition, string json, CancellationToken ct)
    {
        if (await DraftAsync(db, edition, ct) is { } before) before.Json = json;
        else db.Drafts.Add(new Draft(db.Viewer.UserId, TestImport.Form, edition, json));
        await db.SaveChangesAsync(ct);
    }

    static async Task<Edition> EditionAsync(AppDbContext db, string? code, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == code, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        db.Viewer.Demand(Permission.ScheduleInterviews, edition.Id);
        return edition;
    }
}
