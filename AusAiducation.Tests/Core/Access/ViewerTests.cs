using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Access;

public class ViewerTests
{
    [Fact]
    public async Task A_manager_sees_candidates_and_a_hat_taken_away_is_gone_at_the_next_operation()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await world.CandidateAsync("Alaoui");
        var candidates = programme.As<CandidateListing>(world.Manager);

        Assert.Equal(1, (await candidates.ReadAsync(new CandidateFilter(), new())).Total);

        await using (var db = programme.OpenAll())
        {
            (await db.Memberships.SingleAsync(m => m.UserId == world.Manager.Id)).End(programme.Clock.Today);
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<AccessDenied>(() => candidates.ReadAsync(new CandidateFilter(), new()));
    }
}
