using AusAiducation.Core.Candidates;
using AusAiducation.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>What the parts of a file have in common: the file, whether this viewer may correct it, and which part is open for correction.</summary>
public abstract class FilePart : PageBase
{
    [Parameter, EditorRequired] public CandidateDossier File { get; set; } = null!;

    /// <summary>The viewer has the permission and the edition is open.</summary>
    [Parameter] public bool MayEdit { get; set; }

    /// <summary>The part whose form is open.</summary>
    [Parameter] public string? Open { get; set; }

    protected string Address => "/candidates/" + File.Key;

    protected bool IsOpen(string part) => MayEdit && Open == part;

    /// <summary>Runs a correction and comes back to the part.</summary>
    protected async Task SaveAsync(string part, Func<Task> act)
    {
        if (await TryAsync(act)) Done(Address, "Candidates.DoneCorrected");
    }
}
