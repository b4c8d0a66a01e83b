using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>
/// Saves the form step by step. What is typed is kept first, whatever it is worth, and judged after: a wrong field loses nothing. Once
/// the file is sent, a step without problems also changes what was sent.
/// </summary>
public sealed class DossierFilling(ViewerDb viewerDb, FieldVault vault, LegalGate gate, ProgrammeClock clock)
{
    const int Attempts = 8;

    /// <summary>Keeps the step; throws <see cref="InputRefused"/> after keeping it when fields are wrong, with the saved version in the input.</summary>
    public async Task SaveAsync(StepAnswers typed, CancellationToken ct = default)
    {
        var problems = await WriteAsync(typed, judge: true, ct);
        problems.ThrowIfAny();
    }

    /// <summary>Keeps what is in the fields at this moment, without a word about it. Answers the version to go on from.</summary>
    public async Task<int> KeepAsync(StepAnswers typed, CancellationToken ct = default)
    {
        await WriteAsync(typed, judge: false, ct);
        return typed.Version;
    }

    async Task<Problems> WriteAsync(StepAnswers typed, bool judge, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(typed, judge, ct);
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || e.IsDuplicate()))
            {
                // Another step, or the sending, was saved at the same moment; whether this very step was is seen on reading again.
            }
        }
    }

    async Task<Problems> OnceAsync(StepAnswers typed, bool judge, CancellationToken ct)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var dossier = await OwnDossier.LoadAsync(db, ct);
        var told = typed.Step == DossierStep.Complement ? await OwnDossier.ToldStageAsync(db, dossier, ct) : null;
        RuleBroken.If(dossier.WhyNotFill(typed.Step, told, clock.Now));
        if (typed.Step is DossierStep.Family or DossierStep.Complement) RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        var problems = new Problems();
        var rules = await OwnDossier.RulesAsync(db, dossier, clock.Today, ct);
        if (typed is ComplementAnswers complement) await complement.SealAsync(vault, ct);
        var json = typed.ToJson();
        typed.Check(problems, rules);

        var answer = dossier.Answers.FirstOrDefault(a => a.Step == typed.Step);
        if (answer?.Json == json && (!judge || problems.Any || !dossier.IsSubmitted)) return Kept(answer, typed, problems);
        if ((answer?.Version ?? 0) != typed.Version) throw new RuleBroken("Apply.OtherTab");

        if (answer is null) answer = dossier.Answer(typed.Step, json);
        else answer.Json = json;
        dossier.Saved(clock.Now);
        if (typed is IdentityAnswers identity) Know(dossier, identity, rules);
        if (judge && !problems.Any && dossier.IsSubmitted) await new SentDossier(db, vault, clock).ChangeAsync(dossier, typed, rules, ct);
        await db.SaveChangesAsync(ct);
        return Kept(answer, typed, problems);
    }

    static Problems Kept(DossierAnswer answer, StepAnswers typed, Problems problems)
    {
        typed.Version = answer.Version;
        return problems;
    }

    /// <summary>What the team recognises the caller by; a field that cannot be read is left out, the rest serves.</summary>
    static void Know(Dossier dossier, IdentityAnswers typed, StepRules rules)
    {
        var ignored = new Problems();
        var facts = typed.Read(ignored, rules);
        var name = $"{facts.FamilyName} {facts.GivenName}".Trim();
        dossier.Know(name.Length == 0 ? null : name, facts.BirthDate == default ? null : facts.BirthDate, facts.Phone, facts.HelpedBy);
    }
}
