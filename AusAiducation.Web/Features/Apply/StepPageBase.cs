using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Programme;
using AusAiducation.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Features.Apply;

/// <summary>One page of the form: shows what was saved, keeps what is posted, and goes on to the next page when nothing is wrong with it.</summary>
public abstract class StepPageBase<TInput> : PageBase where TInput : StepAnswers, new()
{
    [Inject] DossierReading Reading { get; set; } = null!;
    [Inject] DossierFilling Filling { get; set; } = null!;
    [Inject] ProgrammeClock Clock { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "step")] public TInput Input { get; set; } = null!;

    /// <summary>"later" when the person keeps what is there and comes back to it.</summary>
    [SupplyParameterFromForm(FormName = "step", Name = "Then")] public string? Then { get; set; }

    protected StepPage Page { get; private set; } = null!;

    /// <summary>Fields whose saved value is another one, because the same step was saved elsewhere; the names of the answers.</summary>
    protected IReadOnlyList<(string Field, string? Saved)> SavedElsewhere { get; private set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Page = await Reading.StepAsync(new TInput().Step);
        Input ??= (TInput)Page.Saved;
    }

    protected async Task SaveAsync()
    {
        if (Then == "later")
        {
            if (await TryAsync(() => Filling.KeepAsync(Input))) Done("/apply/dossier", "Apply.DoneKept");
            else await CompareAsync();
            return;
        }
        if (await TryAsync(() => Filling.SaveAsync(Input))) Done(Next(), "Apply.DoneSaved");
        else if (Form.Fields.Count > 0) Form.Refuse(new Refusal("Apply.KeptWithProblems", Form.Fields.Count));
        else await CompareAsync();
    }

    /// <summary>Another tab was first: its values stand beside, and saving again is then a choice.</summary>
    async Task CompareAsync()
    {
        if (Form.Refusal?.Key != "Apply.OtherTab") return;
        Page = await Reading.StepAsync(Input.Step);
        SavedElsewhere = Input.DifferencesFrom(Page.Saved).Select(f => (f, (string?)typeof(TInput).GetProperty(f)!.GetValue(Page.Saved))).ToList();
        Input.Version = Page.Saved.Version;
    }

    string Next()
    {
        var steps = DossierSteps.For(Page.IsMinor || (Input as IdentityAnswers)?.IsMinor(Clock.Today) == true);
        var at = steps.ToList().IndexOf(Input.Step);
        return Page.IsSubmitted || at < 0 || at == steps.Count - 1 ? "/apply/dossier" : steps[at + 1].Address();
    }
}
