namespace AusAiducation.Web.Startup;

static class AddMailExtensions
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder) => builder;
}
