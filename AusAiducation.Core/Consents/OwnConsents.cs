using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Consents;

/// <summary>A student takes back the agreement to a photo or a story; nothing else of the scholarship changes.</summary>
public sealed class OwnConsents(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task WithdrawAsync(string consentKey, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ViewOwnJourney);
        var own = db.Viewer.Rows.OwnStudents;
        var consent = await db.Consents.SingleOrDefaultAsync(c => c.Key == consentKey && own.Contains(c.StudentId), ct) ?? throw new NotFoundForViewer("The consent");
        // Without the notice of data there is no scholarship to administer: that one is ended by a person, with the student.
        if (consent.Kind == ConsentKind.DataNotice) throw new RuleBroken("Me.NoticeStays");
        consent.Withdraw(clock.Today);
        await db.SaveChangesAsync(ct);
    }
}
