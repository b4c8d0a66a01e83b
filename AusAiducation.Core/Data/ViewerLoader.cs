using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// Reads from the tables who somebody is at this moment: the session must be open, the account unlocked, the hats of today.
/// Called at each operation, so a hat taken away is gone at the next one.
/// </summary>
public sealed class ViewerLoader(AppDbContextFactory factory, ProgrammeClock clock, TimeProvider time)
{
    /// <summary>How exact "last seen" is: not every request writes.</summary>
    static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    /// <summary>An account with the hats it wears that day, by its id or by that of an open session.</summary>
    static readonly PerModel<Func<AppDbContext, int?, int, DateTime, DateOnly, IAsyncEnumerable<Account>>> Accounts = new(() =>
        EF.CompileAsyncQuery((AppDbContext db, int? userId, int sessionId, DateTime now, DateOnly today) => db.Users
            .Where(u => u.Id == (userId ?? db.UserSessions.Where(s => s.Id == sessionId && s.EndedAt == null && s.ExpiresAt > now).Select(s => s.UserId).FirstOrDefault()))
            .Select(u => new Account
            {
                Id = u.Id, DisplayName = u.DisplayName, PersonId = u.PersonId, ClosedAt = u.ClosedAt, LockoutEnd = u.LockoutEnd, UndertakingVersion = u.UndertakingVersion,
                Hats = db.Memberships.Where(m => m.UserId == u.Id && m.From <= today && (m.To == null || m.To >= today))
                    .Select(m => new Hat(m.Role, m.EditionId, m.SponsorId, m.OrganisationId)).ToList(),
            })));

    sealed record Account
    {
        public required int Id { get; init; }
        public required string DisplayName { get; init; }
        public int? PersonId { get; init; }
        public DateTime? ClosedAt { get; init; }
        public DateTimeOffset? LockoutEnd { get; init; }
        public string? UndertakingVersion { get; init; }
        public required List<Hat> Hats { get; init; }
    }

    /// <summary>The viewer of an open session; <see cref="Viewer.Nobody"/> when it ended or the account is locked or closed.</summary>
    public async Task<Viewer> OfSessionAsync(int sessionId, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await OfAccountAsync(db, null, sessionId, ct);
    }

    /// <summary>The viewer an account would be: for reports prepared for somebody, and for tests.</summary>
    public async Task<Viewer> OfUserAsync(int userId, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await OfAccountAsync(db, userId, 0, ct);
    }

