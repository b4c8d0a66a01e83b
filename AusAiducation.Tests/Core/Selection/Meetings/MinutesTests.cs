using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Bulk;
using AusAiducation.Core.Data.Checking;
using AusAiducation.Core.Reports;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Sponsorship;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Selection.Meetings;

public class MinutesTests
{
    static string Printed(ReportDocument document) => string.Join('\n', document.Sections.SelectMany(s => s.Blocks).SelectMany(b => b switch
    {
        Paragraph p => [p.Text],
        Facts f => f.Items.Select(i => i.Label + " " + i.Value),
        Table t => t.Rows.Select(r => string.Join(" | ", r)),
        Signatures s => s.Lines.Select(l => l.Name),
        _ => (IEnumerable<string>)[],
    }));

    static async Task<CheckResult> CheckAsync(MeetingWorld w)
    {
        await using var db = w.Programme.OpenAll();
        return (await Checks.RunAsync(db)).Single(c => c.Name == "Checks.Minutes");
    }

    static async Task<MinutesView> ReadAsync(MeetingWorld w, string key, AppUser? by = null) => (await w.As<MinutesQueries>(by ?? w.Manager).ReadAsync(key))!;

    [Fact]
    public async Task They_tell_who_sat_under_which_rules_how_each_vote_went_and_why()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.World.TieAsync(w.Idriss, w.B);
        await w.As<Convening>(w.Chair).AttendAsync(w.Key, w.Idriss.Key, MemberPresence.Present);
        await w.HoldAsync();

        var minutes = await ReadAsync(w, await w.As<Minuting>(w.Chair).MakeAsync(w.Key));

