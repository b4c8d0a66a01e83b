using AusAiducation.Web.Jobs;

namespace AusAiducation.Web.Startup;

/// <summary>What the program does by itself, each in a class of its own.</summary>
static class AddJobsExtensions
{
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<ImportRunner>();
        builder.Services.AddHostedService<PurgeRunner>();
        builder.Services.AddHostedService<BulkRunner>();
        builder.Services.AddHostedService<ReminderRunner>();
        return builder;
    }
}
