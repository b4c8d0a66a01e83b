using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection;

/// <summary>One round in the list of an edition's rounds.</summary>
public sealed record RoundLine(string Key, RoundName Name, RoundState State, DateOnly OpensOn, DateOnly ClosesOn, int People, int Given, int Submitted);

/// <summary>How far one person of a round is. <see cref="HasHat"/> is false when the hat was taken away since.</summary>
public sealed record MemberProgress(string Key, string Name, int Given, int Submitted, int Drafts, bool HasSigned, bool HasHat)
{
    public int NotStarted => Given - Submitted - Drafts;

    /// <summary>Files this person declined to judge, with the reason.</summary>
    public IReadOnlyList<AbstentionLine> Abstentions { get; init; } = [];
}

/// <summary>A file somebody declined to judge: why and when.</summary>
public sealed record AbstentionLine(string Code, string Reason, DateTime? At);

/// <summary>Somebody to choose, by name.</summary>
public sealed record PersonToAdd(string Key, string Name);

/// <summary>A tie as the chair reads it; <see cref="SetAside"/> when a review was already given and no longer counts.</summary>
public sealed record TieLine(string Member, string Code, ConflictKind Kind, string? Reason, DateTime At, bool ByMember, bool SetAside);

/// <summary>A criterion with its weight in percent, its floor, and whether it must be marked.</summary>
public sealed record RoundCriterion(string Name, int Weight, int? Floor, bool Compulsory);

/// <summary>One version of the rules: the text anybody can hash again.</summary>
public sealed record RulesVersionView(int Number, string Text, string Hash, string? Reason, string? By, DateTime At);

/// <summary>A round as the manager or the chair meets it.</summary>
public sealed record RoundDesk
{
    public required string Key { get; init; }
    public required RoundKind Kind { get; init; }
    public required RoundName Name { get; init; }
    public int Version { get; init; }
    public required RoundTerms Terms { get; init; }
    public RoundState State { get; init; }
    public DateOnly OpensOn => Terms.OpensOn;
    public DateOnly ClosesOn => Terms.ClosesOn;
    public DateTime? OpenedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public string? RulesHash { get; init; }

    /// <summary>The rules no longer are what the version in force says.</summary>
    public bool RulesChanged { get; init; }
    public required IReadOnlyList<RulesVersionView> Versions { get; init; }
    public required IReadOnlyList<RoundCriterion> Criteria { get; init; }

    /// <summary>Candidates at the stage this round is about.</summary>
    public int Eligible { get; init; }
    public Refusal? WhyNotOpen { get; init; }

    /// <summary>Stands for a code this viewer does not meet.</summary>
    public const string Withheld = "•••";

    /// <summary>Codes of the files everybody scores first.</summary>
    public IReadOnlyList<string> Training { get; init; } = [];
    public Refusal? WhyNotTrain { get; init; }
    public Refusal? WhyNotAssign { get; init; }
    public Refusal? WhyNotChange { get; init; }
    public required IReadOnlyList<MemberProgress> Members { get; init; }
    public required IReadOnlyList<PersonToAdd> Others { get; init; }
    public required IReadOnlyList<TieLine> Ties { get; init; }

    public int Given => Members.Sum(m => m.Given);
    public int Submitted => Members.Sum(m => m.Submitted);
}

/// <summary>The rounds of an edition, one of them shown; and the kinds of which another may be prepared.</summary>
public sealed record RoundsView(IReadOnlyList<RoundLine> Rounds, RoundDesk? Desk, IReadOnlyList<RoundKind> MayPrepare);

/// <summary>A round with the code of its edition.</summary>
public sealed record RoundOfEdition(string EditionCode, RoundDesk Desk);

