using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace AusAiducation.Web.Access;

/// <summary>The page or endpoint needs this permission. Each one has this attribute or <see cref="PublicAttribute"/>; a test refuses the others.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute : AuthorizeAttribute
{
    public RequiresAttribute(Permission permission) : base(PolicyOf(permission)) => Permission = permission;

    public Permission Permission { get; }

    public static string PolicyOf(Permission permission) => "permission:" + permission;
}

/// <summary>Anybody may open it, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>Satisfied when the viewer's hats of this moment give the permission.</summary>
public sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the tables, not the cookie.</summary>
public sealed class PermissionHandler(CurrentViewer current) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if ((await current.GetAsync()).Can(requirement.Permission)) context.Succeed(requirement);
    }
}
