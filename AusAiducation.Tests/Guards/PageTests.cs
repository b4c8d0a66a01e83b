using System.Reflection;
using AusAiducation.Core.Data;
using AusAiducation.Core.Texts;
using AusAiducation.Web.Access;
using AusAiducation.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AusAiducation.Tests.Guards;

public class PageTests
{
    static readonly Assembly Web = typeof(RequiresAttribute).Assembly;
    static readonly List<Type> Pages = Web.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToList();

    [Fact]
    public void Every_page_names_its_permission_or_is_public()
    {
        Assert.NotEmpty(Pages);
        Assert.Empty(Pages.Where(p => p.GetCustomAttribute<RequiresAttribute>() is null == p.GetCustomAttribute<PublicAttribute>() is null).Select(p => p.Name));
    }

    /// <summary>Open to anybody. A page added here is a decision, not an accident.</summary>
    [Fact]
    public void The_public_pages_are_these()
    {
        string[] known = ["HomePage", "NotFoundPage", "ErrorPage", "LoginPage", "LoginCodePage", "ForgotPage", "ForgotPasswordPage", "ResetPage", "ResetPasswordPage", "InvitationPage", "CallPage", "LostPage"];

        Assert.Empty(Pages.Where(p => p.GetCustomAttribute<PublicAttribute>() is not null).Select(p => p.Name).Except(known));
    }

    [Fact]
    public void No_page_and_no_component_touches_the_database_or_the_accounts_machinery_itself()
    {
        Type[] forbidden = [typeof(AppDbContext), typeof(AppDbContextFactory), typeof(ViewerDb)];
        var offenders =
            from type in Web.GetTypes()
            where typeof(ComponentBase).IsAssignableFrom(type) && type.Namespace?.StartsWith("AusAiducation.Web.Features.Accounts", StringComparison.Ordinal) != true
            from field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where forbidden.Contains(field.FieldType) || (field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() is var g && (g == typeof(UserManager<>) || g == typeof(SignInManager<>)))
            select $"{type.Name}.{field.Name}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_link_of_the_menu_opens_a_page_that_demands_the_links_permission()
    {
        foreach (var link in Navigation.Links.Where(l => l.Address != "/"))
        {
            var page = Pages.SingleOrDefault(p => p.GetCustomAttributes<RouteAttribute>().Any(r => r.Template == link.Address));
            Assert.True(page is not null, $"No page at {link.Address}.");
            Assert.Equal(link.Permission, page.GetCustomAttribute<RequiresAttribute>()!.Permission);
            Assert.Equal(link.Island, page.GetCustomAttribute<RenderModeAttribute>() is not null);
            Assert.True(Texts.Knows(link.TitleKey), link.TitleKey);
        }
    }
}
