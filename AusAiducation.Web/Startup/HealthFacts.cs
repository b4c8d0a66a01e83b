using AusAiducation.Web.Jobs;
using AusAiducation.Web.Reports.Pdf;

namespace AusAiducation.Web.Startup;

/// <summary>What /health/ready and the system page say besides the database: names, never paths.</summary>
public sealed class HealthFacts(FontReport fonts, ScanRunner scan)
{
    public object Fonts() => new { latin = fonts.LatinName, arabic = fonts.ArabicName, complete = fonts.IsComplete };

    /// <summary>Off, reachable or away, as it was when the quarantine was last gone through.</summary>
    public string Scan => !scan.IsOn ? "off" : scan.IsReachable ? "reachable" : "away";
}
