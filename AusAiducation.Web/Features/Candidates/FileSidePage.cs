using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>A page beside a candidate's file: it has the file's head, and answers "not found" where the file or its edition is not this viewer's.</summary>
public abstract class FileSidePage : PageBase
{
    [Inject] FileHeads Heads { get; set; } = null!;

    [Parameter] public string Key { get; set; } = "";

    /// <summary>Null when nothing is shown.</summary>
    protected FileHead? Head { get; private set; }

    /// <summary>What the page needs in the file's own edition; the page's attribute asks for it in any.</summary>
    protected abstract Permission Needs { get; }

    protected override async Task OnInitializedAsync()
    {
        var head = await Heads.ReadAsync(Key);
        if (head is null || !(await Current.GetAsync()).Can(Needs, head.EditionId)) NotFound();
        else Head = head;
    }
}
