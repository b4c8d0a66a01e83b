using AusAiducation.Core.Access;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Ties;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Ties;

public class WeighingTiesTests
{
    /// <summary>Hiba's name is the family name of one file; the chair makes the rounds.</summary>
    static async Task<(RoundWorld World, AppUser Chair, AusAiducation.Core.Candidates.Candidate Kin)> WorldAsync()
    {
        var world = await RoundWorld.CreateAsync();
        await using var db = world.Programme.OpenAll();
        (await db.Users.SingleAsync(u => u.Id == world.Hiba.Id)).DisplayName = "Hiba Ouazzani";
        await db.SaveChangesAsync();
        var kin = await world.World.CandidateAsync("Ouazzani");
        await world.World.CandidateAsync("Bennani");
        return (world, await world.World.UserAsync("chair", Role.Chair, world.World.Edition.Id), kin);
    }

    [Fact]
    public async Task The_chair_reads_what_speaks_for_a_tie_and_confirming_it_follows_as_a_late_declaration()
    {
        var (world, chair, kin) = await WorldAsync();
        await using var _ = world;
        var key = (await world.GiveAsync(world.Hiba, kin))[0];
        var weighing = world.As<WeighingTies>(chair);

        var line = Assert.Single((await weighing.ReadAsync(world.RoundKey))!.Proposals);
        Assert.Equal(("Hiba Ouazzani", kin.Code, ConflictKind.Kin), (line.Member, line.Code, line.Kind));
        Assert.Equal([TieGround.SameFamilyName], line.Grounds);
        await weighing.ConfirmAsync(world.RoundKey, new ProposalInput { Tie = line.Tie });

        Assert.Equal(ReviewState.SetAside, (await world.ReviewAsync(key)).State);
        var tie = Assert.Single((await world.As<RoundQueries>(world.Manager).DeskAsync(world.World.Edition.Id))!.Ties);
        Assert.Equal((ConflictKind.Kin, false, true), (tie.Kind, tie.ByMember, tie.SetAside));
        Assert.Empty((await weighing.ReadAsync(world.RoundKey))!.Proposals);
        Assert.Equal("Selection.ProposalGone", (await Assert.ThrowsAsync<RuleBroken>(() => weighing.ConfirmAsync(world.RoundKey, new ProposalInput { Tie = line.Tie }))).Refusal.Key);
    }

    [Fact]
    public async Task Dismissed_with_a_reason_it_is_kept_and_not_proposed_again()
    {
        var (world, chair, kin) = await WorldAsync();
        await using var _ = world;
        var weighing = world.As<WeighingTies>(chair);
        var tie = (await weighing.ReadAsync(world.RoundKey))!.Proposals[0].Tie;

        Assert.Equal("Tie", (await Assert.ThrowsAsync<InputRefused>(() => weighing.DismissAsync(world.RoundKey, new ProposalInput()))).Problems[0].Field);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<InputRefused>(() => weighing.DismissAsync(world.RoundKey, new ProposalInput { Tie = tie }))).Problems[0].Field);
        await weighing.DismissAsync(world.RoundKey, new ProposalInput { Tie = tie, Reason = "Nom répandu" });

        var view = (await weighing.ReadAsync(world.RoundKey))!;
        Assert.Empty(view.Proposals);
        Assert.Equal((kin.Code, "Nom répandu"), (view.Dismissed[0].Code, view.Dismissed[0].Reason));
        await world.GiveAsync(world.Hiba, kin);
    }

    [Fact]
    public async Task Neither_the_member_nor_a_chair_tied_to_the_file_meets_the_proposal()
    {
        var (world, chair, kin) = await WorldAsync();
        await using var _ = world;
        var tie = (await world.As<WeighingTies>(chair).ReadAsync(world.RoundKey))!.Proposals[0].Tie;
        await Assert.ThrowsAsync<AccessDenied>(() => world.As<WeighingTies>(world.Hiba).ReadAsync(world.RoundKey));

        // The same person with the other hat.
        await world.World.HatAsync(world.Hiba, Role.Chair);
        Assert.Empty((await world.As<WeighingTies>(world.Hiba).ReadAsync(world.RoundKey))!.Proposals);

        await using (var db = world.Programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.World.Edition.Id, kin.Id, chair.Id, ConflictKind.Friend, null, chair.Id));
            await db.SaveChangesAsync();
        }
        Assert.Empty((await world.As<WeighingTies>(chair).ReadAsync(world.RoundKey))!.Proposals);
        Assert.Equal("Selection.ProposalGone", (await Assert.ThrowsAsync<RuleBroken>(() => world.As<WeighingTies>(chair).ConfirmAsync(world.RoundKey, new ProposalInput { Tie = tie }))).Refusal.Key);
        Assert.Single((await world.As<WeighingTies>(world.Manager).ReadAsync(world.RoundKey))!.Proposals);
    }

    [Fact]
    public async Task A_helper_of_the_school_and_a_mail_address_known_there_are_found_in_the_tables_at_a_constant_price()
    {
        await using var world = await RoundWorld.CreateAsync();
        await world.World.HatAsync(world.Hiba, Role.SchoolHelper, organisationId: world.World.Lycee.Id);
        await using (var db = world.Programme.OpenAll())
        {
            db.OrganisationContacts.Add(new AusAiducation.Core.Programme.OrganisationContact(world.World.Lycee.Id, "Karim", null, "+212522000000", world.Karim.Email));
            await db.SaveChangesAsync();
        }
        var viewer = await world.Programme.ViewerOf(world.Manager);
        Task<int> CountAsync() => world.Programme.Queries.During(() => world.Programme.As<WeighingTies>(viewer).ReadAsync(world.RoundKey));

        var one = await CountAsync();
        for (var i = 0; i < 3; i++) await world.World.CandidateAsync($"Nom{i}");

        var lines = (await world.As<WeighingTies>(world.Manager).ReadAsync(world.RoundKey))!.Proposals;
        Assert.Equal(8, lines.Count(l => l.Grounds.SequenceEqual([TieGround.OwnSchool])));
        Assert.Equal(["hiba", "karim"], lines.Select(l => l.Member).Distinct());
        Assert.Equal((one, 5), (await CountAsync(), one));
    }
}
