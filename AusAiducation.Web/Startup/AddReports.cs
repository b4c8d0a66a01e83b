namespace AusAiducation.Web.Startup;

static class AddReportsExtensions
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HealthFacts>();
        return builder;
    }
}
