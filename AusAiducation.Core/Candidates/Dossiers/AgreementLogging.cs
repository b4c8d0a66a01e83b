using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>What the team records of a representative's agreement, as typed.</summary>
public sealed class AgreementInput
{
    public string? Means { get; set; }
    public string? AgreedOn { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }
}

/// <summary>What the team sees of a candidate that only the public form knows.</summary>
public sealed record FormFacts(string? DossierCode, DateTime? SubmittedAt, DateTime? WithdrawnAt, string? Helper, RepresentativeAgreement? Representative, string? RepresentativeBy,
    IReadOnlyList<CandidateConsent> Consents, IReadOnlyList<TwinLine> Twins, string? Admissions, string? Project, SocialFile? Social);

/// <summary>A suspicion: the other person, with a file to open when this viewer may.</summary>
public sealed record TwinLine(TwinSign Sign, string Name, string? CandidateKey);

/// <summary>Records the agreement of a minor's representative: a signed page seen, or a call made. Reads what the form brought with it.</summary>
public sealed class AgreementLogging(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Null when the viewer has no such candidate, or the form brought nothing. Five queries.</summary>
    public async Task<FormFacts?> ReadAsync(string candidateKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewCandidates);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Candidates.Where(c => c.Key == candidateKey).Select(c => new { c.Id, c.File.Admissions, c.File.Project, c.Social }).SingleOrDefaultAsync(ct) is not { } candidate) return null;
        var dossier = await db.Dossiers.Where(d => d.CandidateId == candidate.Id).Select(d => new { d.Code, d.SubmittedAt, d.WithdrawnAt, Helper = d.HelpedByOrganisation == null ? null : d.HelpedByOrganisation.Name }).FirstOrDefaultAsync(ct);
        var agreement = await db.RepresentativeAgreements.Where(r => r.CandidateId == candidate.Id).Select(r => new { Row = r, By = r.RecordedBy!.DisplayName }).FirstOrDefaultAsync(ct);
        var consents = await db.CandidateConsents.Where(c => c.CandidateId == candidate.Id).OrderBy(c => c.Id).ToListAsync(ct);
        var twins = await db.DossierTwins.Where(t => t.CandidateId == candidate.Id)
            .Select(t => new { t.Sign, Person = db.People.FirstOrDefault(p => p.Id == t.OtherPersonId), Key = db.Candidates.Where(c => c.PersonId == t.OtherPersonId).OrderByDescending(c => c.Id).Select(c => c.Key).FirstOrDefault() }).ToListAsync(ct);
        if (dossier is null && agreement is null && consents.Count == 0 && twins.Count == 0) return null;
        return new FormFacts(dossier?.Code, dossier?.SubmittedAt, dossier?.WithdrawnAt, dossier?.Helper?.Current, agreement?.Row, agreement?.By, consents,
            twins.Select(t => new TwinLine(t.Sign, t.Person?.DisplayName ?? "", t.Key)).ToList(), candidate.Admissions, candidate.Project, candidate.Social);
    }

    public async Task RecordAsync(string candidateKey, AgreementInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var p = new Problems();
        var means = p.Choice<AgreementMeans>(nameof(input.Means), input.Means);
        if (means == AgreementMeans.None) p.Add(nameof(input.Means), "Common.ChooseOne");
        var on = p.Day(nameof(input.AgreedOn), input.AgreedOn, notAfter: clock.Today);
        var note = p.Optional(nameof(input.Note), input.Note, RepresentativeAgreement.NoteMaxLength);
        p.ThrowIfAny();
        var candidate = await db.Candidates.Include(c => c.Edition).FirstOrDefaultAsync(c => c.Key == candidateKey, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(CandidateEditing.WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        var agreement = await db.RepresentativeAgreements.SingleOrDefaultAsync(r => r.CandidateId == candidate.Id, ct) ?? throw new NotFoundForViewer("The representative");
        db.Expect(agreement, input.Version);
        agreement.Agree(means!.Value, on!.Value, note, db.Viewer.UserId);
        await db.SaveChangesAsync(ct);
    }
}
