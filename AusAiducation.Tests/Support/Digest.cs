using System.Security.Cryptography;
using System.Text;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Support;

/// <summary>What a database tells about people, marks, money and coaching, in one hash; keys and codes, which are random, are left out.</summary>
public static class Digest
{
    public static async Task<string> OfAsync(TempDatabase temp, CancellationToken ct)
    {
        await using var db = temp.Open();
        var text = new StringBuilder();
        void Tell<T>(IEnumerable<T> rows) { foreach (var row in rows) text.Append(row).Append('\n'); }

        Tell(await db.Candidates.OrderBy(c => c.Id).Select(c => new { c.Person.FamilyName, c.Person.GivenNameArabic, c.ProvinceCode, c.School, c.Stage, c.File.RulingAverage, c.File.National, c.File.Motivation, c.Social!.IncomeBracket }).ToListAsync(ct));
        Tell(await db.Reviews.OrderBy(r => r.Id).Select(r => new { r.CandidateId, r.UserId, r.Position, r.State, r.Total, r.Comment }).ToListAsync(ct));
        Tell(await db.CoachingSessions.OrderBy(s => s.Id).Select(s => new { s.StudentId, s.HeldOn, s.Minutes, s.SharedNote }).ToListAsync(ct));
        Tell(await db.Payments.OrderBy(p => p.Id).Select(p => new { p.TrancheId, p.Amount, p.PaidOn }).ToListAsync(ct));
        Tell(await db.TermResults.OrderBy(r => r.Id).Select(r => new { r.StudentId, r.YearCode, r.Term, r.Average, r.PublishedOn }).ToListAsync(ct));
        Tell(await db.InterviewMarks.OrderBy(m => m.Id).Select(m => m.Level).ToListAsync(ct));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
