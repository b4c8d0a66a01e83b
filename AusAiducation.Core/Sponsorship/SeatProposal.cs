using AusAiducation.Core.Access;

namespace AusAiducation.Core.Sponsorship;

/// <summary>What another seat would cost the whole: the best total with this laureate on that sponsor's seat; null when it cannot be without unseating somebody ranked better.</summary>
public sealed record SeatAlternative(BoardSponsor Sponsor, int Points, long? Total);

/// <summary>One line of a proposal: who goes where, why, and whether a person has to choose because the rules leave it open.</summary>
public sealed record ProposedSeat(BoardLaureate Laureate, BoardSponsor? Sponsor, int Points, IReadOnlyList<SeatAlternative> Others, IReadOnlyList<BoardSponsor> Choices)
{
    public bool IsTied => Choices.Count > 0;
}

/// <summary>The best placement of the waiting laureates on the free seats, before anything is saved (docs/selection.md 6, model A).</summary>
public sealed record SeatProposal(string EditionCode, long Total, IReadOnlyList<ProposedSeat> Seats)
{
    public bool HasTies => Seats.Any(s => s.IsTied);

    /// <summary>What exactly is proposed: confirming sends it back, so that nobody confirms something else than what was shown.</summary>
    public string Fingerprint => string.Join(';', Seats.Where(s => s.Sponsor is not null).Select(s => $"{s.Laureate.Key}={s.Sponsor!.Key}"));

    /// <summary>Why it cannot be confirmed as it is.</summary>
    public Refusal? WhyNotConfirm() =>
        Seats.All(s => s.Sponsor is null) ? new("Sponsorship.NothingToPlace")
        : HasTies ? new("Sponsorship.TieToSettle", Seats.Count(s => s.IsTied))
        : null;

    /// <summary>
    /// Solves the board: seats already given stay, a person's <paramref name="choices"/> (laureate key → sponsor key) settle ties,
    /// the rest is optimal.
    /// </summary>
    public static SeatProposal Of(SeatBoard board, IReadOnlyDictionary<string, string> choices)
    {
        var students = board.Laureates.Where(l => l.SponsorKey is not null || l.Released).ToList();
        var decided = students.Where(l => l.SponsorKey is not null).ToDictionary(l => l.Key, l => l.SponsorKey!);
        foreach (var (laureate, sponsor) in choices)
            if (students.Exists(l => l.Key == laureate) && board.Sponsors.FirstOrDefault(s => s.Key == sponsor) is { } chosen && decided.TryAdd(laureate, sponsor)
                && decided.Values.Count(k => k == sponsor) > chosen.Seats - board.HiddenOn(chosen))
                throw new RuleBroken("Sponsorship.NoSeatLeft", chosen.Name, chosen.Seats);
        var points = new int?[students.Count, board.Sponsors.Count];
        foreach (var (i, l) in students.Index())
            foreach (var (s, sponsor) in board.Sponsors.Index())
                points[i, s] = l.Points[sponsor.Key];
        var best = SeatOptimum.Solve([.. students.Select(l => new SeatStudent(l.Key, l.Rank))],
            [.. board.Sponsors.Select(s => new SeatSponsor(s.Key, s.Seats - board.HiddenOn(s)))], points, decided);
        return new SeatProposal(board.EditionCode, best.Total, [.. students.Where(l => l.SponsorKey is null).Select(l => Line(l, board, best))]);
    }

    static ProposedSeat Line(BoardLaureate laureate, SeatBoard board, SeatOptimum best)
    {
        var sponsor = best.Placements.TryGetValue(laureate.Key, out var key) ? board.Sponsors.First(s => s.Key == key) : null;
        var tie = best.Ties.FirstOrDefault(t => t.Student == laureate.Key);
        return new ProposedSeat(laureate, sponsor, sponsor is null ? 0 : laureate.Points[sponsor.Key],
            [.. board.Sponsors.Where(s => s != sponsor).Select(s => new SeatAlternative(s, laureate.Points[s.Key], best.Forced(laureate.Key, s.Key)))],
            tie is null ? [] : [.. board.Sponsors.Where(s => tie.Sponsors.Contains(s.Key))]);
    }
}
