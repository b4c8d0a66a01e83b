using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class MergingTests
{
    static readonly DateOnly Born = new(2003, 4, 5);

    static async Task<Candidate> AddAsync(World world, string family, string given, DateOnly? born = null, string? massar = null, string? phone = null, string? arabic = null, decimal? printed = null, string? cinHash = null)
    {
        await using var db = world.Programme.OpenAll();
        var person = new Person(family, given, arabic is null ? null : "بناني", arabic);
        person.Identify(new PersonIdentity(born, massar, cinHash is null ? null : "sealed", cinHash, cinHash is null ? null : "3456"));
        person.Reach(new PersonContact(phone, null, null));
        var candidate = new Candidate(db.Editions.Single(e => e.Id == world.Edition.Id), person, new CandidateFile(null, new BacMarks(null, null, null, Printed: printed), null, null), new SocialFile(IncomeBracket.Undeclared, null), null, null);
        db.Candidates.Add(candidate);
        await db.SaveChangesAsync();
        return candidate;
    }

    static async Task<DuplicateDesk> DeskAsync(World world) => (await world.Programme.As<DuplicateQueries>(world.Manager).DeskAsync(null))!;

    static async Task<MergeInput> InputAsync(World world, Candidate kept, Candidate other, params FileField[] fromOther)
    {
        var pair = (await world.Programme.As<PairQueries>(world.Manager).ReadAsync(kept.Key, other.Key))!;
        return new MergeInput { KeptVersion = pair.Kept.Version, OtherVersion = pair.Other.Version, FromOther = [.. fromOther.Select(f => f.ToString())] };
    }

    [Fact]
    public async Task Two_Khadijas_of_one_list_are_two_people()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        await Lists.ImportAsync(world, "Nom;Prénom;Né(e) le;Téléphone", "ZERHOUNI;Khadija;05/04/2003;0612345678", "ZERHOUNI;Khadija;09/11/2003;0612345678", "ZERHOUNI;Khadija;;0612345678");

        Assert.Equal((3, 0), ((await Lists.CountAsync(programme)).Candidates, (await DeskAsync(world)).PairsInAll));
    }

    [Theory]
    [InlineData(SuspicionCause.Massar)]
    [InlineData(SuspicionCause.Cin)]
    [InlineData(SuspicionCause.NameAndBirth)]
    [InlineData(SuspicionCause.PhoneAndBirth)]
    public async Task Two_files_are_suspected_by(SuspicionCause cause)
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (first, second) = cause switch
        {
            SuspicionCause.Massar => (await AddAsync(world, "A", "B", massar: "M130000001"), await AddAsync(world, "C", "D", massar: "M130000001")),
            SuspicionCause.Cin => (await AddAsync(world, "A", "B", cinHash: "h1"), await AddAsync(world, "C", "D", cinHash: "h1")),
            // Spelt by two hands in Latin letters, the same in Arabic; the names in either order.
            SuspicionCause.NameAndBirth => (await AddAsync(world, "Bennani", "Salma", Born, arabic: "سلمى"), await AddAsync(world, "Selma", "Bennany", Born, arabic: "سلمي")),
            _ => (await AddAsync(world, "Aarab", "Hassan", Born, phone: "+212612345678"), await AddAsync(world, "Aarab", "Houssine", Born, phone: "+212612345678")),
        };
        await AddAsync(world, "Bennani", "Salma", Born.AddDays(1), phone: "+212612345678");

        var pair = Assert.Single((await DeskAsync(world)).Pairs);

        Assert.Equal((first.Id, second.Id), (pair.First.Id, pair.Second.Id));
        Assert.Equal([cause], pair.Causes);
        Assert.Equal(second.Id, Assert.Single((await programme.As<CandidateDossiers>(world.Manager).ReadAsync(first.Key))!.Kin.Suspects).Id);
    }

    [Fact]
    public async Task Files_told_apart_are_not_suspected_again_and_who_said_so_stands()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (one, other) = (await AddAsync(world, "Aarab", "Hassan", Born, phone: "+212612345678"), await AddAsync(world, "Aarab", "Houssine", Born, phone: "+212612345678"));

        await programme.As<Merging>(world.Manager).TellApartAsync(other.Key, one.Key);
        await programme.As<Merging>(world.Manager).TellApartAsync(one.Key, other.Key);

        Assert.Equal((0, 1), ((await DeskAsync(world)).PairsInAll, (await DeskAsync(world)).ToldApart));
        await using var db = programme.OpenAll();
        Assert.Equal(world.Manager.Id, (await db.DistinctPairs.SingleAsync()).ByUserId);
        Assert.True((await programme.As<PairQueries>(world.Manager).ReadAsync(one.Key, other.Key))!.ToldApart);
    }

    [Fact]
    public async Task A_merge_takes_the_chosen_values_what_was_lacking_the_papers_and_the_ties_and_both_sources_stay_known()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var done = await Lists.ImportAsync(world, "Nom;Prénom;Né(e) le;Code Massar;Moyenne générale", "BENNANI;Salma;05/04/2003;M130000001;17,64");
        var other = await AddAsync(world, "Bennany", "Salma", Born, "M130000001", "+212612345678", arabic: "سلمى", printed: 17.46m);
        var friend = await world.UserAsync("friend", Role.CommitteeMember);
        Candidate kept;
        await using (var db = programme.OpenAll())
        {
            kept = await db.Candidates.SingleAsync(c => c.SourceListId != null);
            db.Documents.Add(new Document(DocumentKind.Transcript, "a.pdf", DocumentTypes.Pdf, [1], "0", world.Manager.Id, programme.Clock.Now).OfCandidate(other.Id));
            db.Conflicts.Add(new Conflict(world.Edition.Id, other.Id, friend.Id, ConflictKind.Kin, null, friend.Id));
            await db.SaveChangesAsync();
        }

        await programme.As<Merging>(world.Manager).MergeAsync(kept.Key, other.Key, await InputAsync(world, kept, other, FileField.Name));

        await using var after = programme.OpenAll();
        var file = await after.Candidates.Include(c => c.Person.Identity).Include(c => c.Person.Contact).Include(c => c.File).SingleAsync();
        Assert.Equal((kept.Id, "Bennany", "سلمى", "+212612345678", 17.64m), (file.Id, file.Person.FamilyName, file.Person.GivenNameArabic, file.Person.Contact!.Phone, file.File.PrintedAverage));
        Assert.Equal(kept.Id, (await after.Documents.SingleAsync()).CandidateId);
        Assert.Equal(kept.Id, (await after.Conflicts.SingleAsync()).CandidateId);
        Assert.Equal(0, (await DeskAsync(world)).PairsInAll);
        Assert.Equal("BENNANY Salma", Assert.Single((await DeskAsync(world)).Merges).Kept);

        Assert.Equal(other.Code, Assert.Single((await programme.As<CandidateDossiers>(world.Manager).ReadAsync(kept.Key))!.Kin.Merged).Code);

        // The supplier's list sent again knows the file that stands, and does not bring the other back.
        var preview = (await programme.As<ImportQueries>(world.Manager).PreviewAsync(await Lists.UploadAsync(world, Lists.Csv("Nom;Prénom;Né(e) le;Code Massar", "X;Y;05/04/2003;M130000001"))))!;
        Assert.Equal(0, preview.New + preview.Returning);
        var undo = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Importing>(world.Manager).UndoAsync(done.ListKey));
        Assert.Equal("Import.ChangedSince", undo.Refusal.Key);
    }

    [Fact]
    public async Task A_merge_is_undone_whole_until_a_later_act_rests_on_it()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (kept, other) = (await AddAsync(world, "Bennani", "Salma", Born, "M130000001"), await AddAsync(world, "Bennany", "Salma", Born, "M130000002", "+212612345678"));
        var merging = programme.As<Merging>(world.Manager);
        await using (var db = programme.OpenAll())
        {
            db.Documents.Add(new Document(DocumentKind.Transcript, "a.pdf", DocumentTypes.Pdf, [1], "0", world.Manager.Id, programme.Clock.Now).OfCandidate(other.Id));
            await db.SaveChangesAsync();
        }
        programme.Time.Advance(TimeSpan.FromMinutes(1));
        await merging.MergeAsync(kept.Key, other.Key, await InputAsync(world, kept, other, FileField.Name, FileField.Massar));
        var made = Assert.Single((await DeskAsync(world)).Merges);

        programme.Time.Advance(TimeSpan.FromMinutes(1));
        await merging.UndoAsync(made.Key);

        await using (var db = programme.OpenAll())
        {
            var files = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.Person.Contact).OrderBy(c => c.Id).ToListAsync();
            Assert.Equal(["Bennani", "Bennany"], files.Select(f => f.Person.FamilyName));
            Assert.Equal(["M130000001", "M130000002"], files.Select(f => f.Person.Identity!.Massar));
            Assert.Equal([null, "+212612345678"], files.Select(f => f.Person.Contact!.Phone));
            Assert.Equal(other.Id, (await db.Documents.SingleAsync()).CandidateId);
        }
        Assert.Equal("Duplicates.AlreadyUndone", (await Assert.ThrowsAsync<RuleBroken>(() => merging.UndoAsync(made.Key))).Refusal.Key);

        await merging.MergeAsync(kept.Key, other.Key, await InputAsync(world, kept, other));
        programme.Time.Advance(TimeSpan.FromMinutes(1));
        await programme.As<CandidatePapers>(world.Manager).AddAsync(kept.Key, nameof(DocumentKind.SchoolCertificate), "b.pdf", "%PDF-1.4 x"u8.ToArray());
        var again = (await DeskAsync(world)).Merges[0];
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => merging.UndoAsync(again.Key));
        Assert.Equal(("Duplicates.ChangedSince", "manager"), (refused.Refusal.Key, refused.Refusal.Args[0]));
    }

    [Fact]
    public async Task Of_two_files_the_one_that_is_scored_stands_and_two_scored_ones_are_not_merged()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (one, other) = (await world.CandidateAsync("Bennani"), await world.CandidateAsync("Bennany"));
        async Task DecideAsync(Candidate candidate)
        {
            await using var db = programme.OpenAll();
            db.ShortlistDecisions.Add(new ShortlistDecision(await db.Candidates.SingleAsync(c => c.Id == candidate.Id), true, "Dossier complet", world.Manager.Id, programme.Clock.Now));
            await db.SaveChangesAsync();
        }
        await DecideAsync(other);
        Assert.Equal(other.Key, (await programme.As<PairQueries>(world.Manager).ReadAsync(one.Key, other.Key))!.Kept.Key);
        var wrongWay = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Merging>(world.Manager).MergeAsync(one.Key, other.Key, new MergeInput { KeptVersion = 1, OtherVersion = 1 }));
        Assert.Equal("Duplicates.OtherSettled", wrongWay.Refusal.Key);

        await DecideAsync(one);
        Assert.Equal("Duplicates.BothSettled", (await programme.As<PairQueries>(world.Manager).ReadAsync(one.Key, other.Key))!.WhyNot!.Key);
        var both = await Assert.ThrowsAsync<RuleBroken>(() => programme.As<Merging>(world.Manager).MergeAsync(one.Key, other.Key, new MergeInput { KeptVersion = 1, OtherVersion = 1 }));
        Assert.Equal("Duplicates.BothSettled", both.Refusal.Key);
    }

    [Fact]
    public async Task The_second_of_two_people_who_merge_is_told()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (one, other) = (await AddAsync(world, "Bennani", "Salma", Born), await AddAsync(world, "Bennany", "Salma", Born));
        var input = await InputAsync(world, one, other);
        await using (var db = programme.OpenAll())
        {
            (await db.Candidates.SingleAsync(c => c.Id == other.Id)).Correct("Lycée", null);
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => programme.As<Merging>(world.Manager).MergeAsync(one.Key, other.Key, input));
    }

    [Fact]
    public async Task Only_the_team_meets_the_desk_and_a_tied_manager_not_the_pair()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var (one, other) = (await AddAsync(world, "Bennani", "Salma", Born), await AddAsync(world, "Bennani", "Salma", Born));
        foreach (var role in new[] { Role.Chair, Role.Auditor, Role.CommitteeMember, Role.Treasurer })
        {
            var user = await world.UserAsync("x" + role, role);
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<DuplicateQueries>(user).DeskAsync(null));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<PairQueries>(user).ReadAsync(one.Key, other.Key));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Merging>(user).MergeAsync(one.Key, other.Key, new MergeInput()));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Merging>(user).TellApartAsync(one.Key, other.Key));
            await Assert.ThrowsAsync<AccessDenied>(() => programme.As<Merging>(user).UndoAsync("x"));
        }
        await using (var db = programme.OpenAll())
        {
            db.Conflicts.Add(new Conflict(world.Edition.Id, one.Id, world.Manager.Id, ConflictKind.Kin, null, world.Manager.Id));
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, (await DeskAsync(world)).PairsInAll);
        Assert.Null(await programme.As<PairQueries>(world.Manager).ReadAsync(one.Key, other.Key));
        await Assert.ThrowsAsync<NotFoundForViewer>(() => programme.As<Merging>(world.Manager).MergeAsync(one.Key, other.Key, new MergeInput()));
    }

    [Fact]
    public async Task The_desk_takes_as_many_queries_for_many_pairs_as_for_one()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        for (var i = 0; i < 2; i++) await AddAsync(world, "Bennani", "Salma", Born);
        var viewer = await programme.ViewerOf(world.Manager);
        var one = await programme.Queries.During(() => programme.As<DuplicateQueries>(viewer).DeskAsync(null));
        for (var i = 0; i < 6; i++) await AddAsync(world, "Bennani", "Salma", Born.AddDays(i / 2), "M13000000" + (i / 2), "+21261234567" + (i / 2));
        var many = await programme.Queries.During(() => programme.As<DuplicateQueries>(viewer).DeskAsync(null));

        Assert.Equal(one, many);
        Assert.InRange(many, 1, 6);
        var pair = (await DeskAsync(world)).Pairs[0];
        Assert.InRange(await programme.Queries.During(() => programme.As<PairQueries>(viewer).ReadAsync(pair.First.Key, pair.Second.Key)), 1, 6);
    }
}
