using AusAiducation.Core.Coaching;

namespace AusAiducation.Web.Features.Coaching;

/// <summary>The tone of a session's chip.</summary>
static class MoodTone
{
    public static string Of(SessionMood mood) => mood switch { SessionMood.Good => "good", SessionMood.Attention => "warn", _ => "bad" };
}
