using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>A file on the desk of duplicates: enough to recognise it in a list.</summary>
public sealed record SuspectFile
{
    public int Id { get; init; }
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string FamilyName { get; init; }
    public required string GivenName { get; init; }
    public string? NameArabic { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? School { get; init; }
    public string? Supplier { get; init; }
    public CandidateStage Stage { get; init; }

    /// <summary>It was found to be another file's and is counted there.</summary>
    public bool IsMerged { get; init; }

    public string Name => $"{FamilyName.ToUpperInvariant()} {GivenName}";
}

/// <summary>Two files and why they are suspected.</summary>
public sealed record SuspectPair(SuspectFile First, SuspectFile Second, IReadOnlyList<SuspicionCause> Causes);

/// <summary>A merge that was made, with whether it was undone.</summary>
public sealed record MadeMerge(string Key, string KeptKey, string Kept, string Merged, string By, DateTime At, DateTime? UndoneAt);

/// <summary>The desk: the first suspected pairs of an edition, how many there are, and the last merges.</summary>
public sealed record DuplicateDesk(string EditionCode, IReadOnlyList<SuspectPair> Pairs, int PairsInAll, IReadOnlyList<MadeMerge> Merges, int ToldApart);

/// <summary>What a file may repeat, and what was found to repeat it.</summary>
public sealed record FileKin(IReadOnlyList<SuspectFile> Suspects, IReadOnlyList<SuspectFile> Merged)
{
    public static readonly FileKin None = new([], []);
}

/// <summary>Finds files that may be of one person. Five queries whatever they find.</summary>
public sealed class DuplicateQueries(ViewerDb viewerDb)
{
    public const int PairsShown = 50;
    const int MergesShown = 30;

    /// <summary>Null when there is no such edition.</summary>
    public async Task<DuplicateDesk?> DeskAsync(string? editionCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.MergeCandidates);
        var edition = await db.Editions.Where(e => editionCode == null || e.Code == editionCode).OrderByDescending(e => e.Code).Select(e => new { e.Id, e.Code, Apart = db.DistinctPairs.Count(d => d.EditionId == e.Id) }).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        db.Viewer.Demand(Permission.MergeCandidates, edition.Id);
        var suspected = Suspicions.Of(db, edition.Id);
        var inAll = await suspected.Select(s => new { s.FirstId, s.SecondId }).Distinct().CountAsync(ct);
        // Four causes at most for a pair: so many rows hold the first pairs whole.
        var found = await suspected.OrderBy(s => s.FirstId).ThenBy(s => s.SecondId).Take(PairsShown * 4).ToListAsync(ct);
        var pairs = found.GroupBy(s => (s.FirstId, s.SecondId)).Take(PairsShown).ToList();
        var ids = pairs.SelectMany(p => new[] { p.Key.FirstId, p.Key.SecondId }).Distinct().ToList();
        var files = (await Suspects(db.Candidates.Where(c => ids.Contains(c.Id))).ToListAsync(ct)).ToDictionary(f => f.Id);
        var merges = await db.CandidateMerges.IncludingMerged().Where(m => m.EditionId == edition.Id).OrderByDescending(m => m.Id).Take(MergesShown).Select(m => new
        {
            m.Key, m.At, m.UndoneAt, By = m.By!.DisplayName,
            Kept = new { m.Candidate!.Key, m.Candidate.Person.FamilyName, m.Candidate.Person.GivenName },
            Merged = new { m.Merged!.Code, m.Merged.Person.FamilyName, m.Merged.Person.GivenName },
        }).ToListAsync(ct);
        return new DuplicateDesk(edition.Code, pairs.ConvertAll(p => new SuspectPair(files[p.Key.FirstId], files[p.Key.SecondId], p.Select(s => s.Cause).Distinct().Order().ToList())), inAll,
            merges.ConvertAll(m => new MadeMerge(m.Key, m.Kept.Key, Full(m.Kept.FamilyName, m.Kept.GivenName), $"{Full(m.Merged.FamilyName, m.Merged.GivenName)} ({m.Merged.Code})", m.By, m.At, m.UndoneAt)), edition.Apart);
    }

    /// <summary>For a file's own page, in one query: those it may repeat, and those found to repeat it, with where they came from. Nothing for a viewer who may not merge.</summary>
    internal static async Task<FileKin> OfAsync(AppDbContext db, int editionId, Suspicions.Known file, CancellationToken ct = default)
    {
        if (!db.Viewer.Can(Permission.MergeCandidates, editionId)) return FileKin.None;
        var others = Suspicions.With(db, editionId, file);
        var kin = await Suspects(db.Candidates.IncludingMerged().Where(c => c.MergedIntoId == file.Id || others.Contains(c.Id))).OrderBy(c => c.Id).ToListAsync(ct);
        return new(kin.FindAll(k => !k.IsMerged), kin.FindAll(k => k.IsMerged));
    }

    static IQueryable<SuspectFile> Suspects(IQueryable<Candidate> rows)
    {
        var language = Texts.Texts.CurrentLanguage;
        return rows.Select(c => new SuspectFile
        {
            Id = c.Id, Key = c.Key, Code = c.Code, FamilyName = c.Person.FamilyName, GivenName = c.Person.GivenName,
            NameArabic = c.Person.GivenNameArabic == null && c.Person.FamilyNameArabic == null ? null : (c.Person.GivenNameArabic ?? "") + " " + (c.Person.FamilyNameArabic ?? ""),
            BirthDate = c.Person.Identity!.BirthDate, School = c.School, Stage = c.Stage, IsMerged = c.MergedIntoId != null,
            Supplier = c.SuppliedBy == null ? null : language == "ar" ? c.SuppliedBy.Name.Ar : language == "en" ? c.SuppliedBy.Name.En : c.SuppliedBy.Name.Fr,
        });
    }

    static string Full(string family, string given) => $"{family.ToUpperInvariant()} {given}";
}
