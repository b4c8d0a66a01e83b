using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.People;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// Gathers what minutes say, whole: whoever has them made may be tied to one of the files, and its line must stand in them all the same. Each
/// line is a row that the tie then hides from that person.
/// </summary>
public sealed class WholeMinutes(ViewerDb viewerDb, AppDbContextFactory factory)
{
    internal sealed record Content(MinutesBody Body, IReadOnlyList<MinutesLine> Lines, IReadOnlyList<MinutesName> Names);

    internal async Task<Content> GatherAsync(int meetingId, CancellationToken ct)
    {
        (await viewerDb.ViewerAsync(ct)).Demand(Permission.DecideSelection);
        await using var db = factory.Create(Viewer.System);
        return await GatherAsync(db, meetingId, ct);
    }

    /// <summary>Over a context of the system.</summary>
    internal static async Task<Content> GatherAsync(AppDbContext db, int meetingId, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().Include(m => m.Members).ThenInclude(m => m.User).SingleAsync(m => m.Id == meetingId, ct);
        var edition = await db.Editions.Where(e => e.Id == meeting.EditionId).Select(e => e.Code).SingleAsync(ct);
        var ranking = (await RankingReader.ReadAsync(db, Permission.DecideSelection, edition, null, ct))!;
        var files = await FilesAsync(db, meeting, ct);
        var secret = files.Where(f => f.Decision.Outcome != SelectionOutcome.Selected).SelectMany(f => new string?[] { f.Person.FamilyName, f.Person.FamilyNameArabic }).ToList();
        var ranks = RanksOf(ranking, [.. files.Select(f => f.CandidateId)]);
        var lines = files.Select((f, i) => new MinutesLine(meeting.EditionId, f.CandidateId, f.Decision.Id, i + 1, MinutesText.Of(Line(f, ranks[f.CandidateId], secret)))).ToList();
        var erase = meeting.HeldOn.AddMonths(MinutesName.KeptMonths);
        var names = files.Where(f => f.Decision.Outcome != SelectionOutcome.Selected).Select(f => new MinutesName(meeting.EditionId, f.CandidateId, f.Code, f.Person.DisplayName, f.Person.DisplayNameArabic, erase)).ToList();
        return new(await BodyAsync(db, meeting, edition, ranking.Seats, lines.Count, ct), lines, names);
    }

    static async Task<MinutesBody> BodyAsync(AppDbContext db, Meeting meeting, string edition, int seats, int files, CancellationToken ct) => new()
    {
        Form = MinutesBody.Current, Edition = edition, Meeting = meeting.Number, HeldOn = meeting.HeldOn, Place = meeting.Place, OpenedAt = meeting.OpenedAt!.Value, ClosedAt = meeting.ClosedAt!.Value,
        QuorumKind = meeting.QuorumKind, Quorum = meeting.QuorumValue, Seats = seats, Files = files,
        Members = [.. meeting.Members.OrderBy(m => m.User!.DisplayName, StringComparer.Ordinal).Select(m => new MinutesMember(m.User!.DisplayName, m.Presence, m.ArrivedAt, m.LeftAt))],
        Rounds = await db.Rounds.Where(r => r.EditionId == meeting.EditionId && r.State != RoundState.Preparing).OrderBy(r => r.Id)
            .Select(r => new MinutesRound(r.Kind, r.Number, r.Title, r.RulesHash, r.Versions.Max(v => v.Number))).ToListAsync(ct),
        SponsorTies = await SponsorTiesAsync(db, meeting, ct),
    };

