using System.Globalization;
using System.Security.Claims;
using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AusAiducation.Web.Access;

/// <summary>
/// Who is looking in this request or circuit. The cookie only names a session; everything else is read from the tables: once a request,
/// and at each operation of a circuit, whose cookie would otherwise rule until the tab is closed.
/// </summary>
public sealed class WebViewer(ViewerLoader loader) : CurrentViewer
{
    public const string SessionClaim = "sid";

    bool _inCircuit;
    bool _onPublicForm;
    string? _dossierHandle;
    Viewer? _ofRequest;

    public int? SessionId { get; private set; }

    /// <summary>On the public form nobody is an account: the viewer is the holder of a file, or anybody. Elsewhere nobody is an applicant.</summary>
    public void BeginRequest(HttpContext context)
    {
        _onPublicForm = context.Request.Path.StartsWithSegments("/apply");
        if (_onPublicForm) _dossierHandle = DossierCookies.Handle(context);
        else SessionId = SessionOf(context.User);
    }

    public void BeginCircuit(ClaimsPrincipal user) => (SessionId, _inCircuit) = (SessionOf(user), true);

    public override async ValueTask<Viewer> GetAsync(CancellationToken ct = default)
    {
        if (_onPublicForm) return _ofRequest ??= _dossierHandle is { } handle ? await loader.OfDossierSessionAsync(DossierDoor.HashOf(handle), ct) : Viewer.Public;
        if (SessionId is not { } session) return Viewer.Nobody;
        if (_inCircuit) return await loader.OfSessionAsync(session, ct);
        return _ofRequest ??= await loader.OfSessionAsync(session, ct);
    }

    static int? SessionOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && int.TryParse(user.FindFirstValue(SessionClaim), CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>Gives each circuit its viewer before its first component is made.</summary>
sealed class ViewerCircuitHandler(WebViewer viewer, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        viewer.BeginCircuit((await authentication.GetAuthenticationStateAsync()).User);
}
