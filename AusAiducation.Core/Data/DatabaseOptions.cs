using System.ComponentModel.DataAnnotations;

namespace AusAiducation.Core.Data;

public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Which database, and how long a start may wait for its migrations.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; }

    [Range(5, 3600)]
    public int MigrationTimeoutSeconds { get; set; } = 60;

    /// <summary>Filled from ConnectionStrings:Sqlite or ConnectionStrings:Postgres, or from Data:Folder.</summary>
    public string ConnectionString { get; set; } = "";
}
