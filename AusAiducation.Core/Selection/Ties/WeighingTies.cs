using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Ties;

/// <summary>A proposed tie as it is decided on: which one, and what it is or why it is none.</summary>
public sealed class ProposalInput
{
    /// <summary>Key of the member and code of the file, parted by a stroke.</summary>
    public string Tie { get; set; } = "";

    /// <summary>Empty: the kind proposed.</summary>
    public string Kind { get; set; } = "";
    public string Reason { get; set; } = "";
    public string Act { get; set; } = "";
}

/// <summary>A proposed tie as the chair reads it: what agrees is named, not the telephone or the address itself.</summary>
public sealed record ProposalLine(string Tie, string Member, string Code, ConflictKind Kind, IReadOnlyList<TieGround> Grounds);

/// <summary>A proposal somebody dismissed.</summary>
public sealed record DismissedLine(string Member, string Code, string Reason, DateTime At);

/// <summary>The people of a round, the ties the facts speak for, and those found to be none.</summary>
public sealed record ProposedTies(RoundHead Round, Refusal? WhyNotDecide, IReadOnlyList<PersonToAdd> Members, IReadOnlyList<ProposalLine> Proposals, IReadOnlyList<DismissedLine> Dismissed);

/// <summary>Shows proposed ties to those who make the round, and records what they decide. Neither the member nor a tied chair meets a proposal.</summary>
public sealed class WeighingTies(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when there is no such round for this viewer. Five queries.</summary>
    public async Task<ProposedTies?> ReadAsync(string? roundKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        if (await RoundChoice.OfAsync(db, roundKey, ct) is not { } found) return null;
        var edition = found.Round.EditionId;
        var (members, proposed) = await TieFacts.ReadAsync(db, found.Round, clock.Today, ct);
        var dismissed = await db.DismissedTies.Where(d => d.EditionId == edition).OrderByDescending(d => d.Id)
            .Join(db.CandidateFiles, d => d.CandidateId, f => f.CandidateId, (d, f) => new DismissedLine(d.User!.DisplayName, f.Code, d.Reason, d.At)).ToListAsync(ct);
        return new ProposedTies(found.Head, found.Round.WhyNotChange(), [.. members.Select(m => new PersonToAdd(m.Key, m.Name))], [.. proposed.Select(p => new ProposalLine(NameOf(p), p.Member.Name, p.File.Code, p.Kind, p.Grounds))], dismissed);
    }

    /// <summary>It is a tie: from here on everything follows as if the member had declared it late.</summary>
    public Task ConfirmAsync(string roundKey, ProposalInput input, CancellationToken ct = default) => DecideAsync(roundKey, input, (db, edition, tie) =>
    {
        var kind = string.IsNullOrEmpty(input.Kind) ? tie.Kind.ToString() : input.Kind;
        return DeclaringTies.RecordAsync(db, edition, tie.File.CandidateId, tie.Member.UserId, new TieInput { Kind = kind, Reason = input.Reason }, clock.Now, ct);
    }, ct);

    /// <summary>It is none: the reason is kept, and it is not proposed again.</summary>
    public Task DismissAsync(string roundKey, ProposalInput input, CancellationToken ct = default) => DecideAsync(roundKey, input, async (db, edition, tie) =>
    {
        var problems = new Problems();
        var reason = problems.Required(nameof(input.Reason), input.Reason, Conflict.ReasonMaxLength);
        problems.ThrowIfAny();
        db.DismissedTies.Add(new DismissedTie(edition, tie.File.CandidateId, tie.Member.UserId, reason, db.Viewer.UserId, clock.Now));
        await db.SaveNewAsync(ct);
    }, ct);

    async Task DecideAsync(string roundKey, ProposalInput input, Func<AppDbContext, int, ProposedTie, Task> decide, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var (round, _) = await RoundChoice.OfAsync(db, roundKey, ct) ?? throw new NotFoundForViewer(nameof(Round));
        RuleBroken.If(round.WhyNotChange());
        if (string.IsNullOrEmpty(input.Tie)) throw new InputRefused(nameof(input.Tie), "Selection.ChooseProposal");
        var tie = (await TieFacts.ReadAsync(db, round, clock.Today, ct)).Proposed.FirstOrDefault(p => NameOf(p) == input.Tie) ?? throw new RuleBroken("Selection.ProposalGone");
        await decide(db, round.EditionId, tie);
    }

    static string NameOf(ProposedTie tie) => $"{tie.Member.Key}/{tie.File.Code}";
}
