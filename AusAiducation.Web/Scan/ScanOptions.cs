namespace AusAiducation.Web.Scan;

/// <summary>Settings under Scan:. Without a host or a socket nothing is scanned; with one, what is handed in is in quarantine until clamd finds it clean.</summary>
public sealed class ScanOptions
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 3310;

    /// <summary>Path of clamd's local socket, in place of host and port.</summary>
    public string Socket { get; set; } = "";

    /// <summary>How long one answer may take.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    public bool IsOn => Host.Length > 0 || Socket.Length > 0;

    /// <summary>What is wrong with the settings, or null; read at start.</summary>
    public string? WhyNot() =>
        !IsOn ? null
        : Host.Length > 0 && Socket.Length > 0 ? "Scan:Host and Scan:Socket are two ways to the same scanner: give one."
        : Host.Length > 0 && Uri.CheckHostName(Host) == UriHostNameType.Unknown ? "Scan:Host is the name or address of the machine clamd runs on, for example 127.0.0.1."
        : Port is < 1 or > 65535 ? "Scan:Port is between 1 and 65535; clamd's own is 3310."
        : Socket.Length > 0 && !Path.IsPathRooted(Socket) ? "Scan:Socket is the whole path of clamd's socket, for example /run/clamav/clamd.ctl."
        : TimeoutSeconds is < 1 or > 600 ? "Scan:TimeoutSeconds is between 1 and 600."
        : null;
}
