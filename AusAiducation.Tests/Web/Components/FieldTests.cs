using AusAiducation.Core.Texts;
using AusAiducation.Web.Components.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AusAiducation.Tests.Web.Components;

public sealed class FieldTests : BunitContext
{
    public FieldTests() => Services.AddSingleton<Texts>();

    string? City { get; set; }

    [Fact]
    public void A_space_stands_between_the_label_and_what_says_that_the_field_is_optional()
    {
        var field = Render<Field>(f => f.Add(x => x.For, () => City).Add(x => x.Label, "Ville"));
        var select = Render<SelectField>(f => f.Add(x => x.For, () => City).Add(x => x.Label, "Ville").Add(x => x.Options, []));

        Assert.All([field.Find("label"), select.Find("label")], label => Assert.StartsWith("Ville (", label.TextContent, StringComparison.Ordinal));
    }
}
