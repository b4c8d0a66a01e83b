using AusAiducation.Core.Access;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data;

/// <summary>Whether the gate of law 09-08 is held shut while its facts are missing: everywhere but in Development.</summary>
public sealed record LegalGateMode(bool Enforced);

/// <summary>
/// Law 09-08 before anything else: while no authorisation number and no hosting country are recorded, the public form stays closed and
/// card numbers, health and social fields are refused by their acts. Part of the access machinery, so it may open as System.
/// </summary>
public sealed class LegalGate(AppDbContextFactory factory, LegalGateMode mode)
{
    static readonly string[] Names = [ProgrammeSetting.AuthorisationNumber, ProgrammeSetting.HostingCountry, ProgrammeSetting.DataContact, ProgrammeSetting.PublicPhone];

    public async Task<LegalFacts> ReadAsync(CancellationToken ct = default)
    {
        await using var db = factory.Create(Viewer.System);
        var stored = await db.Settings.Where(s => Names.Contains(s.Name)).ToDictionaryAsync(s => s.Name, s => s.Value, ct);
        return new LegalFacts(stored.GetValueOrDefault(Names[0]), stored.GetValueOrDefault(Names[1]), stored.GetValueOrDefault(Names[2]), stored.GetValueOrDefault(Names[3]));
    }

    /// <summary>Why the public form takes nobody, or null.</summary>
    public Refusal? WhyNotApply(LegalFacts facts) => mode.Enforced && !facts.IsComplete ? new Refusal("Legal.FormClosed") : null;

    /// <summary>Why a card number, a health or a social field may not be written, or null. Called by the acts that write one.</summary>
    public async Task<Refusal?> WhyNotCollectAsync(CancellationToken ct = default) =>
        mode.Enforced && !(await ReadAsync(ct)).IsComplete ? new Refusal("Legal.FieldsRefused") : null;
}
