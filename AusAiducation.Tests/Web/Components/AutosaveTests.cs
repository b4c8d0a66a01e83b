using AusAiducation.Core.Access;
using AusAiducation.Web.Components.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AusAiducation.Tests.Web.Components;

public class AutosaveTests
{
    static Autosave Of(Func<Task<bool>> save) => new(save, () => { }, TimeProvider.System, NullLogger.Instance);

    [Fact]
    public async Task What_changes_during_a_slow_save_is_saved_after_it_and_never_beside_it()
    {
        var (value, saved, atOnce, most) = (0, 0, 0, 0);
        var slow = new TaskCompletionSource();
        var saves = Of(async () =>
        {
            most = Math.Max(most, ++atOnce);
            var now = value;
            await slow.Task;
            (saved, atOnce) = (now, atOnce - 1);
            return true;
        });

        value = 1;
        var first = saves.ChangeAsync();
        value = 2;
        var second = saves.ChangeAsync();
        Assert.False(saves.IsSaved);
        slow.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal((2, 1), (saved, most));
        Assert.True(saves.IsSaved);
    }

    [Fact]
    public async Task A_refusal_is_told_and_what_was_typed_waits()
    {
        var open = false;
        var saves = Of(() => open ? Task.FromResult(true) : throw new RuleBroken("Common.NotAllowed"));

        await saves.ChangeAsync();
        Assert.Equal("Common.NotAllowed", saves.Refusal!.Key);
        Assert.False(saves.IsSaved);

        open = true;
        await saves.SaveAsync();
        Assert.Null(saves.Refusal);
        Assert.True(saves.IsSaved);
    }
}
