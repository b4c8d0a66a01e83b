using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>One answer of a need item and its points, as typed; a line left empty is no answer.</summary>
public sealed class NeedLevelInput
{
    public string? Points { get; set; }

    /// <summary>Where the level begins, when the item reads a declared figure.</summary>
    public string? From { get; set; }
    public LocalTextInput Text { get; set => field = value ?? new(); } = new();

    public bool IsEmpty => Text.IsEmpty && string.IsNullOrWhiteSpace(Points);
}

/// <summary>An item of the need grid, as typed.</summary>
public sealed class NeedItemInput
{
    /// <summary>Lines the form offers.</summary>
    public const int MostLevels = 7;

    public LocalTextInput Name { get; set => field = value ?? new(); } = new();
    public LocalTextInput Evidence { get; set => field = value ?? new(); } = new();
    public List<NeedLevelInput> Levels { get; set => field = value ?? []; } = [];
    public string? Measure { get; set; }
    public int Version { get; set; }

    public static NeedItemInput Of(NeedItem item) => new()
    {
        Name = LocalTextInput.Of(item.Name), Evidence = LocalTextInput.Of(item.Evidence), Version = item.Version, Measure = item.Measure?.ToString(),
        Levels = item.InOrder.Select(l => new NeedLevelInput { Points = Formats.Number(l.Points), From = l.From is { } from ? Formats.Figure(from) : null, Text = LocalTextInput.Of(l.Text) }).ToList(),
    };

    internal NeedItemRead Read()
    {
        var p = new Problems();
        var (name, evidence) = (Name.Read(p, nameof(Name)), Evidence.Read(p, nameof(Evidence), required: false));
        var typed = Levels.Take(MostLevels).Select((l, i) => (Level: l, Field: $"{nameof(Levels)}[{i}]")).Where(l => !l.Level.IsEmpty).ToList();
        var levels = typed.Select(l => (p.Whole(l.Field + ".Points", l.Level.Points, 0, NeedItem.PointsMax) ?? 0, l.Level.Text.Read(p, l.Field + ".Text"))).ToList();
        if (levels.Count < 2) p.Add(nameof(Levels), "NeedGrid.TwoLevels");
        var measure = string.IsNullOrEmpty(Measure) ? null : p.Choice<NeedMeasure>(nameof(Measure), Measure);
        var from = measure is null ? [] : typed.ConvertAll(l => Figure(p, l.Field + ".From", l.Level.From));
        if (!p.Any && from.Distinct().Count() != from.Count) p.Add(nameof(Measure), "NeedGrid.FromMissing");
        p.ThrowIfAny();
        return new(name, evidence, levels, measure, from);
    }

    static decimal Figure(Problems p, string field, string? typed)
    {
        if (Typed.TryDecimal(typed ?? "", out var figure) && figure is >= 0 and <= 1_000_000) return decimal.Round(figure, 2);
        p.Add(field, "NeedGrid.FromMissing");
        return 0;
    }
}

/// <summary>The same, read.</summary>
sealed record NeedItemRead(LocalText Name, LocalText Evidence, IReadOnlyList<(int Points, LocalText Text)> Levels, NeedMeasure? Measure, IReadOnlyList<decimal> From);

/// <summary>The need grid of an edition as its page shows it; no grid is one without items.</summary>
public sealed record NeedGridFile(string EditionKey, string EditionCode, Refusal? WhyNotChange, int Maximum, IReadOnlyList<NeedItem> Items, InquiryStart Start, Refusal? WhyNotBegin);

/// <summary>Keeps the grid of the social inquiry, while no inquiry has been recorded with it.</summary>
public sealed class NeedGridKeeping(ViewerDb viewerDb)
{
    /// <summary>Null when there is no such edition.</summary>
    public async Task<NeedGridFile?> OpenAsync(string editionKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewEditions);
        if (await db.Editions.AsNoTracking().FirstOrDefaultAsync(e => e.Key == editionKey, ct) is not { } edition) return null;
        var grid = await GridAsync(db, edition.Id, ct);
        return new NeedGridFile(edition.Key, edition.Code, edition.WhyNotChange() ?? grid?.WhyNotChange(), grid?.Maximum ?? 0, grid?.Items.OrderBy(i => i.Position).ToList() ?? [], grid?.Start ?? default, edition.WhyNotChange());
    }

    public Task AddAsync(string editionKey, NeedItemInput input, CancellationToken ct = default) => ChangeAsync(editionKey, (_, grid) =>
    {
        var read = input.Read();
        grid.Measure(grid.Add(LocalTextInput.CodeOf(read.Name, grid.Items.Select(i => i.Code).ToList()), read.Name, read.Evidence, read.Levels), read.Measure, read.From);
    }, ct);

    public Task WordAsync(string editionKey, string itemKey, NeedItemInput input, CancellationToken ct = default) => ChangeAsync(editionKey, (db, grid) =>
    {
        var item = ItemOf(grid, itemKey);
        db.Expect(item, input.Version);
        var read = input.Read();
        grid.Word(item, read.Name, read.Evidence, read.Levels);
        grid.Measure(item, read.Measure, read.From);
    }, ct);

    /// <summary>From which step on files are inquired into; stays open when the points are frozen.</summary>
    public Task BeginAsync(string editionKey, string? start, CancellationToken ct = default)
    {
        var p = new Problems();
        var chosen = p.Choice<InquiryStart>("Start", start);
        p.ThrowIfAny();
        return ChangeAsync(editionKey, (_, grid) => grid.Begin(chosen!.Value), ct);
    }

    public Task RemoveAsync(string editionKey, string itemKey, CancellationToken ct = default) => ChangeAsync(editionKey, (_, grid) => grid.Remove(ItemOf(grid, itemKey)), ct);

    static NeedItem ItemOf(NeedGrid grid, string key) => grid.Items.FirstOrDefault(i => i.Key == key) ?? throw new NotFoundForViewer(nameof(NeedItem));

    static Task<NeedGrid?> GridAsync(AppDbContext db, int editionId, CancellationToken ct) =>
        db.NeedGrids.Include(g => g.Items).ThenInclude(i => i.Levels).SingleOrDefaultAsync(g => g.EditionId == editionId, ct);

    async Task ChangeAsync(string editionKey, Action<AppDbContext, NeedGrid> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        if (await GridAsync(db, edition.Id, ct) is not { } grid) db.NeedGrids.Add(grid = new NeedGrid(edition.Id));
        change(db, grid);
        await db.SaveNewAsync(ct);
    }
}