    /// <summary>The holder of a file whose session's handle has this hash: their own rows, no others. Anybody when it was ended or has lapsed.</summary>
    public async Task<Viewer> OfDossierSessionAsync(string handleHash, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.DossierSessions.SingleOrDefaultAsync(s => s.HandleHash == handleHash, ct) is not { } session || !session.IsOpen(now)) return Viewer.Public;
        if (session.LastSeenAt + SeenPrecision < now)
        {
            session.LastSeenAt = now;
            await db.SaveChangesAsync(ct);
        }
        return await OfDossierAsync(db, session.DossierId, session.OwnDevice, ct);
    }

    /// <summary>The viewer the holder of a file is.</summary>
    public async Task<Viewer> OfDossierAsync(int dossierId, CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        return await OfDossierAsync(db, dossierId, ownDevice: false, ct);
    }

    static async Task<Viewer> OfDossierAsync(AppDbContext db, int dossierId, bool ownDevice, CancellationToken ct)
    {
        var own = await db.Dossiers.Where(d => d.Id == dossierId).Select(d => new { d.Key, d.Code, d.CandidateId, PersonId = (int?)d.Candidate!.PersonId }).SingleAsync(ct);
        return new Viewer
        {
            DisplayName = DossierCode.Shown(own.Code), DossierKey = own.Key, OnOwnDevice = ownDevice,
            Rows = new RowScope { Call = true, DossierId = dossierId, OwnCandidates = own.CandidateId is { } c ? [c] : [], OwnPersons = own.PersonId is { } p ? [p] : [] },
        };
    }

    async Task<Viewer> OfAccountAsync(AppDbContext db, int? userId, int sessionId, CancellationToken ct)
    {
        var user = await Accounts.For(db)(db, userId, sessionId, time.GetUtcNow().UtcDateTime, clock.Today).SingleOrDefaultAsync(ct);
        // A lock set by a person ends everything; one earned by wrong passwords only bars the sign-in page, or anybody could put anybody out.
        if (user is null || user.ClosedAt is not null || user.LockoutEnd >= AppUser.LockedByPerson) return Viewer.Nobody;
        // A volunteer meets nobody's file before the undertaking is signed; a student has none to sign.
        var hats = user.UndertakingVersion == AppUser.CurrentUndertaking ? user.Hats : user.Hats.Where(h => h.Role == Role.Student).ToList();
        return new Viewer { UserId = user.Id, DisplayName = user.DisplayName, MustSignUndertaking = hats.Count < user.Hats.Count, Hats = hats, Rows = await RowsAsync(db, user.Id, user.PersonId, hats, clock.Now, ct) };
    }

    static async Task<RowScope> RowsAsync(AppDbContext db, int userId, int? personId, List<Hat> hats, DateTime now, CancellationToken ct)
    {
        bool Any(params Role[] roles) => hats.Any(h => roles.Contains(h.Role));

        var team = Any(Role.Manager, Role.Auditor);
        var candidateHats = hats.Where(h => h.Role is Role.Manager or Role.Chair or Role.Auditor).ToList();
        var facts = await ViewerFacts.LoadAsync(db, userId, ct);
        var everyEdition = candidateHats.Exists(h => h.EditionId is null);
        var candidateEditions = everyEdition ? [] : candidateHats.Select(h => h.EditionId!.Value).Distinct().ToList();
        var selection = await SelectionLinks.LoadAsync(db, userId, facts.Conflicted, hats, ct);
        var supplied = await SuppliedLinks.LoadAsync(db, hats, ct);
        var inquired = await InquiryLinks.LoadAsync(db, userId, hats, now, ct);
        var links = await StudentLinks.LoadAsync(db, userId, personId, hats, ct);
        return new RowScope
        {
            Account = true,
            UserId = userId,
            EveryEdition = everyEdition,
            CandidateEditions = candidateEditions,
            RankingEditions = candidateEditions,
            ReviewedCandidates = selection.Reviewed,
            RedactedCandidates = selection.Redacted,
            TrainedRounds = selection.Trained,
            OthersReviewsOf = selection.OthersReviewsOf,
            OwnScoreFirst = selection.OwnScoreFirst,
            InterviewedCandidates = selection.Interviewed,
            InterviewedPersons = selection.InterviewedPersons,
            OthersSheetsOf = selection.OthersSheetsOf,
            OwnSheetFirst = selection.OwnSheetFirst,
            HelpedOrganisations = supplied.Organisations,
            SuppliedCandidates = supplied.Candidates,
            SuppliedPersons = supplied.Persons,
            Inquiries = inquired.Inquiries,
            InquiredCandidates = inquired.Candidates,
            InquiredPersons = inquired.Persons,
            Meetings = selection.Meetings,
            ConflictedCandidates = selection.Conflicted,
            HiddenCandidates = selection.Hidden,
            HiddenPersons = selection.HiddenPersons,
            HiddenCandidateKeys = selection.HiddenKeys,
            HiddenEditions = selection.HiddenEditions,
            SeesIdentities = team,
            SeesContacts = team,
            SeesOrganisationContacts = team,
            SeesSocial = team,
            SeesDocuments = Any(Role.Manager),
            SeesMail = team,
            SeesStudents = team || Any(Role.Treasurer, Role.DataOfficer),
            SeesStudentPapers = team || Any(Role.DataOfficer),
            SeesMoney = team || Any(Role.Treasurer),
            SeesBankDetails = Any(Role.Manager, Role.Treasurer),
            SeesCoaching = team || Any(Role.DataOfficer),
            SeesSponsors = team || Any(Role.Treasurer, Role.Chair),
            Sponsors = links.Sponsors,
            KnownSponsors = links.KnownSponsors,
            SponsoredStudents = links.Sponsored,
            CoachedStudents = links.Coached,
            OwnStudents = links.Own,
            StudentPersons = links.Persons,
            CoachedPersons = links.CoachedPersons,
            OwnPersons = personId is { } own ? [own] : [],
            OpenedNotes = !hats.Exists(h => RolePermissions.Of(h.Role).Contains(Permission.OpenPrivateNotes)) ? [] : facts.OpenedNotes,
            SeesSettings = Any(Role.Administrator),
            SeesPeopleDirectory = Any(Role.Manager, Role.Administrator, Role.Auditor),
            SeesHistory = team || Any(Role.DataOfficer),
        };
    }
}
