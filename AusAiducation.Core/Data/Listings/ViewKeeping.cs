using AusAiducation.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Listings;

/// <summary>A view in a list's chips.</summary>
public sealed record ViewChip(string Key, string Name, string Query, bool Shared, string? Owner, int Version, bool MayChange);

/// <summary>A view as typed: "yes" in <see cref="Shared"/> for the team, in <see cref="KeepEdition"/> to stay with the edition of the address.</summary>
public sealed class ViewInput
{
    public string? Name { get; set; }
    public string? Query { get; set; }
    public string? Shared { get; set; }
    public string? KeepEdition { get; set; }
    public string? Key { get; set; }
    public int Version { get; set; }
}

/// <summary>Names views of any list, shares them, takes them away.</summary>
public sealed class ViewKeeping(ViewerDb viewerDb)
{
    /// <summary>One's own and the shared ones of a list, by name. One query.</summary>
    public async Task<IReadOnlyList<ViewChip>> OfAsync(string listCode, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.UseOwnAccount);
        return (await db.SavedViews.Where(v => v.ListCode == listCode).Select(v => new { v.Key, v.Name, v.Query, v.Shared, v.OwnerUserId, Owner = v.Owner!.DisplayName, v.Version }).ToListAsync(ct))
            .Select(v => Chip(db.Viewer, v.Key, v.Name, v.Query, v.Shared, v.OwnerUserId, v.Owner, v.Version)).OrderBy(v => v.Name, StringComparer.CurrentCulture).ToList();
    }

    internal static ViewChip Chip(Viewer viewer, string key, string name, string query, bool shared, int ownerUserId, string? owner, int version) =>
        new(key, name, query, shared, ownerUserId == viewer.UserId ? null : owner, version, SavedView.WhyNotChange(viewer, ownerUserId, shared) is null);

    public async Task SaveAsync(string listCode, ViewInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.UseOwnAccount);
        var (name, shared) = Read(db.Viewer, input);
        var query = SavedQuery.Clean(input.Query, input.KeepEdition == "yes") ?? throw new RuleBroken("Views.TooLong");
        if (query.Length == 0) throw new RuleBroken("Views.NothingToKeep");
        var own = await db.SavedViews.Where(v => v.ListCode == listCode && v.OwnerUserId == db.Viewer.UserId).Select(v => v.Name).ToListAsync(ct);
        if (own.Exists(n => IsSame(n, name))) throw Taken(input);
        if (own.Count >= SavedView.Most) throw new RuleBroken("Views.TooMany", SavedView.Most);
        db.SavedViews.Add(new SavedView(listCode, name, query, db.Viewer.UserId, shared));
        await SaveAsync(db, input, ct);
    }

    /// <summary>Another name, or shared and no longer.</summary>
    public async Task ChangeAsync(ViewInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var view = await LoadAsync(db, input, ct);
        var (name, shared) = Read(db.Viewer, input, view);
        var own = await db.SavedViews.Where(v => v.ListCode == view.ListCode && v.OwnerUserId == view.OwnerUserId && v.Id != view.Id).Select(v => v.Name).ToListAsync(ct);
        if (own.Exists(n => IsSame(n, name))) throw Taken(input);
        view.Rename(name, shared);
        await SaveAsync(db, input, ct);
    }

    public async Task RemoveAsync(ViewInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.SavedViews.Remove(await LoadAsync(db, input, ct));
        await db.SaveChangesAsync(ct);
    }

    static async Task<SavedView> LoadAsync(AppDbContext db, ViewInput input, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.UseOwnAccount);
        var view = await db.SavedViews.FirstOrDefaultAsync(v => v.Key == input.Key, ct) ?? throw new NotFoundForViewer("The view");
        RuleBroken.If(SavedView.WhyNotChange(db.Viewer, view.OwnerUserId, view.Shared));
        db.Expect(view, input.Version);
        return view;
    }

    static (string Name, bool Shared) Read(Viewer viewer, ViewInput input, SavedView? before = null)
    {
        var problems = new Problems();
        var name = problems.Required(nameof(input.Name), input.Name, SavedView.NameMaxLength);
        problems.ThrowIfAny();
        // Somebody who may not share keeps what is shared as it is.
        return (name, viewer.Can(Permission.ShareViews) ? input.Shared == "yes" : before?.Shared ?? false);
    }

    static async Task SaveAsync(AppDbContext db, ViewInput input, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw Taken(input);
        }
    }

    static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    static InputRefused Taken(ViewInput input) => new(nameof(input.Name), "Views.NameTaken");
}
