using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Selection.Ties;

/// <summary>A round as the heading of a page about it.</summary>
public sealed record RoundHead(string Key, string EditionCode, RoundName Name);

/// <summary>Which round a page about one round is about.</summary>
static class RoundChoice
{
    /// <summary>The round of this key; without one the open round over files, else the last. Null when there is none that this viewer keeps. One query.</summary>
    internal static async Task<(Round Round, RoundHead Head)?> OfAsync(AppDbContext db, string? key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.ManageRounds);
        var rounds = key is null ? db.Rounds.Where(r => r.Kind != RoundKind.Interview) : db.Rounds.Where(r => r.Key == key);
        var found = await rounds.OrderBy(r => r.State == RoundState.Open ? 0 : 1).ThenByDescending(r => r.Id)
            .Select(r => new { Round = r, Edition = db.Editions.Where(e => e.Id == r.EditionId).Select(e => e.Code).First() }).FirstOrDefaultAsync(ct);
        if (found is null || !db.Viewer.Can(Permission.ManageRounds, found.Round.EditionId)) return null;
        return (found.Round, new RoundHead(found.Round.Key, found.Edition, found.Round.Name));
    }
}
