using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>What is asked for every viewer at every operation, and therefore in one query: the files tied to them, the notes they opened.</summary>
sealed record ViewerFacts(List<int> Conflicted, List<int> OpenedNotes)
{
    static readonly PerModel<Func<AppDbContext, int, IAsyncEnumerable<Fact>>> Facts = new(() => EF.CompileAsyncQuery((AppDbContext db, int userId) =>
        db.Conflicts.Where(c => c.UserId == userId).Select(c => new Fact { IsNote = false, Id = c.CandidateId })
            .Concat(db.NoteOpenings.Where(o => o.ByUserId == userId).Select(o => new Fact { IsNote = true, Id = o.NoteId }))));

    public static async Task<ViewerFacts> LoadAsync(AppDbContext db, int userId, CancellationToken ct)
    {
        var rows = await Facts.For(db)(db, userId).ToListAsync(ct);
        return new([.. rows.Where(r => !r.IsNote).Select(r => r.Id)], [.. rows.Where(r => r.IsNote).Select(r => r.Id)]);
    }

    sealed record Fact
    {
        public required bool IsNote { get; init; }
        public required int Id { get; init; }
    }
}

/// <summary>What ties and scoring do to one viewer's rows. Read as System: these are the rules' own inputs.</summary>
sealed record SelectionLinks
{
    public List<int> Reviewed { get; private init; } = [];
    public List<int> Trained { get; private init; } = [];
    public List<long> OthersReviewsOf { get; private init; } = [];
    public List<int> Redacted { get; private init; } = [];
    public List<int> OwnScoreFirst { get; private init; } = [];
    public List<int> Interviewed { get; private init; } = [];
    public List<int> InterviewedPersons { get; private init; } = [];
    public List<int> OthersSheetsOf { get; private init; } = [];
    public List<int> OwnSheetFirst { get; private init; } = [];
    public List<int> Meetings { get; private init; } = [];
    public List<int> Conflicted { get; private init; } = [];
    public List<int> Hidden { get; private init; } = [];
    public List<int> HiddenPersons { get; private init; } = [];
    public List<string> HiddenKeys { get; private init; } = [];
    public List<int> HiddenEditions { get; private init; } = [];

