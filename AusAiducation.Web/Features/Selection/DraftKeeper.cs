using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Web.Components.Shared;

namespace AusAiducation.Web.Features.Selection;

/// <summary>Holds what a member has marked and typed on one review, and what another window of theirs saved meanwhile.</summary>
sealed class DraftKeeper : IAsyncDisposable
{
    readonly Scoring _scoring;
    readonly string _reviewKey;
    readonly Autosave _saves;
    readonly Dictionary<string, int?> _marks;
    int _version;

    /// <param name="tried">Told after each new attempt that the program made by itself.</param>
    public DraftKeeper(Scoring scoring, string reviewKey, ReviewDraft draft, Action tried, TimeProvider time, ILogger log)
    {
        (_scoring, _reviewKey, _marks, _version, Comment, SavedAt) = (scoring, reviewKey, new(draft.Marks), draft.Version, draft.Comment, draft.SavedAt);
        _saves = new Autosave(WriteAsync, tried, time, log);
    }

    public IReadOnlyDictionary<string, int?> Marks => _marks;
    public string Comment { get; private set; }
    public DateTime? SavedAt { get; private set; }

    /// <summary>Why the last save was refused; null when it went through.</summary>
    public Refusal? Refusal => _saves.Refusal;

    /// <summary>What another window saved meanwhile. Nothing is saved until the member chooses.</summary>
    public ReviewDraft? Theirs { get; private set; }
    public bool IsSaved => _saves.IsSaved;

    /// <param name="level">Null: the criterion does not apply.</param>
    public Task MarkAsync(string criterion, int? level)
    {
        _marks[criterion] = level;
        return _saves.ChangeAsync();
    }

    public Task TypeAsync(string? text)
    {
        Comment = text ?? "";
        return _saves.TypeAsync();
    }

    public Task SaveAsync() => _saves.SaveAsync();

    /// <summary>Saves and sends. True when it was sent; then the key of the next review, or null when none is left.</summary>
    public async Task<(bool Sent, string? Next)> SendAsync()
    {
        string? next = null;
        var sent = await _saves.RunAsync(() => UnlessMovedAsync(async () => next = await _scoring.SubmitAsync(_reviewKey, new Dictionary<string, int?>(_marks), Comment, _version)), settles: true);
        return (sent, next);
    }

    /// <summary>Saves what waits and leaves the file for later. True when it was left; then the key of the next review.</summary>
    public async Task<(bool Left, string? Next)> SkipAsync()
    {
        await SaveAsync();
        if (Refusal is not null || Theirs is not null) return (false, null);
        string? next = null;
        return (await _saves.RunAsync(() => UnlessMovedAsync(async () => next = await _scoring.SkipAsync(_reviewKey))), next);
    }

    /// <summary>What stands here replaces what the other window saved.</summary>
    public Task KeepMineAsync()
    {
        if (Theirs is { } theirs)
        {
            (_version, Theirs) = (theirs.Version, null);
            _saves.Settle(unsaved: true);
        }
        return SaveAsync();
    }

    public void TakeTheirs()
    {
        if (Theirs is not { } theirs) return;
        _marks.Clear();
        foreach (var (criterion, level) in theirs.Marks) _marks[criterion] = level;
        (Comment, SavedAt, _version, Theirs) = (theirs.Comment, theirs.SavedAt, theirs.Version, null);
        _saves.Settle(unsaved: false);
    }

    public ValueTask DisposeAsync() => _saves.DisposeAsync();

    Task<bool> WriteAsync() => UnlessMovedAsync(async () =>
    {
        var saved = await _scoring.SaveAsync(_reviewKey, new Dictionary<string, int?>(_marks), Comment, _version);
        (_version, SavedAt) = (saved.Version, saved.SavedAt);
    });

    /// <summary>False while another window's version waits for a choice, and when one is met now.</summary>
    async Task<bool> UnlessMovedAsync(Func<Task> act)
    {
        if (Theirs is not null) return false;
        try
        {
            await act();
            return true;
        }
        catch (ReviewMoved moved)
        {
            Theirs = moved.Theirs;
            return false;
        }
    }
}
