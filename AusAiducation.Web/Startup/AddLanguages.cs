using System.Globalization;
using AusAiducation.Core.Texts;
using Microsoft.AspNetCore.Localization;

namespace AusAiducation.Web.Startup;

/// <summary>French, Arabic, English: the person's choice (a cookie), else what the browser prefers, else French.</summary>
static class AddLanguagesExtensions
{
    public const string Cookie = "lang";

    public static WebApplicationBuilder AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RequestLocalizationOptions>(o =>
        {
            var cultures = Texts.Languages.Select(CultureOf).ToList();
            o.DefaultRequestCulture = new RequestCulture(cultures[0]);
            (o.SupportedCultures, o.SupportedUICultures) = (cultures, cultures);
            o.RequestCultureProviders = [new CustomRequestCultureProvider(c => Task.FromResult(Chosen(c))), new AcceptLanguageHeaderRequestCultureProvider()];
            o.FallBackToParentCultures = o.FallBackToParentUICultures = true;
        });
        return builder;
    }

    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language switch { "ar" => "ar-MA", "en" => "en-GB", _ => "fr-FR" });

    static ProviderCultureResult? Chosen(HttpContext context)
    {
        var chosen = context.Request.Query["lang"].FirstOrDefault() ?? context.Request.Cookies[Cookie];
        return chosen is not null && Texts.Languages.Contains(chosen) ? new ProviderCultureResult(CultureOf(chosen).Name) : null;
    }
}
