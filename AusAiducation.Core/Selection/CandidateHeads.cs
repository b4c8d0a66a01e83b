using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>What stands above the candidates: the editions, the one shown, the named views, and what is missing, doubtful and ready in it.</summary>
/// <param name="Edition">Null when there is none, or none of the code asked for.</param>
/// <param name="Files">Null for a viewer who does not meet every part of a file.</param>
public sealed record CandidateHead(IReadOnlyList<EditionChoice> Editions, EditionChoice? Edition, IReadOnlyList<ViewChip> Views, EditionFiles? Files);

/// <summary>Reads it in three queries, in one when nothing was written since the last time.</summary>
public sealed class CandidateHeads(ViewerDb viewerDb, FileStates states)
{
    public async Task<CandidateHead> ReadAsync(string? editionCode, string listCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        var lines = await Lines.For(db)(db, listCode).ToListAsync(ct);
        var editions = lines.Where(l => l.What == HeadLine.Edition).OrderByDescending(l => l.Name, StringComparer.Ordinal).Select(l => new EditionChoice(l.Id, l.Key, l.Name, l.Flag)).ToList();
        var views = lines.Where(l => l.What == HeadLine.View).Select(l => ViewKeeping.Chip(db.Viewer, l.Key, l.Name, l.Query, l.Flag, l.Id, l.Owner, l.Version)).OrderBy(v => v.Name, StringComparer.CurrentCulture).ToList();
        var edition = editions.Find(e => editionCode is null || e.Code == editionCode);
        if (edition is null) return new(editions, edition, views, null);
        var required = lines.Where(l => l.What == HeadLine.Paper && l.Id == edition.Id).OrderBy(l => l.Version).Select(l => Enum.Parse<DocumentKind>(l.Name)).ToList();
        var files = await states.OfAsync(db, edition.Id, new FilesMark(edition.Id, lines.Find(l => l.What == HeadLine.Edition)!.Mark, required), ct);
        return new(editions, edition, views, files);
    }

    static readonly PerModel<Func<AppDbContext, string, IAsyncEnumerable<HeadLine>>> Lines = new(() => EF.CompileAsyncQuery((AppDbContext db, string listCode) =>
        db.Editions.Select(e => new HeadLine
        {
            What = HeadLine.Edition, Id = e.Id, Key = e.Key, Name = e.Code, Query = "", Flag = e.ClosedAt != null, Owner = "", Version = 0,
            Mark = db.History.OrderByDescending(h => h.Id).Select(h => (long?)h.Id).FirstOrDefault(),
        })
        .Concat(db.SavedViews.Where(v => v.ListCode == listCode).Select(v => new HeadLine
        {
            What = HeadLine.View, Id = v.OwnerUserId, Key = v.Key, Name = v.Name, Query = v.Query, Flag = v.Shared, Owner = v.Owner!.DisplayName, Version = v.Version, Mark = (long?)null,
        }))
        .Concat(db.RequiredPapers.Where(p => p.Required).Select(p => new HeadLine
        {
            What = HeadLine.Paper, Id = p.EditionId, Key = p.Key, Name = p.Kind.ToString(), Query = "", Flag = false, Owner = "", Version = p.Position, Mark = (long?)null,
        }))));

    sealed record HeadLine
    {
        public const int Edition = 0, View = 1, Paper = 2;

        public required int What { get; init; }

        /// <summary>Of the edition; of a view's owner; of a paper's edition.</summary>
        public required int Id { get; init; }
        public required string Key { get; init; }
        public required string Name { get; init; }
        public required string Query { get; init; }

        /// <summary>A closed edition; a shared view.</summary>
        public required bool Flag { get; init; }
        public required string Owner { get; init; }

        /// <summary>A paper's place in the checklist.</summary>
        public required int Version { get; init; }
        public required long? Mark { get; init; }
    }
}
