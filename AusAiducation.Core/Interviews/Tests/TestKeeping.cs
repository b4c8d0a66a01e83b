using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Interviews.Tests;

/// <summary>One test as typed; without a key it is a new one, without a name it is none.</summary>
public sealed class TestLineInput
{
    public string? Key { get; set; }
    public string? Version { get; set; }
    public LocalTextInput Name { get; set; } = new();
    public string? Weight { get; set; }

    public bool IsEmpty => Name.IsEmpty && string.IsNullOrWhiteSpace(Weight);
}

/// <summary>The tests of an edition as typed, in their order.</summary>
public sealed class TestsInput
{
    public string? Edition { get; set; }
    public List<TestLineInput> Tests { get; set; } = [];
}

/// <summary>Keeps the list of an edition's tests. Once a mark exists, names may be corrected and nothing else.</summary>
public sealed class TestKeeping(ViewerDb viewerDb)
{
    public async Task SaveAsync(TestsInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Code == input.Edition, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        db.Viewer.Demand(Permission.ScheduleInterviews, edition.Id);
        RuleBroken.If(edition.WhyNotChange());
        var read = Read(input);
        var known = await db.EditionTests.Where(t => t.EditionId == edition.Id).ToListAsync(ct);
        var wanted = read.Select(r => r.Line.Key).OfType<string>().Where(k => k.Length > 0).ToHashSet();
        if (wanted.Any(k => !known.Exists(t => t.Key == k))) throw new NotFoundForViewer(nameof(EditionTest));
        var same = known.Count == read.Count && known.TrueForAll(t => read.Exists(r => r.Line.Key == t.Key && r.Weight == t.Weight));
        if (!same && await WholeEdition.MarkedAsync(db, edition.Id, ct)) throw new RuleBroken("Tests.Fixed");

        db.EditionTests.RemoveRange(known.Where(t => !wanted.Contains(t.Key)));
        foreach (var (position, (line, name, weight)) in read.Index())
        {
            if (known.Find(t => t.Key == line.Key) is not { } test) db.EditionTests.Add(new EditionTest(edition.Id, position, name, weight));
            else
            {
                db.Expect(test, Typed.TryInt(line.Version, out var seen) ? seen : 0);
                test.Change(position, name, weight);
            }
        }
        await db.SaveChangesAsync(ct);
    }

    static List<(TestLineInput Line, LocalText Name, int Weight)> Read(TestsInput input)
    {
        var p = new Problems();
        var read = new List<(TestLineInput Line, LocalText Name, int Weight)>();
        foreach (var (i, line) in input.Tests.Index().Where(t => !t.Item.IsEmpty))
        {
            var name = line.Name.Read(p, $"Tests[{i}].Name");
            if (read.Exists(r => NameFolding.Fold(r.Name.Fr) == NameFolding.Fold(name.Fr))) p.Add($"Tests[{i}].Name", "Tests.NameTwice");
            read.Add((line, name, p.Whole($"Tests[{i}].Weight", line.Weight, 1, EditionTest.Whole) ?? 0));
        }
        if (read.Count > EditionTest.Most) p.Add("Tests[0].Name", "Tests.TooMany", EditionTest.Most);
        p.ThrowIfAny();
        if (read.Count > 0 && read.Sum(r => r.Weight) is var sum && sum != EditionTest.Whole) throw new RuleBroken("Tests.SumNotWhole", sum);
        return read;
    }
}
