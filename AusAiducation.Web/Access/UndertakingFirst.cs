using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AusAiducation.Web.Access;

/// <summary>Somebody whose undertaking is not signed is led to it from every page; their hats give nothing before.</summary>
sealed class UndertakingFirst(RequestDelegate next)
{
    public const string Page = "/account/undertaking";

    public async Task InvokeAsync(HttpContext context, CurrentViewer current)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && !context.Request.Path.StartsWithSegments("/account") && (await current.GetAsync(context.RequestAborted)).MustSignUndertaking)
            context.Response.Redirect(Page);
        else
            await next(context);
    }
}
