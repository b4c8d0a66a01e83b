namespace AusAiducation.Core.Access;

/// <summary>Says who is looking at this moment. Web has one for requests and circuits; jobs and start-up use <see cref="SystemViewer"/>.</summary>
public abstract class CurrentViewer
{
    public abstract ValueTask<Viewer> GetAsync(CancellationToken ct = default);
}

/// <summary>The viewer of jobs, verbs and start-up.</summary>
public sealed class SystemViewer : CurrentViewer
{
    public override ValueTask<Viewer> GetAsync(CancellationToken ct = default) => ValueTask.FromResult(Viewer.System);
}

/// <summary>A viewer fixed in advance (tests, reports made for somebody).</summary>
public sealed class FixedViewer(Viewer viewer) : CurrentViewer
{
    public override ValueTask<Viewer> GetAsync(CancellationToken ct = default) => ValueTask.FromResult(viewer);
}
