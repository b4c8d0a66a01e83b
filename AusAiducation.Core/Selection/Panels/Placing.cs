using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Panels;

/// <summary>Where one waiting candidate would be heard.</summary>
public sealed record ProposedSlot(string Panel, DateOnly Date, TimeOnly Start, string Place);

/// <summary>A waiting candidate with the language asked for and the slot proposed; null where there is none.</summary>
public sealed record PlacingLine(WaitingCandidate Candidate, string? Language, ProposedSlot? Slot);

/// <summary>What placing everybody would do, and why some have no slot.</summary>
/// <param name="Free">Slots still to come that nobody has.</param>
/// <param name="Seen">Changes with any line: a form posted from an older list is told so.</param>
public sealed record PlacingPreview(string Edition, IReadOnlyList<PlacingLine> Lines, IReadOnlyList<Refusal> Shortages, int Free, Refusal? WhyNot)
{
    public int Placed => Lines.Count(l => l.Slot is not null);
    public string Seen => Stamp.Of(Lines.Select(l => $"{l.Candidate.Key}:{l.Language}:{l.Slot}"));
}

/// <summary>What was asked of the placing: by candidate key, the language to be heard in, empty for any.</summary>
public sealed class PlacingInput
{
    public string? Edition { get; set; }
    public string? Seen { get; set; }
    public Dictionary<string, string?> Languages { get; set; } = [];
}

/// <summary>
/// Places every candidate who waits on the free slots, after a preview: no panel with a tie, the language, the region's own sitting; in
/// an order drawn from the days' stored seeds. Interviews that stand are not touched.
/// </summary>
public sealed class Placing(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no such edition; without a code, the newest.</summary>
    public async Task<PlacingPreview?> PreviewAsync(PlacingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        return await ReadAsync(db, input, null, ct) is { } read ? read.Preview : null;
    }

    /// <returns>How many were placed; their convocations are held until somebody releases them.</returns>
    public async Task<int> PlaceAsync(PlacingInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var read = await ReadAsync(db, input, null, ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(read.Preview.WhyNot);
        if (read.Preview.Placed == 0) throw new RuleBroken("Interviews.NobodyToPlace");
        if (read.Preview.Seen != input.Seen) throw new RuleBroken("Interviews.PlanMoved");
        await AddAsync(db, read, ct);
        return read.Preview.Placed;
    }

    /// <summary>One candidate, absent or never placed, onto the first slot that suits.</summary>
    public async Task PlaceOneAsync(PlacingInput input, string? candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var read = await ReadAsync(db, input, candidateKey ?? "", ct) ?? throw new NotFoundForViewer(nameof(Edition));
        RuleBroken.If(read.Preview.WhyNot);
        if (read.Preview.Lines.Count == 0) throw new NotFoundForViewer(nameof(Candidate));
        if (read.Preview.Placed == 0) throw new RuleBroken(read.Preview.Shortages.Count > 0 ? read.Preview.Shortages[0] : new Refusal("Interviews.NobodyToPlace"));
        await AddAsync(db, read, ct);
    }

    sealed record Read(PlacingPreview Preview, IReadOnlyList<(WaitingCandidate Candidate, string? Language, OpenPanel Panel, TimeOnly Start)> Slots);

    async Task<Read?> ReadAsync(AppDbContext db, PlacingInput input, string? only, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ScheduleInterviews);
        var edition = await db.Editions.Where(e => string.IsNullOrEmpty(input.Edition) || e.Code == input.Edition).OrderByDescending(e => e.Code)
            .Select(e => new { e.Id, e.Code, Round = db.Rounds.Where(r => r.EditionId == e.Id && r.Kind == RoundKind.Interview).Select(r => (RoundState?)r.State).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (edition is null) return null;
        db.Viewer.Demand(Permission.ScheduleInterviews, edition.Id);
        var waiting = await WaitingCandidate.ReadAsync(db, edition.Id, only, ct);
        var panels = await OpenPanel.OfEditionAsync(db, edition.Id, clock.Now, ct);
        var ties = await Ties.OfEditionAsync(db, edition.Id, ct);
        var languages = waiting.ToDictionary(w => w.Key, w => Language(input, w));

        var regions = panels.Where(p => p.Day.Kind == SittingKind.Regional && p.Day.Date >= clock.Today).Select(p => p.Day.RegionCode!).ToHashSet();
        var days = panels.Select(p => p.Day).DistinctBy(d => d.Id).ToList();
        var candidates = waiting.ConvertAll(w => new Convoked(w.Code, days.Where(d => InterviewDay.MayHear(d.Terms, w.RegionCode, languages[w.Key], regions)).Select(d => d.Key).ToHashSet(), ties[w.Id].ToHashSet()));
        var plan = panels.Count == 0 || waiting.Count == 0 ? new InterviewPlan([], [])
            : InterviewPlan.Of(new InterviewRequest([.. panels.Select(p => p.AsSitting())], candidates, TimeSpan.FromMinutes(panels.Min(p => p.Day.SlotMinutes)), string.Join('|', days.Select(d => d.Seed))));

        var found = plan.New.ToDictionary(n => n.Code, n => (Panel: panels.First(p => p.Panel.Key == n.Sitting), n.Start));
        var lines = waiting.ConvertAll(w => new PlacingLine(w, languages[w.Key], found.TryGetValue(w.Code, out var at) ? new(at.Panel.Panel.Name, at.Panel.Day.Date, at.Start, at.Panel.Panel.WhereOn(at.Panel.Day.Place)) : null));
        var whyNot = InterviewRounds.WhyNotPlan(edition.Round) ?? (panels.Count == 0 ? new Refusal("Interviews.NoPanelYet") : null);
        return new(new(edition.Code, lines, plan.Shortages, panels.Sum(p => p.Free.Count), whyNot),
            [.. waiting.Where(w => found.ContainsKey(w.Code)).Select(w => (w, languages[w.Key], found[w.Code].Panel, found[w.Code].Start))]);
    }

    static async Task AddAsync(AppDbContext db, Read read, CancellationToken ct)
    {
        var ids = read.Slots.Select(s => s.Candidate.Id).ToList();
        var candidates = await db.Candidates.Include(c => c.Person).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var placed = new List<(Interview, Candidate)>();
        foreach (var (waiting, language, panel, start) in read.Slots)
        {
            var interview = new Interview(panel.Panel, waiting.Id, panel.At(start));
            interview.Note(waiting.Needs with { Language = language });
            db.Interviews.Add(interview);
            placed.Add((interview, candidates[waiting.Id]));
        }
        await Convoking.TellAsync(db, placed, ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.IsDuplicate()) { throw new RuleBroken("Interviews.PlanMoved"); }
    }

    /// <summary>What the form says, else what was noted before.</summary>
    static string? Language(PlacingInput input, WaitingCandidate waiting) =>
        !input.Languages.TryGetValue(waiting.Key, out var asked) ? waiting.Needs.Language : asked is not null && Texts.Texts.Languages.Contains(asked) ? asked : null;
}
