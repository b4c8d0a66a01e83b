using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AusAiducation.Core.Data;

/// <summary>One way to store each kind of value, the same on both databases.</summary>
public abstract partial class AppDbContext
{
    const int DefaultTextLength = 400;

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        base.ConfigureConventions(builder);
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<decimal>().HavePrecision(12, 2);
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    static void ApplyConventions(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindProperty(nameof(Entity.Version)) is { } version && typeof(Entity).IsAssignableFrom(entity.ClrType)) version.IsConcurrencyToken = true;
            if (typeof(KeyedEntity).IsAssignableFrom(entity.ClrType))
            {
                entity.FindProperty(nameof(KeyedEntity.Key))!.SetMaxLength(Keys.Length);
                builder.Entity(entity.ClrType).HasIndex(nameof(KeyedEntity.Key)).IsUnique();
            }
            if (entity.ClrType.Namespace?.StartsWith("AusAiducation", StringComparison.Ordinal) != true) continue;
            foreach (var text in entity.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null && p.GetColumnType() is null))
                text.SetMaxLength(DefaultTextLength);
            foreach (var key in entity.GetForeignKeys().Where(k => k.DeleteBehavior == DeleteBehavior.Cascade && !k.IsOwnership && k.DependentToPrincipal is null && k.PrincipalToDependent is null))
                key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    /// <summary>Instants are UTC: SQLite forgets the kind, PostgreSQL refuses anything else.</summary>
    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>Marks out of 20 with four decimals, stored as whole ten-thousandths: they sort by index on both databases and lose nothing.</summary>
public sealed class MarkConverter() : ValueConverter<decimal, int>(v => (int)decimal.Round(v * 10_000m), v => v / 10_000m);
