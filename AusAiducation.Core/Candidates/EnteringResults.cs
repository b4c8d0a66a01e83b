using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Takes official marks in, one by one or from a list. They wait beside the file until a person confirms them.</summary>
public sealed class EnteringResults(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int BatchSize = 500;

    public async Task EnterAsync(string editionCode, ResultInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var edition = await EditionAsync(db, editionCode, ct);
        var p = new Problems();
        var who = p.Required(nameof(input.Who), input.Who, 20);
        var marks = input.Read(p);
        p.ThrowIfAny();
        if (!(await KnownAsync(db, edition.Id, [who], ct)).TryGetValue(Plain(who), out var found)) throw new InputRefused(nameof(input.Who), "Results.Unknown", who);
        Enter(db, found.Candidate, found.Result, marks, source: null);
        await db.SaveNewAsync(ct);
    }

    /// <summary>Throws <see cref="SheetRefused"/> when the file is no list of results; a line that cannot be taken stays out and is told.</summary>
    public async Task<ResultReport> ImportAsync(string editionCode, byte[] bytes, string fileName, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var edition = await EditionAsync(db, editionCode, ct);
        using var sheet = await SheetReader.OpenAsync(new MemoryStream(bytes), fileName, ct);
        var columns = ResultColumns.Find(sheet.Rows());
        var name = Path.GetFileName(fileName);
        var (entered, unchanged, seen, refused) = (0, 0, new HashSet<int>(), new List<ResultRefusal>());
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        foreach (var rows in sheet.Rows().Where(r => r.Line > columns.HeaderLine).Chunk(BatchSize))
        {
            var known = await KnownAsync(db, edition.Id, rows.Select(columns.Who).OfType<string>(), ct);
            foreach (var row in rows)
            {
                var line = ResultLineReader.Read(columns, row);
                var whyNot = line.WhyNot ?? (!known.TryGetValue(Plain(line.Who), out var found) ? new Refusal("Results.Unknown", line.Who) : seen.Add(found.Candidate.Id) ? null : new Refusal("Results.Twice"));
                if (whyNot is not null) refused.Add(new(row.Line, line.Who, whyNot.Key, [.. whyNot.Args.Select(a => a.ToString() ?? "")]));
                else if (Enter(db, known[Plain(line.Who)].Candidate, known[Plain(line.Who)].Result, line.Marks, name)) entered++;
                else unchanged++;
            }
            await db.SaveNewAsync(ct);
            db.ChangeTracker.Clear();
        }
        var report = new ResultReport(name, clock.Now, entered, unchanged, refused.Count, refused.Take(ResultReport.Shown).ToList());
        await KeepAsync(db, editionCode, report, ct);
        await whole.CommitAsync(ct);
        return report;
    }

    /// <summary>False when the same marks stand there already.</summary>
    static bool Enter(AppDbContext db, Candidate candidate, OfficialResult? result, BacMarks marks, string? source)
    {
        marks = marks with { PrivateCandidate = candidate.File.PrivateCandidate };
        if (result is null) db.OfficialResults.Add(new OfficialResult(candidate, marks, source, db.Viewer.UserId));
        else if (result.Official == marks) return false;
        else result.Enter(marks, source, db.Viewer.UserId);
        return true;
    }

    /// <summary>By the code as people write it: the file's, or the Massar code.</summary>
    static async Task<Dictionary<string, (Candidate Candidate, OfficialResult? Result)>> KnownAsync(AppDbContext db, int editionId, IEnumerable<string> who, CancellationToken ct)
    {
        var codes = who.Select(Plain).Distinct().ToList();
        var candidates = await db.Candidates.Include(c => c.File).Include(c => c.Person.Identity)
            .Where(c => c.EditionId == editionId && (codes.Contains(c.Code) || (c.Person.Identity != null && codes.Contains(c.Person.Identity.Massar!)))).ToListAsync(ct);
        var ids = candidates.ConvertAll(c => c.Id);
        var results = await db.OfficialResults.Where(r => ids.Contains(r.CandidateId)).ToDictionaryAsync(r => r.CandidateId, ct);
        var known = new Dictionary<string, (Candidate, OfficialResult?)>();
        foreach (var candidate in candidates)
        {
            known[candidate.Code] = (candidate, results.GetValueOrDefault(candidate.Id));
            if (candidate.Person.Identity?.Massar is { } massar) known[massar] = known[candidate.Code];
        }
        return known;
    }

    /// <summary>A code as it is stored, however it was written.</summary>
    internal static string Plain(string who) => who.Trim().ToUpperInvariant() is var upper && upper.StartsWith("C-", StringComparison.Ordinal) ? upper : Massar.Normalise(who) ?? upper;

    static async Task KeepAsync(AppDbContext db, string editionCode, ResultReport report, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(report);
        if (await db.Drafts.FirstOrDefaultAsync(d => d.OwnerUserId == db.Viewer.UserId && d.Form == ResultReport.Form && d.Target == editionCode, ct) is { } before) before.Json = json;
        else db.Drafts.Add(new Draft(db.Viewer.UserId, ResultReport.Form, editionCode, json));
        await db.SaveChangesAsync(ct);
    }

    static async Task<Edition> EditionAsync(AppDbContext db, string code, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == code, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        db.Viewer.Demand(Permission.EditCandidates, edition.Id);
        RuleBroken.If(edition.WhyNotChange());
        return edition;
    }
}
