using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>A file of the public form as somebody who helps its holder sees it: enough to recognise the caller, no answer.</summary>
public sealed record HelpedDossier(string Key, string Code, string? Name, DateOnly? BirthDate, string? Phone, string? Helper, DateTime StartedAt, DateTime? SubmittedAt, DateTime? WithdrawnAt, DateTime? CallbackAskedAt);

/// <summary>Some of the files, those that wait for a call first; how many there are in all.</summary>
public sealed record HelpedDossiers(IReadOnlyList<HelpedDossier> Rows, int Total, int Waiting);

/// <summary>
/// A lost passphrase is given anew by a person: the helper of the school the candidate named, or the team calling back. Told once, with
/// a reason, on the record; every device that had the file open is put out.
/// </summary>
public sealed class DossierRecovery(ViewerDb viewerDb, DossierDoor door, ProgrammeClock clock, TimeProvider time)
{
    public const int ShownAtMost = 50;
    public const int ReasonMaxLength = 300;

    /// <summary>Files by code, name or telephone; three queries.</summary>
    public async Task<HelpedDossiers> ListAsync(string? search, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.RecoverDossiers);
        var rows = db.Dossiers.Where(d => d.WithdrawnAt == null);
        var waiting = await rows.CountAsync(d => d.CallbackAskedAt != null, ct);
        if (search?.Trim() is { Length: > 0 } typed)
        {
            var code = DossierCode.Read(typed);
            var words = People.NameFolding.Fold(typed);
            rows = code is not null ? rows.Where(d => d.Code == code)
                : People.MoroccanPhone.TryE164(typed, out var phone) ? rows.Where(d => d.Phone == phone)
                : rows.Where(d => d.SearchKey!.Contains(words));
        }
        var total = await rows.CountAsync(ct);
        var page = await rows.OrderBy(d => d.CallbackAskedAt == null).ThenBy(d => d.CallbackAskedAt).ThenByDescending(d => d.Id).Take(ShownAtMost)
            .Select(d => new { d.Key, d.Code, d.CalledName, d.BirthDate, d.Phone, Helper = d.HelpedByOrganisation == null ? null : d.HelpedByOrganisation.Name, d.CreatedAt, d.SubmittedAt, d.WithdrawnAt, d.CallbackAskedAt })
            .ToListAsync(ct);
        return new HelpedDossiers(page.Select(d => new HelpedDossier(d.Key, d.Code, d.CalledName, d.BirthDate, d.Phone, d.Helper?.Current, d.CreatedAt, d.SubmittedAt, d.WithdrawnAt, d.CallbackAskedAt)).ToList(), total, waiting);
    }

    /// <summary>Makes a new passphrase and answers it, once. The one before opens nothing any more.</summary>
    public async Task<(string Code, string Passphrase)> RenewAsync(string? key, string? reason, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.RecoverDossiers);
        var p = new Problems();
        var because = p.Required("Reason", reason, ReasonMaxLength);
        p.ThrowIfAny();
        var dossier = await db.Dossiers.Include(d => d.Candidate).SingleOrDefaultAsync(d => d.Key == key, ct) ?? throw new NotFoundForViewer("The file");
        if (dossier.WithdrawnAt is not null) throw new RuleBroken("Apply.AlreadyWithdrawn");
        var access = await db.DossierAccesses.SingleAsync(a => a.DossierId == dossier.Id, ct);
        var passphrase = Passphrase.New();
        access.PassphraseHash = door.Hash(passphrase);
        access.Forgive();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var session in await db.DossierSessions.Where(s => s.DossierId == dossier.Id && s.EndedAt == null).ToListAsync(ct)) session.End(now);
        dossier.CalledBack();
        var candidateKey = await db.Candidates.IgnoringVisibility().Where(c => c.Id == dossier.CandidateId).Select(c => c.Key).FirstOrDefaultAsync(ct);
        db.History.Add(HistoryRecord.OfNewPassphrase(db.Viewer, clock.Now, dossier, candidateKey, because));
        await db.SaveChangesAsync(ct);
        return (dossier.Code, passphrase);
    }
}
