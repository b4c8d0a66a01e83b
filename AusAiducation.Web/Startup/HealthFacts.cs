using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Web.Startup;

/// <summary>What /health/ready and the system page say besides the database: names, never paths.</summary>
public sealed class HealthFacts(FontReport fonts)
{
    public object Fonts() => new { latin = fonts.LatinName, arabic = fonts.ArabicName, complete = fonts.IsComplete };
}
