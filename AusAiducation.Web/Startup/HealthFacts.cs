namespace AusAiducation.Web.Startup;

/// <summary>What /health/ready and the system page say besides the database.</summary>
public sealed class HealthFacts
{
    public object Fonts() => new { };
}