/// <summary>The rounds of an edition and the desk of one: state, people, ties. Counts leave out what is hidden from this viewer.</summary>
public sealed class RoundQueries(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Three queries. Without a key the round that is open is shown, else the one being prepared, else the last; null when the key is unknown.</summary>
    public async Task<RoundsView?> ReadAsync(int editionId, string? roundKey = null, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds, editionId);
        var all = await db.Rounds.AsNoTrackingWithIdentityResolution().Where(r => r.EditionId == editionId).Include(r => r.Rubric.Criteria).Include(r => r.Versions).ThenInclude(v => v.By).AsSingleQuery().Select(r => new
        {
            Round = r, People = r.Members.Count,
            Given = db.Reviews.Count(v => v.RoundId == r.Id && Review.Held.Contains(v.State)), Submitted = db.Reviews.Count(v => v.RoundId == r.Id && v.State == ReviewState.Submitted),
            Eligible = db.Candidates.Count(c => c.EditionId == editionId && c.Stage == CandidateStage.Eligible), Shortlisted = db.Candidates.Count(c => c.EditionId == editionId && c.Stage == CandidateStage.Shortlisted),
        }).ToListAsync(ct);
        var lines = all.OrderBy(r => r.Round.Kind).ThenBy(r => r.Round.Number)
            .Select(r => new RoundLine(r.Round.Key, r.Round.Name, r.Round.State, r.Round.OpensOn, r.Round.ClosesOn, r.People, r.Given, r.Submitted)).ToList();
        var free = Enum.GetValues<RoundKind>().Where(k => RoundKeeping.WhyNotAnother(k, all.Count(r => r.Round.Kind == k)) is null).ToList();
        var shown = roundKey is null ? all.OrderBy(r => Rank(r.Round.State)).ThenBy(r => r.Round.Kind).ThenByDescending(r => r.Round.Number).FirstOrDefault() : all.Find(r => r.Round.Key == roundKey);
        if (shown is null) return roundKey is null ? new RoundsView(lines, null, free) : null;

        var stages = shown.Round.Kind.Stages();
        var files = (stages.Contains(CandidateStage.Eligible) ? shown.Eligible : 0) + (stages.Contains(CandidateStage.Shortlisted) ? shown.Shortlisted : 0);
        return new RoundsView(lines, await DeskAsync(db, shown.Round, files, ct), free);
    }

    /// <summary>The desk of a round alone, or of the one a page would show.</summary>
    public async Task<RoundDesk?> DeskAsync(int editionId, string? roundKey = null, CancellationToken ct = default) => (await ReadAsync(editionId, roundKey, ct))?.Desk;

    /// <summary>A round by its key alone; null when there is none that this viewer keeps.</summary>
    public async Task<RoundOfEdition?> FindAsync(string roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageRounds);
        var edition = await db.Rounds.Where(r => r.Key == roundKey).Join(db.Editions, r => r.EditionId, e => e.Id, (r, e) => new { e.Id, e.Code }).SingleOrDefaultAsync(ct);
        return edition is null || !db.Viewer.Can(Permission.ManageRounds, edition.Id) ? null : new RoundOfEdition(edition.Code, (await DeskAsync(edition.Id, roundKey, ct))!);
    }

    static int Rank(RoundState state) => state switch { RoundState.Open => 0, RoundState.Preparing => 1, RoundState.Closed => 2 };

    async Task<RoundDesk> DeskAsync(AppDbContext db, Round round, int files, CancellationToken ct)
    {
        var people = await PeopleAsync(db, round, ct);
        var members = people.Where(p => p.IsMember).Select(p => p.Progress).ToList();
        var hidden = await TrainingFiles.HiddenAsync(db, round, ct);
        string Shown(string text) => hidden.Aggregate(text, (rest, code) => rest.Replace(code, RoundDesk.Withheld, StringComparison.Ordinal));
        return new RoundDesk
        {
            Key = round.Key, Kind = round.Kind, Name = round.Name, Version = round.Version, Terms = round.Terms, State = round.State, OpenedAt = round.OpenedAt, ClosedAt = round.ClosedAt,
            RulesHash = round.RulesHash, RulesChanged = round.RulesHash is { } hash && hash != RoundRules.Hash(round),
            Versions = [.. round.Versions.OrderByDescending(v => v.Number).Select(v => new RulesVersionView(v.Number, Shown(v.Text), v.Hash, v.Reason, v.By?.DisplayName, v.At))],
            Criteria = [.. round.Rubric.Criteria.OrderBy(c => c.Position).Select(c => new RoundCriterion(c.Name.Current, c.Weight, c.Floor, c.Compulsory))],
            Eligible = files, WhyNotOpen = round.WhyNotOpen(files, members.Count(m => m.HasHat)), WhyNotAssign = round.WhyNotAssign(), Training = [.. round.Training.Select(Shown)], WhyNotTrain = round.WhyNotTrain() ?? (hidden.Count > 0 ? new("Selection.TrainingIsAnothers") : null), WhyNotChange = round.WhyNotChange(),
            Members = members, Others = [.. people.Where(p => !p.IsMember).Select(p => new PersonToAdd(p.Progress.Key, p.Progress.Name))], Ties = await TiesAsync(db, round, ct),
        };
    }

    sealed record Someone(bool IsMember, MemberProgress Progress);

    /// <summary>The round's people, and those whose hat would fit it today. An interview counts where its sheet is signed.</summary>
    Task<List<Someone>> PeopleAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        var fitting = RoundPeople.Fitting(db, round.Kind, round.EditionId, clock.Today);
        var people = db.Users.Where(u => db.RoundMembers.Any(m => m.RoundId == round.Id && m.UserId == u.Id) || fitting.Any(f => f.Id == u.Id)).OrderBy(u => u.DisplayName).ThenBy(u => u.Id);
        if (!round.Kind.GivesFiles())
            return people.Select(u => new Someone(db.RoundMembers.Any(m => m.RoundId == round.Id && m.UserId == u.Id), new MemberProgress(u.Key, u.DisplayName,
                db.InterviewPanelists.Count(p => p.UserId == u.Id && p.Interview!.EditionId == round.EditionId && p.Interview.State != InterviewState.NoShow),
                db.InterviewSheets.Count(s => s.UserId == u.Id && s.EditionId == round.EditionId && s.SubmittedAt != null), db.InterviewSheets.Count(s => s.UserId == u.Id && s.EditionId == round.EditionId && s.SubmittedAt == null),
                db.TieStatements.Any(s => s.RoundId == round.Id && s.UserId == u.Id), fitting.Any(f => f.Id == u.Id)))).ToListAsync(ct);
        var reviews = db.Reviews.Where(r => r.RoundId == round.Id && Review.Held.Contains(r.State));
        var declined = db.Reviews.Where(r => r.RoundId == round.Id && r.State == ReviewState.Abstained);
        return people.Select(u => new Someone(db.RoundMembers.Any(m => m.RoundId == round.Id && m.UserId == u.Id), new MemberProgress(u.Key, u.DisplayName,
            reviews.Count(r => r.UserId == u.Id), reviews.Count(r => r.UserId == u.Id && r.State == ReviewState.Submitted), reviews.Count(r => r.UserId == u.Id && r.State == ReviewState.Draft),
            db.TieStatements.Any(s => s.RoundId == round.Id && s.UserId == u.Id), fitting.Any(f => f.Id == u.Id))
            {
                Abstentions = declined.Where(r => r.UserId == u.Id).OrderBy(r => r.Id).Select(r => new AbstentionLine(r.File!.Code, r.Abstention!, r.SavedAt)).ToList(),
            })).AsSingleQuery().ToListAsync(ct);
    }

    /// <summary>Ties with candidates this viewer may meet; one's own are therefore not among them.</summary>
    static Task<List<TieLine>> TiesAsync(AppDbContext db, Round round, CancellationToken ct) =>
        db.Conflicts.Where(c => c.EditionId == round.EditionId).OrderByDescending(c => c.Id)
            .Join(db.CandidateFiles, c => c.CandidateId, f => f.CandidateId, (c, f) => new { Tie = c, f.Code })
            .Select(t => new TieLine(t.Tie.User!.DisplayName, t.Code, t.Tie.Kind, t.Tie.Reason, t.Tie.CreatedAt, t.Tie.DeclaredByUserId == t.Tie.UserId,
                db.Reviews.Any(r => r.RoundId == round.Id && r.UserId == t.Tie.UserId && r.CandidateId == t.Tie.CandidateId && r.State == ReviewState.SetAside)))
            .ToListAsync(ct);
}
