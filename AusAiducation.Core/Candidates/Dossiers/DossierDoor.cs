using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>A file just begun: the code and the passphrase are told once.</summary>
public sealed record BegunDossier(string Code, string Passphrase, string Handle);

/// <summary>Begins, opens and closes files. Of the machinery of access: it meets codes, hashes and sessions, never an answer.</summary>
public sealed class DossierDoor(ViewerDb viewerDb, LegalGate gate, ProgrammeClock clock, TimeProvider time, IPasswordHasher<DossierAccess> hasher)
{
    // Verified when there is no such file, so that the answer takes as long.
    static readonly string NobodysHash = new PasswordHasher<DossierAccess>().HashPassword(null!, "nobody's passphrase");

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A new empty file of the running edition, opened on this device.</summary>
    public async Task<BegunDossier> BeginAsync(string language, bool ownDevice, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.StartDossier);
        RuleBroken.If(gate.WhyNotApply(await gate.ReadAsync(ct)));
        var edition = await db.Editions.Where(e => e.ClosedAt == null).OrderByDescending(e => e.Code).FirstOrDefaultAsync(ct) ?? throw new RuleBroken("Apply.NoCall");
        var window = edition.FormWindow;
        if (window.IsOver(clock.Now)) throw new RuleBroken("Apply.TooLate", window.Closes);
        if (!window.IsOpen(clock.Now)) throw new RuleBroken("Apply.TooEarly", window.Opens);

        var passphrase = Passphrase.New();
        var hash = Hash(passphrase);
        for (var attempt = 1; ; attempt++)
        {
            var dossier = new Dossier(edition.Id, DossierCode.New(), Texts.Texts.Known(language));
            db.Dossiers.Add(dossier);
            try
            {
                await using var whole = await db.Database.BeginTransactionAsync(ct);
                await db.SaveChangesAsync(ct);
                db.DossierAccesses.Add(new DossierAccess(dossier, hash));
                var handle = await OpenSessionAsync(db, dossier.Id, ownDevice, ct);
                await whole.CommitAsync(ct);
                return new BegunDossier(dossier.Code, passphrase, handle);
            }
            catch (DbUpdateException e) when (e.IsDuplicate() && attempt < 5)
            {
                // Chance gave a code that is taken.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The handle of a new session; null when code and passphrase do not open a file, whatever the reason.</summary>
    public async Task<string?> OpenAsync(string? code, string? passphrase, bool ownDevice, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.StartDossier);
        var read = DossierCode.Read(code);
        var access = read is null ? null : await db.DossierAccesses.SingleOrDefaultAsync(a => a.Code == read, ct);
        var right = hasher.VerifyHashedPassword(access!, access?.PassphraseHash ?? NobodysHash, Passphrase.Fold(passphrase)) != PasswordVerificationResult.Failed;
        if (access is null || access.IsLocked(Now)) return null;
        if (right) access.Forgive(); else access.Fail(Now);
        await db.SaveChangesAsync(ct);
        return right ? await OpenSessionAsync(db, access.DossierId, ownDevice, ct) : null;
    }

    /// <summary>Ends one session: the exit of a device.</summary>
    public async Task LeaveAsync(string handle, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.FillOwnDossier);
        var hash = HashOf(handle);
        (await db.DossierSessions.SingleOrDefaultAsync(s => s.HandleHash == hash, ct))?.End(Now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Notes that the holder of this code asks to be called. Says nothing of whether the code exists.</summary>
    public async Task AskCallbackAsync(string? code, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.StartDossier);
        if (DossierCode.Read(code) is not { } read) return;
        if (await db.Dossiers.IgnoringVisibility().SingleOrDefaultAsync(d => d.Code == read && d.WithdrawnAt == null, ct) is not { } dossier) return;
        dossier.AskCallback(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    internal string Hash(string passphrase) => hasher.HashPassword(null!, Passphrase.Fold(passphrase));

    async Task<string> OpenSessionAsync(AppDbContext db, int dossierId, bool ownDevice, CancellationToken ct)
    {
        var handle = Keys.New(32);
        db.DossierSessions.Add(new DossierSession
        {
            HandleHash = HashOf(handle), DossierId = dossierId, OwnDevice = ownDevice, StartedAt = Now, LastSeenAt = Now,
            ExpiresAt = Now + (ownDevice ? DossierSession.OwnLifetime : DossierSession.BorrowedLifetime),
        });
        await db.SaveChangesAsync(ct);
        return handle;
    }

    public static string HashOf(string handle) => Invitation.HashOf(handle);
}