        Assert.Equal(["chair", "hiba", "idriss"], minutes.Body.Members.Where(m => m.Presence == MemberPresence.Present).Select(m => m.Name));
        await using var db = w.Programme.OpenAll();
        Assert.Equal(await db.Rounds.Where(r => r.Kind == RoundKind.File).Select(r => r.RulesHash).SingleAsync(), Assert.Single(minutes.Body.Rounds).RulesHash);
        var reserve = minutes.Files.Single(f => f.Code == w.B.Code);
        Assert.Equal((2, 2, 2, 2, 1, "Dossier solide"), (reserve.Rank, reserve.Present, reserve.Needed, reserve.Votes!.Reserve, reserve.ReserveRank, reserve.Reason));
        Assert.Equal(("idriss", true), (Assert.Single(reserve.Recused).Name, reserve.Recused[0].WasThere));
        var printed = Printed(MinutesContent.Of(minutes, "fr"));
        Assert.Contains("ALAOUI Amal · أمل العربي", printed, StringComparison.Ordinal);
        Assert.Contains($"{w.B.Code} | idriss | Présent, a quitté la salle", printed, StringComparison.Ordinal);
        Assert.Contains("Aucun tirage au sort n’a eu lieu.", printed, StringComparison.Ordinal);
        Assert.Contains(minutes.Hash, MinutesContent.Of(minutes, "ar").FooterNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_tell_who_works_for_one_who_pays_as_declared_or_by_their_hat_and_not_what_was_taken_back()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.World.HatAsync(w.Idriss, Role.Sponsor, sponsorId: w.World.Axeli.Id);
        await using (var db = w.Programme.OpenAll())
        {
            var mistaken = new SponsorTie(w.World.Edition.Id, w.World.DataProtect.Id, w.Hiba.Id, SponsorTieKind.Employee, null, w.Hiba.Id);
            mistaken.TakeBack("Homonyme", w.Manager.Id, w.Programme.Clock.Now);
            db.SponsorTies.AddRange(mistaken, new SponsorTie(w.World.Edition.Id, w.World.Ausim.Id, w.Hiba.Id, SponsorTieKind.Board, "Depuis 2018", w.Hiba.Id));
            await db.SaveChangesAsync();
        }
        await w.HoldAsync();

        var minutes = await ReadAsync(w, await w.As<Minuting>(w.Chair).MakeAsync(w.Key));

        Assert.Equal([new("hiba", "AUSIM", "Board", "Depuis 2018"), new("idriss", "Axeli", null, null)], minutes.Body.SponsorTies!);
        var printed = Printed(MinutesContent.Of(minutes, "fr"));
        Assert.Contains("hiba | AUSIM | Membre du conseil | Depuis 2018", printed, StringComparison.Ordinal);
        Assert.Contains("idriss | Axeli | Représente ce sponsor | –", printed, StringComparison.Ordinal);
        Assert.True((await CheckAsync(w)).Ok);
        // Minutes frozen before they told of it are read as they stand.
        Assert.Contains("faite avant que le procès-verbal ne les porte", Printed(MinutesContent.Of(minutes with { Body = minutes.Body with { SponsorTies = null } }, "fr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_names_the_selected_alone_even_where_a_reason_named_another()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.HoldAsync("Mieux que Chraibi, et que Bennani");

        var key = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);

        await using var db = w.Programme.OpenAll();
        var kept = string.Join('\n', (await db.MinutesLines.Select(l => l.Text).ToListAsync()).Concat(await db.Minutes.Select(m => m.Body).ToListAsync()));
        Assert.Contains("ALAOUI", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Chraibi", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bennani", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new[] { w.B.Code, w.C.Code }.Order(StringComparer.Ordinal), (await ReadAsync(w, key)).Names.Select(n => n.Code));
        Assert.DoesNotContain(await db.History.Where(h => h.Entity == nameof(MinutesLine) || h.Entity == nameof(MinutesName)).Select(h => h.Changes).ToListAsync(), c => c.Contains("Chraibi", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_has_a_tie_reads_them_without_that_file_and_without_its_name()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.HoldAsync();
        var key = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);
        await w.World.TieAsync(w.Manager, w.B);

        var minutes = await ReadAsync(w, key);

        Assert.Equal(1, minutes.Withheld);
        // A gap in the ranks would tell where it stands.
        Assert.All(minutes.Files, f => Assert.True(f.Rank is null && f.ReserveRank is null));
        Assert.DoesNotContain(w.B.Code, Printed(MinutesContent.Of(minutes, "fr")), StringComparison.Ordinal);
        Assert.DoesNotContain(minutes.Names, n => n.Code == w.B.Code);
        Assert.Null(await w.As<MinutesQueries>(await w.World.UserAsync("elsewhere", Role.Chair, await OtherEditionAsync(w))).ReadAsync(key));
        await Assert.ThrowsAsync<AccessDenied>(() => w.As<MinutesQueries>(w.Hiba).ReadAsync(key));
    }

    static async Task<int> OtherEditionAsync(MeetingWorld w)
    {
        await using var db = w.Programme.OpenAll();
        var edition = new AusAiducation.Core.Programme.Edition("2022-2023", AusAiducation.Tests.Support.World.Calendar, new(), new() { YearlyAmount = 25_000m });
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        return edition.Id;
    }

    [Fact]
    public async Task Made_again_they_are_another_version_with_its_reason()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await Assert.ThrowsAsync<RuleBroken>(() => w.As<Minuting>(w.Chair).MakeAsync(w.Key));
        await w.HoldAsync();
        var first = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);
        await Assert.ThrowsAsync<InputRefused>(() => w.As<Minuting>(w.Chair).MakeAsync(w.Key));

        var second = await w.As<Minuting>(w.Chair).MakeAsync(w.Key, "Un nom de membre était mal écrit");

        Assert.NotNull((await ReadAsync(w, first)).ReplacedAt);
        var last = await ReadAsync(w, second);
        Assert.Equal((2, "Un nom de membre était mal écrit", (DateTime?)null), (last.Number, last.Reason, last.ReplacedAt));
        Assert.Equal([2, 1], last.Versions.Select(v => v.Number));
    }

    [Theory]
    [InlineData("""UPDATE "MinutesLines" SET "Text" = replace("Text", 'Dossier solide', 'Dossier remarquable') WHERE "Position" = 1""")]
    [InlineData("""UPDATE "Minutes" SET "Body" = replace("Body", 'AUSIM', 'FME')""")]
    [InlineData("""UPDATE "MinutesLines" SET "Position" = "Position" + 10 WHERE "Position" = 1""")]
    public async Task A_word_changed_afterwards_is_found_by_the_check(string tampering)
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.HoldAsync();
        var key = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);
        Assert.True((await CheckAsync(w)).Ok);
        await using var db = w.Programme.OpenAll();
        await db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(tampering));

        Assert.Equal(key, Assert.Single((await CheckAsync(w)).Offending));
    }

    [Fact]
    public async Task The_annex_goes_when_its_time_is_over_and_the_minutes_still_hold()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await w.HoldAsync();
        var key = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);
        Assert.Equal(0, await w.Programme.Get<MinutesNamePurge>().RunAsync());

        w.Programme.Time.Advance(TimeSpan.FromDays(31 * (MinutesName.KeptMonths + 2)));

        Assert.Equal(2, await w.Programme.Get<MinutesNamePurge>().RunAsync());
        await using var db = w.Programme.OpenAll();
        Assert.True((await db.Minutes.Include(m => m.Lines).SingleAsync(m => m.Key == key)).Holds);
    }

    [Fact]
    public async Task Nothing_is_released_before_the_minutes_tell_of_every_decision()
    {
        await using var w = await MeetingWorld.CreateAsync();
        async Task<string?> WhyAsync() => (await w.As<DecisionQueries>(w.Manager).ReadAsync(null))!.WhyNotRelease?.Key;
        await w.OpenAsync(w.Chair, w.Hiba);
        foreach (var (candidate, outcome) in new[] { (w.A, SelectionOutcome.Selected), (w.B, SelectionOutcome.NotSelected), (w.C, SelectionOutcome.NotSelected) }) await w.SettleAsync(candidate, outcome);
        Assert.Equal("Decisions.MeetingOpen", await WhyAsync());
        await w.As<Convening>(w.Chair).CloseAsync(w.Key);
        Assert.Equal("Decisions.NotInMinutes", await WhyAsync());
        await w.As<Minuting>(w.Chair).MakeAsync(w.Key);
        Assert.Null(await WhyAsync());

        var view = (await w.As<DecisionQueries>(w.Manager).ReadAsync(null))!;
        await w.As<Deciding>(w.Manager).DecideAsync(new()
        {
            Edition = "2021-2022", Outcomes = { [w.C.Key] = nameof(SelectionOutcome.Reserve) }, Ranks = { [w.C.Key] = "1" }, Reasons = { [w.C.Key] = "Place possible" },
            Over = { [w.C.Key] = view.Lines.Single(l => l.Candidate.Id == w.C.Id).Decision!.Key },
        });
        Assert.Equal("Decisions.NotInMinutes", await WhyAsync());
        await w.As<Minuting>(w.Chair).MakeAsync(w.Key, "Décision changée avant libération");

        await w.As<Releasing>(w.Manager).ReleaseAsync("2021-2022", (await w.As<DecisionQueries>(w.Manager).ReadAsync(null))!.Seen);
        Assert.Equal("Minutes.Told", (await Assert.ThrowsAsync<RuleBroken>(() => w.As<Minuting>(w.Chair).MakeAsync(w.Key, "Trop tard"))).Refusal.Key);
        Assert.Equal([CandidateStage.Selected, CandidateStage.NotSelected, CandidateStage.Reserve], [await w.World.StageAsync(w.A), await w.World.StageAsync(w.B), await w.World.StageAsync(w.C)]);
    }

    static async Task DrawAsync(MeetingWorld w, params Candidate[] files)
    {
        await using var db = w.Programme.OpenAll();
        await db.Database.ExecuteSqlAsync($"""UPDATE "Rounds" SET "LotSource" = 'MASI du 5 août'""");
        var lot = new Lot(await db.Rounds.SingleAsync(r => r.Kind == RoundKind.File), 1, 1, [.. files.Select(f => (f.Id, f.Code))], w.Chair.Id, w.Programme.Clock.Now);
        lot.Draw("11 480,32", w.Chair.Id, w.Programme.Clock.Now);
        db.Lots.Add(lot);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_lot_is_drawn_again_from_the_printed_page_alone_also_when_a_file_of_it_was_on_no_agenda()
    {
        await using var w = await MeetingWorld.CreateAsync();
        var outside = await w.World.CandidateAsync("Drissi", CandidateStage.Eligible);
        await DrawAsync(w, w.A, w.B, outside);
        await w.HoldAsync();
        var key = await w.As<Minuting>(w.Chair).MakeAsync(w.Key);

        var printed = Printed(MinutesContent.Of(await ReadAsync(w, key), "fr"));

        var text = System.Text.RegularExpressions.Regex.Match(printed, @"Texte : AUSAIDUCATION\|lot-1\|(?<seed>[^|]+)\|(?<pool>[^|]+)\|0");
        var again = DrawnLot.Draw(text.Groups["pool"].Value.Split(','), text.Groups["seed"].Value);
        Assert.Equal(new[] { w.A.Code, w.B.Code, outside.Code }.Order(StringComparer.Ordinal), again.Pool);
        Assert.All(again.Order.Index(), place => Assert.Contains($"{place.Index + 1} | {place.Item} | {again.Digests[place.Index]}", printed, StringComparison.Ordinal));
        Assert.True((await CheckAsync(w)).Ok);

        // Not a line of theirs is missing, and still the lot and the ranks would tell of the file that is hidden.
        await w.World.TieAsync(w.Manager, outside);
        var theirs = await ReadAsync(w, key);
        Assert.Equal(0, theirs.Withheld);
        Assert.All(theirs.Files, f => Assert.True(f.Rank is null && f.ReserveRank is null && f.Lots.Count == 0));
        Assert.DoesNotContain(outside.Code, Printed(MinutesContent.Of(theirs, "fr")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_tell_each_lot_with_what_anybody_needs_to_draw_it_again()
    {
        await using var w = await MeetingWorld.CreateAsync();
        await DrawAsync(w, w.A, w.B);
        await w.HoldAsync();

        var minutes = await ReadAsync(w, await w.As<Minuting>(w.Chair).MakeAsync(w.Key));

        var told = minutes.Files.SelectMany(f => f.Lots.Select(l => (f.Code, l.Place, l.Digest))).OrderBy(l => l.Place).ToList();
        var again = DrawnLot.Draw([w.A.Code, w.B.Code], "11 480,32");
        Assert.Equal(again.Order.Zip(again.Digests, (code, digest) => (code, digest)), told.Select(l => (l.Code, l.Digest)));
        Assert.Empty(minutes.Files.Single(f => f.Code == w.C.Code).Lots);
        var printed = Printed(MinutesContent.Of(minutes, "fr"));
        Assert.Contains("MASI du 5 août", printed, StringComparison.Ordinal);
        Assert.Contains("11 480,32", printed, StringComparison.Ordinal);
        Assert.Contains(again.Digests[0], printed, StringComparison.Ordinal);
    }
}