    /// <summary>What was declared in the edition and stands, and the members who represent a sponsor on that day.</summary>
    static async Task<IReadOnlyList<MinutesSponsorTie>> SponsorTiesAsync(AppDbContext db, Meeting meeting, CancellationToken ct)
    {
        var declared = await db.SponsorTies.Where(t => t.EditionId == meeting.EditionId && t.TakenBackAt == null).Select(t => new { t.User!.DisplayName, t.Sponsor!.Name, t.Kind, t.Words }).ToListAsync(ct);
        var members = meeting.Members.Select(m => m.UserId).ToList();
        var hats = await db.Memberships.Where(m => m.Role == Role.Sponsor && members.Contains(m.UserId) && m.From <= meeting.HeldOn && (m.To == null || m.To >= meeting.HeldOn))
            .Select(m => new { m.User!.DisplayName, Name = db.Sponsors.Where(s => s.Id == m.SponsorId).Select(s => s.Name).First() }).Distinct().ToListAsync(ct);
        return [.. declared.Select(t => new MinutesSponsorTie(t.DisplayName, t.Name, $"{t.Kind}", t.Words)).Concat(hats.Select(h => new MinutesSponsorTie(h.DisplayName, h.Name, null, null)))
            .OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Sponsor, StringComparer.Ordinal)];
    }

    /// <summary>The items in their order, then decisions of the edition that nobody was told and that no minutes hold yet.</summary>
    static async Task<IReadOnlyList<Gathered>> FilesAsync(AppDbContext db, Meeting meeting, CancellationToken ct)
    {
        var rows = await db.SelectionDecisions.Where(d => d.EditionId == meeting.EditionId && d.ReplacedAt == null
                && (db.AgendaItems.Any(i => i.MeetingId == meeting.Id && i.CandidateId == d.CandidateId) || (d.ReleasedAt == null && !db.MinutesLines.Any(l => l.DecisionId == d.Id && l.Minutes!.MeetingId != meeting.Id && l.Minutes.ReplacedAt == null))))
            .Select(d => new
            {
                Decision = d, By = d.By!.DisplayName, d.Candidate!.Code, d.Candidate.Person, d.CandidateId,
                Item = db.AgendaItems.FirstOrDefault(i => i.MeetingId == meeting.Id && i.CandidateId == d.CandidateId),
                Recused = db.Recusals.Where(r => r.MeetingId == meeting.Id && r.CandidateId == d.CandidateId).OrderBy(r => r.Id).Select(r => new MinutesRecusal(r.User!.DisplayName, r.WasThere)).ToList(),
                Seconds = db.SecondScores.Where(s => s.MeetingId == meeting.Id && s.CandidateId == d.CandidateId).OrderBy(s => s.Id).Select(s => new
                {
                    By = s.User!.DisplayName, s.Total, s.Weights, s.Reason,
                    First = db.Reviews.Where(r => r.UserId == s.UserId && r.CandidateId == s.CandidateId && r.State == ReviewState.Submitted && r.Round.Kind == RoundKind.File).OrderByDescending(r => r.Round.Number).Select(r => new { r.Total, r.Weights }).FirstOrDefault(),
                }).ToList(),
            }).AsNoTracking().ToListAsync(ct);
        var lots = await LotsAsync(db, meeting.EditionId, ct);
        return [.. rows.OrderBy(r => r.Item?.Position ?? int.MaxValue).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => new Gathered(r.CandidateId, r.Code, r.Person, r.Decision, r.By, r.Item, r.Recused, [.. lots[r.Code]],
            [.. r.Seconds.Select(s => new MinutesSecondScore(s.By, s.First?.Total is { } total ? new Ratio(total, s.First.Weights).Rounded() : null, new Ratio(s.Total, s.Weights).Rounded(), s.Reason))]))];
    }

    /// <summary>The places that the edition's lots gave, by the code of the file.</summary>
    static async Task<ILookup<string, MinutesLot>> LotsAsync(AppDbContext db, int editionId, CancellationToken ct)
    {
        var drawn = await db.Lots.AsNoTracking().Where(l => l.EditionId == editionId && l.DrawnAt != null).OrderBy(l => l.Id).ToListAsync(ct);
        return drawn.SelectMany(lot => lot.Drawn!.Order.Zip(lot.Drawn.Digests, (code, digest) => (code, digest)).Select((place, i) => (place.code, Lot: new MinutesLot(lot.Key, lot.Source, lot.Seed!, place.digest, i + 1, lot.Codes))))
            .ToLookup(place => place.code, place => place.Lot);
    }

    static MinutesFile Line(Gathered f, (int? Rank, RankedCandidate? Row) place, List<string?> secret)
    {
        var selected = f.Decision.Outcome == SelectionOutcome.Selected;
        return new MinutesFile
        {
            Code = f.Code, Name = selected ? f.Person.DisplayName : null, NameArabic = selected ? f.Person.DisplayNameArabic : null,
            Rank = place.Rank, Mean = place.Row?.File.Mean?.Rounded(), Reviews = place.Row?.File.Done ?? 0, Spread = place.Row?.File.Spread?.Rounded(), Need = place.Row?.Need.Mean?.Rounded(), Interview = place.Row?.Interview.Mean?.Rounded(), Test = place.Row?.Test.Mean,
            Why = f.Item?.Why, Votes = f.Item?.Votes, Present = f.Item?.Present ?? 0, Needed = f.Item?.Needed ?? 0, PartedByLead = f.Item?.PartedByLead ?? false,
            Recused = f.Recused, SecondScores = f.Seconds, Lots = f.Lots,
            Outcome = f.Decision.Outcome, ReserveRank = f.Decision.ReserveRank, DecidedBy = f.By, DecidedAt = f.Decision.At,
            // A reason is written freely; the names the annex keeps for its own time are not kept here for ever.
            Reason = AnonymousText.Of(f.Decision.Reason, selected ? secret : [.. secret, f.Person.GivenName, f.Person.GivenNameArabic], null) ?? "",
        };
    }

    /// <summary>Competition ranks by the exact mean, among the files of the minutes.</summary>
    static Dictionary<int, (int? Rank, RankedCandidate? Row)> RanksOf(Ranking ranking, List<int> candidates)
    {
        var rows = ranking.Rows.Where(r => candidates.Contains(r.Id)).ToDictionary(r => r.Id);
        var ranks = ReviewFigures.Ranks([.. candidates.Select(c => rows.GetValueOrDefault(c)?.File.Mean)]);
        return candidates.Index().ToDictionary(c => c.Item, c => (ranks[c.Index], rows.GetValueOrDefault(c.Item)));
    }

    sealed record Gathered(int CandidateId, string Code, Person Person, SelectionDecision Decision, string? By, AgendaItem? Item, IReadOnlyList<MinutesRecusal> Recused, IReadOnlyList<MinutesLot> Lots, IReadOnlyList<MinutesSecondScore> Seconds);
}
