using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AusAiducation.Core;

/// <summary>Registers Core: the data machinery by name, and every act and query class (a public sealed class whose constructor takes <see cref="ViewerDb"/>) by that rule.</summary>
public static class CoreServices
{
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.AddSingleton<ProgrammeClock>();
        services.AddSingleton<Texts.Texts>();
        services.AddSingleton<FieldVault>();
        services.AddSingleton<ViewerLoader>();
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<PublicCalls>();
        services.AddSingleton<Candidates.ImportProgress>();
        services.AddSingleton<Candidates.Readying.FileStateCache>();
        services.AddSingleton<Data.Bulk.ImportJob>();
        services.AddSingleton<Selection.Bulk.BulkQueue>();
        services.AddSingleton<Selection.Bulk.BulkJob>();
        services.AddSingleton<Selection.Figures.FiguresShelf>();
        services.AddSingleton<Selection.Assignment.ReviewReminding>();
        services.AddSingleton<Data.Bulk.FilePurge>();
        services.AddSingleton<Data.Bulk.PhotoPurge>();
        services.AddSingleton<Data.Bulk.MinutesNamePurge>();
        services.AddSingleton<Candidates.Quarantine>();
        services.AddSingleton<Data.Bulk.DossierPurge>();
        services.TryAddSingleton(new LegalGateMode(Enforced: false));
        services.AddSingleton<LegalGate>();
        services.AddSingleton<IPasswordHasher<DossierAccess>, PasswordHasher<DossierAccess>>();
        services.AddScoped<ViewerDb>();
        foreach (var type in typeof(CoreServices).Assembly.GetExportedTypes().Where(TakesViewerDb)) services.AddScoped(type);
        return services;
    }

    static bool TakesViewerDb(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(ViewerDb)));
}
