namespace AusAiducation.Web.Features.Coaching;

/// <summary>The name under which a session being typed is kept in the tab, one a student.</summary>
static class SessionDraft
{
    public static string Of(string studentKey) => "session-" + studentKey;
}
