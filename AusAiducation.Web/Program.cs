using AusAiducation.Core.Data;
using AusAiducation.Web.Startup;
using AusAiducation.Web.Verbs;

try
{
    if (VerbLine.IsHelp(args)) return VerbLine.PrintHelp(args);

    var builder = WebApplication.CreateBuilder(VerbLine.WithoutVerb(args));
    SettingsFile.Read(builder.Configuration);
    builder.AddData();
    builder.AddAccess();
    builder.AddLanguages();
    builder.AddPages();
    builder.AddMail();
    builder.AddScan();
    builder.AddReports();
    builder.AddJobs();
    builder.AddDemo();

    var app = builder.Build();
    if (VerbLine.Of(args) is { } verb) return await verb.RunAsync(app.Services, args);

    await app.PrepareDatabaseAsync();
    app.UseTheProgramme();
    app.MapTheProgramme();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is StartRefused or Microsoft.Extensions.Options.OptionsValidationException)
{
    await Console.Error.WriteLineAsync("AusAiducation did not start. " + e.Message);
    return 1;
}
