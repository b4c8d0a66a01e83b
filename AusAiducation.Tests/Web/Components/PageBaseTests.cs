using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Shared;
using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Components;

public sealed class PageBaseTests : BunitContext
{
    public PageBaseTests()
    {
        Services.AddSingleton<Texts>();
        Services.AddSingleton<CurrentViewer>(new SystemViewer());
    }

    [Fact]
    public async Task A_page_is_not_rendered_before_all_it_loads_is_there()
    {
        var page = Render<TwoQueries>(p => p.Add(x => x.Given, "first"));
        Assert.Equal(0, page.RenderCount);

        await page.InvokeAsync(() => page.Instance.Second.SetResult("later"));
        page.WaitForAssertion(() => page.MarkupMatches("first later"));
        Assert.Equal(1, page.RenderCount);
    }

    [Fact]
    public async Task New_parameters_render_a_page_again_without_loading_it_twice()
    {
        var page = Render<TwoQueries>(p => p.Add(x => x.Given, "first"));
        await page.InvokeAsync(() => page.Instance.Second.SetResult("later"));
        page.Render(p => p.Add(x => x.Given, "second"));

        page.MarkupMatches("second later");
        Assert.Equal(1, page.Instance.Loads);
    }

    sealed class TwoQueries : PageBase
    {
        [Microsoft.AspNetCore.Components.Parameter] public string Given { get; set; } = "";
        public TaskCompletionSource<string> Second { get; } = new();
        public int Loads { get; private set; }
        string? _second;

        protected override async Task OnInitializedAsync()
        {
            Loads++;
            _second = await Second.Task;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Given + " " + _second!.Trim());
    }
}
