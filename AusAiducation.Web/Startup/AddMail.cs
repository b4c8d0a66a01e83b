using AusAiducation.Web.Mail;

namespace AusAiducation.Web.Startup;

/// <summary>The mails of the accounts: settings checked at start, a queue in the database, one sender.</summary>
static class AddMailExtensions
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        var mail = builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        if (mail.WhyNot() is { } why) throw new Core.Data.StartRefused(why);
        // Links in mails must not follow the address a visitor claims to have come by.
        if (mail.CanSend && !builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration["Security:PublicAddress"]))
            throw new Core.Data.StartRefused("Security:PublicAddress is needed when Mail:Host is set: it begins the links in mails, for example https://programme.example.org.");
        builder.Services.AddOptions<MailOptions>().Bind(builder.Configuration.GetSection("Mail"));
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddSingleton<MailQueue>();
        builder.Services.AddHostedService(sp => sp.GetRequiredService<MailQueue>());
        return builder;
    }
}
