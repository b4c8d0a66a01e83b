namespace AusAiducation.Web.Startup;

/// <summary>
/// Headers every answer carries. Scripts are strict (own files only); styles allow inline ones, which MudBlazor computes at run time.
/// `base-uri 'self'` and not 'none': Blazor needs its base element.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            // A style sheet or a script is never a page: what the rest says to browsers would cost a phone half a kilobyte a file.
            if (IsPartOfPage(context.Response)) return Task.CompletedTask;
            var https = context.Request.IsHttps;
            var framed = context.GetEndpoint()?.Metadata.GetMetadata<ShownDocument>() is not null && context.Response.StatusCode == StatusCodes.Status200OK;
            headers.ContentSecurityPolicy = framed ? ShownDocument.Policy(context.Response.ContentType)
                : "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data: blob:; font-src 'self'; "
                + "style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'" + (https ? "; upgrade-insecure-requests" : " ws:");
            headers.XFrameOptions = framed ? "SAMEORIGIN" : "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // Static files say themselves how long they keep; everything else is personal.
            if (string.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>A style sheet or script of ours: it says how long it keeps. An answer that does not is personal, whatever its type.</summary>
    static bool IsPartOfPage(HttpResponse response) =>
        response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && !string.IsNullOrEmpty(response.Headers.CacheControl)
        && response.ContentType is { } type && (type.StartsWith("text/css", StringComparison.Ordinal) || type.StartsWith("text/javascript", StringComparison.Ordinal));
}
