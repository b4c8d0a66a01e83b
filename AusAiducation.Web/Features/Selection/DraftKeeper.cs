using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Web.Components.Shared;

namespace AusAiducation.Web.Features.Selection;

/// <summary>
/// Holds what a member has marked and typed on one review, and gets it to the server: a level at once, text within a second of its
/// first change. Saves go one after the other. A refusal keeps everything here, on screen, and says why; a fault of the machine is
/// tried again by itself, and <paramref name="tried"/> is told.
/// </summary>
sealed class DraftKeeper(Scoring scoring, string reviewKey, ReviewDraft draft, Action tried, TimeProvider time, ILogger log) : IAsyncDisposable
{
    static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    const string NotSaved = "Selection.NotSaved";

    readonly SemaphoreSlim _one = new(1);
    readonly CancellationTokenSource _gone = new();
    readonly Dictionary<string, int?> _marks = new(draft.Marks);
    int _version = draft.Version;
    bool _unsaved;
    bool _waiting;
    bool _retrying;

    public IReadOnlyDictionary<string, int?> Marks => _marks;
    public string Comment { get; private set; } = draft.Comment;
    public DateTime? SavedAt { get; private set; } = draft.SavedAt;

    /// <summary>Why the last save was refused; null when it went through.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>What another window saved meanwhile. Nothing is saved until the member chooses.</summary>
    public ReviewDraft? Theirs { get; private set; }
    public bool IsSaved => !_unsaved;

    /// <param name="level">Null: the criterion does not apply.</param>
    public Task MarkAsync(string criterion, int? level)
    {
        (_marks[criterion], _unsaved) = (level, true);
        return SaveAsync();
    }

    /// <summary>The pause begins with the first letter, so that somebody who never stops typing is saved all the same.</summary>
    public async Task TypeAsync(string? text)
    {
        (Comment, _unsaved) = (text ?? "", true);
        if (_waiting) return;
        _waiting = true;
        try { await Task.Delay(TypingPause, time, _gone.Token); }
        catch (OperationCanceledException) { return; }
        finally { _waiting = false; }
        await SaveAsync();
    }

    public async Task SaveAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (!_unsaved || Theirs is not null) return;
            _unsaved = false;
            if (!await TryAsync(async () =>
            {
                var saved = await scoring.SaveAsync(reviewKey, new Dictionary<string, int?>(_marks), Comment, _version);
                (_version, SavedAt) = (saved.Version, saved.SavedAt);
            })) _unsaved = true;
        }
        finally { _one.Release(); }
        if (IsAway && !_gone.IsCancellationRequested) _ = RetryAsync();
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

    /// <summary>Saves and sends. True when it was sent; then the key of the next review, or null when none is left.</summary>
    public async Task<(bool Sent, string? Next)> SendAsync()
    {
        await _one.WaitAsync();
        try
        {
            string? next = null;
            var sent = Theirs is null && await TryAsync(async () => next = await scoring.SubmitAsync(reviewKey, new Dictionary<string, int?>(_marks), Comment, _version));
            if (sent) _unsaved = false;
            return (sent, next);
        }
        finally { _one.Release(); }
    }

    /// <summary>Saves what waits and leaves the file for later. True when it was left; then the key of the next review.</summary>
    public async Task<(bool Left, string? Next)> SkipAsync()
    {
        await SaveAsync();
        if (Refusal is not null || Theirs is not null) return (false, null);
        string? next = null;
        return (await TryAsync(async () => next = await scoring.SkipAsync(reviewKey)), next);
    }

    /// <summary>What stands here replaces what the other window saved.</summary>
    public Task KeepMineAsync()
    {
        if (Theirs is { } theirs) (_version, Theirs, Refusal, _unsaved) = (theirs.Version, null, null, true);
        return SaveAsync();
    }

    public void TakeTheirs()
    {
        if (Theirs is not { } theirs) return;
        _marks.Clear();
        foreach (var (criterion, level) in theirs.Marks) _marks[criterion] = level;
        (Comment, SavedAt, _version, Theirs, Refusal, _unsaved) = (theirs.Comment, theirs.SavedAt, theirs.Version, null, null, false);
    }

    /// <summary>The page is left, perhaps in the middle of a pause: what waits is saved now.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await SaveAsync();
        _gone.Dispose();
    }

    async Task<bool> TryAsync(Func<Task> act)
    {
        var form = new FormState();
        try
        {
            var done = await form.TryAsync(act);
            Refusal = done ? null : form.Refusal;
            return done;
        }
        catch (ReviewMoved moved)
        {
            Theirs = moved.Theirs;
        }
        catch (Exception e)
        {
            // A database that is away for a moment must not cost the text on screen.
            log.LogWarning(e, "A draft could not be saved.");
            Refusal = new Refusal(NotSaved);
        }
        return false;
    }
}
