using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>Sends a file, once, and takes one back.</summary>
public sealed class DossierSubmitting(ViewerDb viewerDb, FieldVault vault, LegalGate gate, ProgrammeClock clock)
{
    const int Attempts = 5;

    /// <summary>Makes the file a candidate, whole or not at all. Sent before, from another tab or by a second click: nothing happens again.</summary>
    public async Task SubmitAsync(CancellationToken ct = default)
    {
        // The vault saves its key on a connection of its own, which would wait for the transaction below.
        await vault.HashAsync(VaultField.Cin, "", ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OnceAsync(ct);
                return;
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsDuplicate()))
            {
                // The other tab was quicker, a step was saved meanwhile, or two pupils gave one Massar code at once: read again.
            }
        }
    }

    async Task OnceAsync(CancellationToken ct)
    {
        RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        await using var db = await viewerDb.OpenAsync(ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        if (dossier.IsSubmitted && dossier.WithdrawnAt is null) return;
        RuleBroken.If(dossier.WhyNotSubmit(clock.Now));
        var rules = await OwnDossier.RulesAsync(db, dossier, clock.Today, ct);
        var wrong = DossierSteps.For(dossier.IsMinor(clock.Today)).Count(s => ProblemsOf(dossier, s, rules).Any);
        if (wrong > 0) throw new RuleBroken("Apply.StepsToComplete", wrong);
        var candidate = await new SentDossier(db, vault, clock).SendAsync(dossier, rules, ct);
        await db.PrepareAsync(candidate, MessageTemplate.Received, ct: ct);
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    /// <summary>Takes the file back. Sent, it stays on record as withdrawn; never sent, what was typed and handed in is deleted.</summary>
    public async Task WithdrawAsync(CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        if (dossier.WithdrawnAt is not null) return;
        if (dossier.Candidate is { } candidate)
        {
            if (candidate.Stage == CandidateStage.Accepted) throw new RuleBroken("Apply.WithdrawTooLate");
            // After an answer that is decided and not yet told, only the wish is noted: a refusal here would tell the answer.
            await db.People.Where(p => p.Id == candidate.PersonId).LoadAsync(ct);
            if (candidate.WhyNotGoTo(CandidateStage.Withdrawn) is null)
            {
                candidate.GoTo(CandidateStage.Withdrawn);
                await CallingOff.InterviewsOfAsync(db, candidate, clock.Now, ct);
            }
            await db.PrepareAsync(candidate, MessageTemplate.WithdrawalNoted, ct: ct);
        }
        else db.Documents.RemoveRange(await db.Documents.Where(d => d.DossierId == dossier.Id).ToListAsync(ct));
        dossier.Withdraw(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    internal static Problems ProblemsOf(Dossier dossier, DossierStep step, StepRules rules)
    {
        var problems = new Problems();
        dossier.AnswersOf(step).Check(problems, rules);
        return problems;
    }
}