    public static async Task<SelectionLinks> LoadAsync(AppDbContext db, int userId, List<int> conflicted, List<Hat> hats, CancellationToken ct)
    {
        // Ties hold whatever the hats; the rest concerns those who score or interview.
        var scores = hats.Exists(h => h.Role == Role.CommitteeMember);
        var interviews = hats.Exists(h => RolePermissions.Of(h.Role).Contains(Permission.MarkInterviews));
        if (conflicted.Count == 0 && !scores && !interviews) return new SelectionLinks();

        var reviews = !scores ? [] : await db.Reviews.IncludingTraining().Where(r => r.UserId == userId && r.State != ReviewState.SetAside)
            .Select(r => new { r.RoundId, r.CandidateId, r.EditionId, r.State, r.IsTraining, Round = r.Round.State, r.Round.HidesIdentity, r.Round.OthersVisible }).ToListAsync(ct);
        // The hat may be of one edition only; a review of another edition is then not this hat's.
        reviews.RemoveAll(r => !hats.Exists(h => h.Role == Role.CommitteeMember && (h.EditionId is null || h.EditionId == r.EditionId)));
        var open = reviews.Where(r => r.Round == RoundState.Open && r.State is ReviewState.Assigned or ReviewState.Draft).ToList();
        // A file read twice stays one's own to judge until every open round has one's review: what the others gave in the first would carry over.
        var ownFirst = open.Where(r => r.IsTraining || r.OthersVisible != OthersVisible.Always).Select(r => r.CandidateId).Distinct().ToList();
        var hidden = open.Where(r => r.HidesIdentity).Select(r => r.CandidateId).Union(conflicted).ToList();
        var hiddenRows = hidden.Count == 0 ? [] : await db.Candidates.Where(c => hidden.Contains(c.Id)).Select(c => new { c.PersonId, c.Key, c.EditionId }).ToListAsync(ct);
        var interviewed = !interviews ? [] : await db.InterviewPanelists.Where(p => p.UserId == userId)
            .Select(p => new
            {
                p.InterviewId, p.Interview!.CandidateId, p.Interview.EditionId, p.Interview.Candidate!.PersonId, p.Interview.State,
                Signed = db.InterviewSheets.Any(s => s.InterviewId == p.InterviewId && s.UserId == userId && s.SubmittedAt != null),
                Others = db.Rounds.Where(r => r.EditionId == p.Interview.EditionId && r.Kind == RoundKind.Interview).Select(r => r.OthersVisible).FirstOrDefault(),
            }).ToListAsync(ct);
        interviewed.RemoveAll(i => !hats.Exists(h => RolePermissions.Of(h.Role).Contains(Permission.MarkInterviews) && (h.EditionId is null || h.EditionId == i.EditionId)));
        // A chair meets every item by the ranking; a member while in the room, by a hat that holds today.
        var meetings = !scores ? [] : await db.MeetingMembers.Where(m => m.UserId == userId && m.Presence == MemberPresence.Present && m.Meeting!.State == MeetingState.Open).Select(m => new { m.MeetingId, m.EditionId }).ToListAsync(ct);
        meetings.RemoveAll(m => !hats.Exists(h => h.Role == Role.CommitteeMember && (h.EditionId is null || h.EditionId == m.EditionId)));
        return new SelectionLinks
        {
            Meetings = meetings.ConvertAll(m => m.MeetingId),
            Reviewed = reviews.Select(r => r.CandidateId).Distinct().ToList(),
            Redacted = reviews.Where(r => r.Round == RoundState.Open && r.State != ReviewState.Abstained).Select(r => r.CandidateId).Distinct().ToList(),
            Trained = reviews.Where(r => r.IsTraining).GroupBy(r => r.RoundId).Where(g => g.All(r => r.State == ReviewState.Submitted)).Select(g => g.Key).ToList(),
            OthersReviewsOf = reviews.Where(r => !r.IsTraining && !ownFirst.Contains(r.CandidateId) && Shows(r.OthersVisible, r.State == ReviewState.Submitted)).Select(r => RowScope.InRound(r.RoundId, r.CandidateId)).ToList(),
            OwnScoreFirst = ownFirst,
            Interviewed = interviewed.Select(i => i.CandidateId).Distinct().ToList(),
            InterviewedPersons = interviewed.Select(i => i.PersonId).Distinct().ToList(),
            OthersSheetsOf = interviewed.Where(i => Shows(i.Others, i.Signed)).Select(i => i.InterviewId).ToList(),
            OwnSheetFirst = interviewed.Where(i => !i.Signed && i.State != InterviewState.NoShow && i.Others != OthersVisible.Always).Select(i => i.InterviewId).ToList(),
            Conflicted = conflicted,
            Hidden = hidden,
            HiddenPersons = hiddenRows.Select(h => h.PersonId).ToList(),
            HiddenKeys = hiddenRows.Select(h => h.Key).ToList(),
            HiddenEditions = hiddenRows.Select(h => h.EditionId).Distinct().ToList(),
        };

        static bool Shows(OthersVisible others, bool own) => others == OthersVisible.Always || (others == OthersVisible.AfterOwn && own);
    }
}

/// <summary>The people a school's helper meets: those that school supplied, whatever its name was that day.</summary>
sealed record SuppliedLinks(List<int> Organisations, List<int> Candidates, List<int> Persons)
{
    public static async Task<SuppliedLinks> LoadAsync(AppDbContext db, List<Hat> hats, CancellationToken ct)
    {
        var given = hats.Where(h => h.Role == Role.SchoolHelper).Select(h => h.OrganisationId!.Value).ToList();
        if (given.Count == 0) return new([], [], []);
        var organisations = await db.Organisations.Where(o => db.Organisations.Any(g => given.Contains(g.Id) && (g.FirstId ?? g.Id) == (o.FirstId ?? o.Id))).Select(o => o.Id).ToListAsync(ct);
        // A pupil of theirs found to be somebody's on another list is met in the file that stands.
        var files = await db.Candidates.IncludingMerged().Where(c => organisations.Contains(c.SuppliedByOrganisationId!.Value))
            .Select(c => new { Id = c.MergedIntoId ?? c.Id, PersonId = c.MergedInto == null ? c.PersonId : c.MergedInto.PersonId }).ToListAsync(ct);
        return new(organisations, files.ConvertAll(f => f.Id), files.ConvertAll(f => f.PersonId));
    }
}

