using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Components.Shared;

/// <summary>What every static page has: texts, the viewer, and a way to call an act that turns a refusal into a sentence.</summary>
public abstract class PageBase : ComponentBase
{
    bool _initialized;

    [Inject] protected Texts T { get; set; } = null!;
    [Inject] protected NavigationManager Nav { get; set; } = null!;
    [Inject] protected CurrentViewer Current { get; set; } = null!;

    /// <summary>What went wrong with the posted form, for <see cref="StaticForm"/> and its fields.</summary>
    protected FormState Form { get; } = new();

    /// <summary>
    /// Loads, then renders. Blazor's own order renders in between, at whichever await happens to wait first: with a database across a
    /// network that is now one query, now another, and what a page loads later is not there yet.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_initialized)
        {
            _initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    /// <summary>Runs an act. False when it was refused: <see cref="Form"/> then says why and the page shows what was typed again.</summary>
    protected Task<bool> TryAsync(Func<Task> act) => Form.TryAsync(act);

    /// <summary>Goes to an address and says there, in a green line, what was done. The key's name begins with Done.</summary>
    protected void Done(string address, string key) =>
        Nav.NavigateTo(address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "done=" + Uri.EscapeDataString(key));

    /// <summary>Answers "not found" (404): absent and forbidden look the same. Return right after.</summary>
    protected void NotFound() => Nav.NotFound();
}
