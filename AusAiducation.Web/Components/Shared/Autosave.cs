using AusAiducation.Core.Access;

namespace AusAiducation.Web.Components.Shared;

/// <summary>
/// Gets to the server what a person marks and types in a live page: a mark at once, text within a second of its first change. Saves go one
/// after the other, whatever the database takes. A refusal keeps everything on screen and says why; a fault of the machine is tried again
/// by itself, and <paramref name="tried"/> is told.
/// </summary>
/// <param name="save">Writes all that is on screen; false when it could not and the person must choose first.</param>
sealed class Autosave(Func<Task<bool>> save, Action tried, TimeProvider time, ILogger log) : IAsyncDisposable
{
    static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    const string NotSaved = "Selection.NotSaved";

    readonly SemaphoreSlim _one = new(1);
    readonly CancellationTokenSource _gone = new();
    bool _unsaved;
    bool _waiting;
    bool _retrying;

    /// <summary>Why the last act was refused; null when it went through.</summary>
    public Refusal? Refusal { get; private set; }
    public bool IsSaved => !_unsaved;

    /// <summary>Something changed that is saved now.</summary>
    public Task ChangeAsync()
    {
        _unsaved = true;
        return SaveAsync();
    }

    /// <summary>A letter was typed. The pause begins with the first one, so that somebody who never stops typing is saved all the same.</summary>
    public async Task TypeAsync()
    {
        _unsaved = true;
        if (_waiting) return;
        _waiting = true;
        try { await Task.Delay(TypingPause, time, _gone.Token); }
        catch (OperationCanceledException) { return; }
        finally { _waiting = false; }
        await SaveAsync();
    }

    /// <summary>Saves what waits, if anything does.</summary>
    public async Task SaveAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (!_unsaved) return;
            _unsaved = false;
            if (!await TryAsync(save)) _unsaved = true;
        }
        finally { _one.Release(); }
        if (IsAway && !_gone.IsCancellationRequested) _ = RetryAsync();
    }

    /// <summary>Runs another act after the saves that are under way. False when it was refused.</summary>
    /// <param name="settles">It wrote all that is on screen with it: nothing waits any more.</param>
    public async Task<bool> RunAsync(Func<Task<bool>> act, bool settles = false)
    {
        await _one.WaitAsync();
        try
        {
            var done = await TryAsync(act);
            if (done && settles) _unsaved = false;
            return done;
        }
        finally { _one.Release(); }
    }

    /// <summary>What stood in the way was settled by the person, for what is on screen or against it.</summary>
    public void Settle(bool unsaved) => (Refusal, _unsaved) = (null, unsaved);

    /// <summary>The page is left, perhaps in the middle of a pause: what waits is saved now.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await SaveAsync();
        _gone.Dispose();
    }

    bool IsAway => Refusal?.Key == NotSaved;

    async Task RetryAsync()
    {
        if (_retrying) return;
        _retrying = true;
        try
        {
            while (IsAway)
            {
                await Task.Delay(RetryPause, time, _gone.Token);
                await SaveAsync();
                tried();
            }
        }
        catch (OperationCanceledException) { }
        finally { _retrying = false; }
    }

    async Task<bool> TryAsync(Func<Task<bool>> act)
    {
        var form = new FormState();
        try
        {
            var done = false;
            Refusal = await form.TryAsync(async () => done = await act()) ? null : form.Refusal;
            return done;
        }
        catch (Exception e)
        {
            // A database that is away for a moment must not cost what is on screen.
            log.LogWarning(e, "What is on screen could not be saved.");
            Refusal = new Refusal(NotSaved);
            return false;
        }
    }
}