/// <summary>The families a social inquirer meets: of visits that are theirs and open, or ended a few days ago; never of somebody who withdrew.</summary>
sealed record InquiryLinks(List<int> Inquiries, List<int> Candidates, List<int> Persons)
{
    public static async Task<InquiryLinks> LoadAsync(AppDbContext db, int userId, List<Hat> hats, DateTime now, CancellationToken ct)
    {
        var own = hats.Where(h => h.Role == Role.SocialInquirer).ToList();
        if (own.Count == 0) return new([], [], []);
        var since = now.AddDays(-SocialInquiry.DaysAfter);
        var rows = await db.SocialInquiries.Where(i => i.InquirerUserId == userId && i.EndedAt == null && (i.ClosedAt == null || i.ClosedAt > since) && i.Candidate!.Stage != CandidateStage.Withdrawn)
            .Select(i => new { i.Id, i.EditionId, i.CandidateId, i.Candidate!.PersonId }).ToListAsync(ct);
        rows.RemoveAll(r => !own.Exists(h => h.EditionId is null || h.EditionId == r.EditionId));
        return new(rows.ConvertAll(r => r.Id), rows.ConvertAll(r => r.CandidateId), rows.ConvertAll(r => r.PersonId));
    }
}

/// <summary>The students somebody meets as sponsor, coach or themselves.</summary>
sealed record StudentLinks
{
    public List<int> Sponsors { get; private init; } = [];
    public List<int> KnownSponsors { get; private init; } = [];
    public List<int> Sponsored { get; private init; } = [];
    public List<int> Coached { get; private init; } = [];
    public List<int> Own { get; private init; } = [];
    public List<int> Persons { get; private init; } = [];
    public List<int> CoachedPersons { get; private init; } = [];

    public static async Task<StudentLinks> LoadAsync(AppDbContext db, int userId, int? personId, List<Hat> hats, CancellationToken ct)
    {
        var sponsors = hats.Where(h => h.Role == Role.Sponsor).Select(h => h.SponsorId!.Value).Distinct().ToList();
        var coaches = hats.Exists(h => h.Role == Role.Coach);
        var isStudent = personId is not null && hats.Exists(h => h.Role == Role.Student);
        var sponsored = sponsors.Count == 0 ? [] : await db.Students.Where(s => sponsors.Contains(s.SponsorId)).Select(s => new { s.Id, s.PersonId }).ToListAsync(ct);
        var coached = !coaches ? [] : await db.CoachAssignments.Where(a => a.CoachUserId == userId && a.To == null).Select(a => new { a.StudentId, a.Student!.PersonId }).ToListAsync(ct);
        var own = !isStudent ? [] : await db.Students.Where(s => s.PersonId == personId).Select(s => new { s.Id, s.SponsorId, s.PersonId }).ToListAsync(ct);
        return new StudentLinks
        {
            Sponsors = sponsors,
            KnownSponsors = sponsors.Concat(own.Select(o => o.SponsorId)).Distinct().ToList(),
            Sponsored = sponsored.Select(s => s.Id).ToList(),
            Coached = coached.Select(c => c.StudentId).ToList(),
            Own = own.Select(o => o.Id).ToList(),
            Persons = sponsored.Select(s => s.PersonId).Concat(coached.Select(c => c.PersonId)).Concat(own.Select(o => o.PersonId)).Distinct().ToList(),
            CoachedPersons = coached.Select(c => c.PersonId).ToList(),
        };
    }
}
