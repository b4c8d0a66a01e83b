using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Funding;

/// <summary>A laureate's answer as typed: the day, who told us, and what will be studied where.</summary>
public sealed class AcceptanceInput
{
    public string? AcceptedOn { get; set; }
    public string? ToldBy { get; set; }
    public string? StudyPath { get; set; }
    public string? School { get; set; }
    public string? City { get; set; }
    public string? Level { get; set; }
}

/// <summary>The laureate says yes, or no. Yes makes the student, the first year of studies and the whole funding plan, in one transaction.</summary>
public sealed class Awarding(ViewerDb viewerDb, ProgrammeClock clock)
{
    const int StudyMaxLength = 120;

    /// <summary>Returns the key of the new student.</summary>
    public async Task<string> AcceptAsync(string candidateKey, AcceptanceInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var (candidate, placement) = await LaureateAsync(db, candidateKey, ct);
        RuleBroken.If(WhyNotAccept(candidate.Stage, placement is not null, await IsReleasedAsync(db, candidate.Id, ct)));
        var problems = new Problems();
        var on = problems.Day(nameof(input.AcceptedOn), input.AcceptedOn, notAfter: clock.Today);
        var toldBy = problems.Required(nameof(input.ToldBy), input.ToldBy, AppUser.NameMaxLength);
        var path = problems.Required(nameof(input.StudyPath), input.StudyPath, StudyMaxLength);
        var school = problems.Required(nameof(input.School), input.School, StudyMaxLength);
        var level = problems.Required(nameof(input.Level), input.Level, StudyMaxLength);
        if (!string.IsNullOrEmpty(input.City) && Provinces.Of(input.City) is null) problems.Add(nameof(input.City), "Common.ChooseOne");
        problems.ThrowIfAny();

        var edition = candidate.Edition!;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var student = new Student(candidate, placement!.SponsorId, on!.Value);
        student.Study(path, school, string.IsNullOrEmpty(input.City) ? null : input.City);
        candidate.GoTo(CandidateStage.Accepted);
        placement.Accept(toldBy);
        db.Students.Add(student);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw new RuleBroken("Funding.AlreadyAccepted");
        }
        db.AcademicYears.Add(new AcademicYear(student.Id, 1, edition.Code, level));
        db.FundingPlans.Add(ScholarshipPlan.Of(edition, student.Id, placement.SponsorId, clock.Today));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return student.Key;
    }

    /// <summary>The laureate gives the scholarship up before accepting: the file is withdrawn and the seat is free, with the reason on both.</summary>
    public async Task DeclineAsync(string candidateKey, string? reason, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var (candidate, placement) = await LaureateAsync(db, candidateKey, ct);
        if (candidate.Stage == CandidateStage.Accepted) throw new RuleBroken("Funding.AlreadyAccepted");
        var problems = new Problems();
        var because = problems.Required("Reason", reason, Placement.ReasonMaxLength);
        problems.ThrowIfAny();
        candidate.GoTo(CandidateStage.Withdrawn);
        placement?.End(because, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    public static Refusal? WhyNotAccept(CandidateStage stage, bool placed, bool released) =>
        stage == CandidateStage.Accepted ? new("Funding.AlreadyAccepted")
        : stage != CandidateStage.Selected || !released ? new("Funding.NotReleased")
        : !placed ? new("Funding.NotPlaced")
        : null;

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.WelcomeStudents);
        return db;
    }

    static async Task<(Candidate Candidate, Placement? Placement)> LaureateAsync(AppDbContext db, string key, CancellationToken ct)
    {
        var candidate = await db.Candidates.Include(c => c.Person).ThenInclude(p => p.Links).Include(c => c.Edition).FirstOrDefaultAsync(c => c.Key == key, ct)
            ?? throw new NotFoundForViewer("Candidate");
        return (candidate, await db.Placements.FirstOrDefaultAsync(p => p.CandidateId == candidate.Id && p.EndedAt == null, ct));
    }

    static Task<bool> IsReleasedAsync(AppDbContext db, int candidateId, CancellationToken ct) =>
        db.SelectionDecisions.AnyAsync(d => d.CandidateId == candidateId && d.ReleasedAt != null, ct);
}
