using AusAiducation.Core.Messages;
using AusAiducation.Web.Mail;

namespace AusAiducation.Web.Startup;

/// <summary>Mails of the accounts and messages of the outbox: settings checked at start, queues in the database, one sender each.</summary>
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
        AddOutbox(builder, mail);
        return builder;
    }

    static void AddOutbox(WebApplicationBuilder builder, MailOptions mail)
    {
        SmsOptions sms;
        try
        {
            sms = builder.Configuration.GetSection("Sms").Get<SmsOptions>() ?? new SmsOptions();
        }
        catch (InvalidOperationException)
        {
            throw new Core.Data.StartRefused("Sms:Format is Form or Json.");
        }
        if (sms.WhyNot() is { } why) throw new Core.Data.StartRefused(why);
        builder.Services.AddOptions<SmsOptions>().Bind(builder.Configuration.GetSection("Sms"));
        builder.Services.AddSingleton(new OfferedChannels(mail.CanSend, sms.CanSend));
        builder.Services.AddSingleton<IMessageCarrier, MailCarrier>();
        builder.Services.AddSingleton<IMessageCarrier, SmsCarrier>();
        builder.Services.AddSingleton<Carrying>();
        builder.Services.AddSingleton<OutboxPost>();
        builder.Services.AddHostedService(sp => sp.GetRequiredService<OutboxPost>());
    }
}
