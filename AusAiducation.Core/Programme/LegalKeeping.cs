using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>Records what law 09-08 asks of this installation; each change stands in the history.</summary>
public sealed class LegalKeeping(ViewerDb viewerDb)
{
    public async Task SetAsync(LegalInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.SetLegalFacts);
        var facts = input.Read();
        var stored = await db.Settings.ToDictionaryAsync(s => s.Name, ct);
        Put(ProgrammeSetting.AuthorisationNumber, facts.Authorisation);
        Put(ProgrammeSetting.HostingCountry, facts.HostingCountry);
        Put(ProgrammeSetting.DataContact, facts.DataContact);
        Put(ProgrammeSetting.PublicPhone, facts.PublicPhone);
        await db.SaveChangesAsync(ct);

        void Put(string name, string? value)
        {
            if (stored.GetValueOrDefault(name) is not { } setting)
            {
                if (value is not null) db.Settings.Add(new ProgrammeSetting(name, value));
            }
            else if (value is null) db.Settings.Remove(setting);
            else setting.Value = value;
        }
    }
}
