using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.People;

/// <summary>The people one calls in an organisation.</summary>
public sealed class OrganisationContacts(ViewerDb viewerDb, ProgrammeClock clock)
{
    public async Task AddAsync(string organisationKey, ContactPersonInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var organisation = await db.Organisations.FirstOrDefaultAsync(o => o.Key == organisationKey, ct) ?? throw new NotFoundForViewer("The organisation");
        var p = new Problems();
        var name = p.Required(nameof(input.Name), input.Name, OrganisationContact.NameMaxLength);
        var duty = p.Optional(nameof(input.Duty), input.Duty, OrganisationContact.DutyMaxLength);
        string? phone = null;
        if (!string.IsNullOrWhiteSpace(input.Phone) && !MoroccanPhone.TryE164(input.Phone, out phone)) p.Add(nameof(input.Phone), "People.PhoneFormat");
        var email = string.IsNullOrWhiteSpace(input.Email) ? null : EmailAddress.Read(nameof(input.Email), input.Email, p);
        if (string.IsNullOrWhiteSpace(input.Phone) && email is null) p.Add(nameof(input.Phone), "Organisations.ReachNeeded");
        p.ThrowIfAny();
        db.OrganisationContacts.Add(new OrganisationContact(organisation.BodyId, name, duty, phone, email));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Somebody who left: no longer shown among those to call.</summary>
    public async Task EndAsync(string contactKey, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var contact = await db.OrganisationContacts.FirstOrDefaultAsync(c => c.Key == contactKey, ct) ?? throw new NotFoundForViewer("The contact");
        contact.End(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageOrganisations);
        return db;
    }
}
