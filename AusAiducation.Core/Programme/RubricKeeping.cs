using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>The weights and floors of a rubric as typed, in the order of its criteria. The form binder gives null for a list that was not sent.</summary>
public sealed class WeightsInput
{
    public string? Rubric { get; set; }
    public List<string?> Weights { get; set => field = value ?? []; } = [];

    /// <summary>Empty where a criterion has no floor.</summary>
    public List<string?> Floors { get; set => field = value ?? []; } = [];

    /// <summary>Keys of the criteria for which "not applicable" may be said.</summary>
    public List<string> Optional { get; set => field = value ?? []; } = [];

    internal IReadOnlyList<(int Weight, int? Floor, bool Compulsory)> Read(Rubric rubric)
    {
        var p = new Problems();
        var keys = rubric.Criteria.OrderBy(c => c.Position).Select(c => c.Key).ToList();
        var read = Weights.Select((w, i) => (p.Whole(nameof(Weights), w, 1, 100) ?? 0,
            i < Floors.Count && !string.IsNullOrWhiteSpace(Floors[i]) ? p.Whole(nameof(Floors), Floors[i], rubric.ScaleMin, rubric.ScaleMax) : null,
            !Optional.Contains(keys.ElementAtOrDefault(i) ?? ""))).ToList();
        if (read.Count != rubric.Criteria.Count) p.Add(nameof(Weights), "Common.Required");
        p.ThrowIfAny();
        return read;
    }
}

/// <summary>A criterion as typed: its name, and a sentence for each level of the scale from the lowest up.</summary>
public sealed class CriterionInput
{
    public LocalTextInput Name { get; set => field = value ?? new(); } = new();
    public List<LocalTextInput> Levels { get; set => field = value ?? []; } = [];
    public int Version { get; set; }

    internal (LocalText Name, IReadOnlyList<LocalText> Levels) Read(Rubric rubric)
    {
        var p = new Problems();
        var name = Name.Read(p, nameof(Name));
        var steps = rubric.ScaleMax - rubric.ScaleMin + 1;
        var levels = Enumerable.Range(0, steps).Select(i => (i < Levels.Count ? Levels[i] : new()).Read(p, $"{nameof(Levels)}[{i}]")).ToList();
        p.ThrowIfAny();
        return (name, levels);
    }
}

/// <summary>Changes a rubric while no round has been opened with it.</summary>
public sealed class RubricKeeping(ViewerDb viewerDb)
{
    public Task WeighAsync(WeightsInput input, CancellationToken ct = default) => ChangeAsync(input.Rubric, (_, rubric) => rubric.Weigh(input.Read(rubric)), ct);

    public Task AddAsync(string rubricKey, CriterionInput input, CancellationToken ct = default) => ChangeAsync(rubricKey, (_, rubric) =>
    {
        var (name, levels) = input.Read(rubric);
        rubric.Extend(LocalTextInput.CodeOf(name, rubric.Criteria.Select(c => c.Code).ToList()), name, levels);
    }, ct);

    public Task WordAsync(string rubricKey, string criterionKey, CriterionInput input, CancellationToken ct = default) => ChangeAsync(rubricKey, (db, rubric) =>
    {
        var criterion = CriterionOf(rubric, criterionKey);
        db.Expect(criterion, input.Version);
        var (name, levels) = input.Read(rubric);
        rubric.Word(criterion, name, levels);
    }, ct);

    public Task RemoveAsync(string rubricKey, string criterionKey, CancellationToken ct = default) => ChangeAsync(rubricKey, (_, rubric) => rubric.Remove(CriterionOf(rubric, criterionKey)), ct);

    /// <summary>Begins the edition's rubric for a purpose: that of the newest edition that has one, else an empty one to be written.</summary>
    public async Task StartAsync(string editionKey, RubricPurpose purpose, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Key == editionKey, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(edition.WhyNotChange());
        if (await db.Rubrics.AnyAsync(r => r.EditionId == edition.Id && r.Purpose == purpose, ct)) throw new RuleBroken("Programme.RubricExists");
        var model = await db.Rubrics.AsNoTracking().Include(r => r.Criteria).ThenInclude(c => c.Levels).AsSplitQuery().Where(r => r.Purpose == purpose).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        db.Rubrics.Add(model?.CopyTo(edition.Id) ?? new Rubric(edition.Id, purpose));
        await db.SaveChangesAsync(ct);
    }

    static Criterion CriterionOf(Rubric rubric, string key) => rubric.Criteria.FirstOrDefault(c => c.Key == key) ?? throw new NotFoundForViewer(nameof(Criterion));

    async Task ChangeAsync(string? rubricKey, Action<AppDbContext, Rubric> change, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageEditions);
        var rubric = await db.Rubrics.Include(r => r.Criteria).ThenInclude(c => c.Levels).AsSplitQuery().SingleOrDefaultAsync(r => r.Key == rubricKey, ct) ?? throw new NotFoundForViewer(nameof(Rubric));
        RuleBroken.If((await db.Editions.SingleAsync(e => e.Id == rubric.EditionId, ct)).WhyNotChange());
        change(db, rubric);
        await db.SaveChangesAsync(ct);
    }
}
