using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Adds letters to the transaction of the decision they tell. They are held: nothing here sends.</summary>
static class LetterDesk
{
    /// <summary>Candidates come with their person. A letter still held about the same candidate is overtaken and put aside.</summary>
    public static async Task PrepareAsync(AppDbContext db, string edition, IReadOnlyCollection<(Candidate Candidate, LetterKind Kind, int? ReserveRank)> letters, CancellationToken ct)
    {
        var ids = letters.Select(l => l.Candidate.Id).ToList();
        foreach (var overtaken in await db.Letters.Where(l => ids.Contains(l.CandidateId) && l.State == LetterState.Held).ToListAsync(ct)) overtaken.Withdraw();
        foreach (var (candidate, kind, rank) in letters)
        {
            var facts = new LetterFacts(candidate.Person.DisplayName, candidate.Person.DisplayNameArabic, candidate.Code, edition, rank);
            db.Letters.Add(new Letter(candidate.EditionId, candidate.Id, kind, "fr", LetterTemplates.Subject(kind, facts), LetterTemplates.Body(kind, facts), db.Viewer.UserId));
        }
    }
}
