using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Ties;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>
/// The facts ties are proposed from. A chair reads neither contacts nor schools' people, so this reads past the row rules and hands over
/// only which pairs agree and in what. Nothing of it is about the viewer, nor about a file a tie or a blind review hides from them.
/// </summary>
static class TieFacts
{
    /// <summary>The people of a round, and the proposals that nobody declared, confirmed or dismissed, as far as this viewer may meet them. Three queries.</summary>
    public static async Task<(IReadOnlyList<MemberFacts> Members, IReadOnlyList<ProposedTie> Proposed)> ReadAsync(AppDbContext db, Round round, DateOnly today, CancellationToken ct)
    {
        var members = await MembersAsync(db, round, today, ct);
        var people = members.ConvertAll(m => m.UserId);
        var settled = (await db.Conflicts.IgnoringVisibility().Where(c => c.EditionId == round.EditionId && people.Contains(c.UserId)).Select(c => new { c.UserId, c.CandidateId })
            .Concat(db.DismissedTies.Where(d => d.EditionId == round.EditionId && people.Contains(d.UserId)).Select(d => new { d.UserId, d.CandidateId })).ToListAsync(ct)).ToHashSet();
        var hidden = db.Viewer.Rows.HiddenCandidates.ToHashSet();
        var others = members.FindAll(m => m.UserId != db.Viewer.UserId);
        return (members, [.. ProposedTie.Of(others, await FilesAsync(db, round, ct)).Where(t => !hidden.Contains(t.File.CandidateId) && !settled.Contains(new { t.Member.UserId, t.File.CandidateId }))]);
    }

    static async Task<List<MemberFacts>> MembersAsync(AppDbContext db, Round round, DateOnly today, CancellationToken ct)
    {
        // Organisations under all their names: through the row a hat names, and through the body a contact belongs to.
        var rows = await db.RoundMembers.IgnoringVisibility().Where(m => m.RoundId == round.Id).OrderBy(m => m.User!.DisplayName).ThenBy(m => m.UserId).Select(m => new
        {
            m.UserId, m.User!.Key, m.User.DisplayName, m.User.Email,
            Helped = (from h in db.Memberships
                      where h.UserId == m.UserId && h.Role == Role.SchoolHelper && h.From <= today && (h.To == null || h.To >= today)
                      join g in db.Organisations on h.OrganisationId equals g.Id
                      join o in db.Organisations on g.FirstId ?? g.Id equals o.FirstId ?? o.Id
                      select new { o.Id, o.SearchKey }).ToList(),
            Known = (from c in db.OrganisationContacts
                     where c.EndedAt == null && c.Email == m.User.Email
                     join o in db.Organisations on c.BodyId equals o.FirstId ?? o.Id
                     select new { o.Id, o.SearchKey, c.Phone }).ToList(),
            Coached = db.CoachAssignments.Where(a => a.CoachUserId == m.UserId && a.To == null)
                .Select(a => new { a.Student!.Person.FamilyName, a.Student.Person.FamilyNameArabic, a.Student.Person.Contact!.Phone, a.Student.Person.Contact.SecondPhone, a.Student.Person.Contact.Address }).ToList(),
        }).AsSingleQuery().ToListAsync(ct);
        return rows.ConvertAll(m => new MemberFacts(m.UserId, m.Key, m.DisplayName)
        {
            Mail = m.Email, Phones = Known([.. m.Known.Select(c => c.Phone)]), Organisations = [.. m.Helped.Select(o => o.Id), .. m.Known.Select(o => o.Id)],
            Schools = [.. m.Helped.Select(o => o.SearchKey).Concat(m.Known.Select(o => o.SearchKey)).SelectMany(names => names.Split(' '))],
            Coached = m.Coached.ConvertAll(c => new FamilyFacts(c.FamilyName, c.FamilyNameArabic) { Phones = Known(c.Phone, c.SecondPhone), Address = c.Address }),
        });
    }

    static async Task<List<FileFacts>> FilesAsync(AppDbContext db, Round round, CancellationToken ct)
    {
        var stages = round.Kind.Stages().ToList();
        var rows = await db.Candidates.IgnoringVisibility().Where(c => c.EditionId == round.EditionId && stages.Contains(c.Stage)).OrderBy(c => c.Code).Select(c => new
        {
            c.Id, c.Code, c.School, c.SuppliedByOrganisationId, c.Person.FamilyName, c.Person.FamilyNameArabic,
            c.Person.Contact!.Phone, c.Person.Contact.SecondPhone, c.Person.Contact.Email, c.Person.Contact.Address,
            Representative = db.RepresentativeAgreements.Where(r => r.CandidateId == c.Id).Select(r => new { r.RepresentativeName, r.Phone }).FirstOrDefault(),
        }).ToListAsync(ct);
        return rows.ConvertAll(c => new FileFacts(c.Id, c.Code, new FamilyFacts(c.FamilyName, c.FamilyNameArabic) { Phones = Known(c.Phone, c.SecondPhone, c.Representative?.Phone), Address = c.Address })
        {
            Mail = c.Email, School = c.School, SuppliedBy = c.SuppliedByOrganisationId, Representative = c.Representative?.RepresentativeName,
        });
    }

    static List<string> Known(params string?[] phones) => [.. phones.Where(p => !string.IsNullOrEmpty(p)).Select(p => p!)];
}
