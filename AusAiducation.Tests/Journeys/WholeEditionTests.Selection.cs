using AusAiducation.Core.Interviews;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AusAiducation.Tests.Journeys;

// From the file round to the released decisions.
public sealed partial class WholeEditionTests
{
    /// <summary>Whose file the third member cannot read: a cousin.</summary>
    const int Cousin = 6;

    /// <summary>Who does not come to the interview.</summary>
    const int Absent = 12;

    async Task GiveTheFilesAsync()
    {
        // The rounds came with the edition, from the one before: this one takes its own days.
        await _manager.OpenAsync("/selection");
        await _manager.Page.ClickAsync("a[href^='/selection/rounds/']:not([href*='new'])");
        await _manager.FillAsync("Input.ClosesOn", "15/07/2022");
        await _manager.DoAsync("form#change .actions button");
        foreach (var member in new[] { "committee1", "committee2", "committee3" })
        {
            foreach (var box in await _manager.Page.Locator("input[name='Input.Files']").AllAsync()) await box.CheckAsync();
            await _manager.ChooseAsync("Input.Member", await _programme.KeyOfAsync(member));
            await _manager.DoAsync("form#assign .actions button");
        }
        await _manager.DoAsync("form#open button", confirm: true);
        await _manager.LookAsync();

        await using var db = _programme.OpenAll();
        Assert.Equal(3 * Eligible, await db.Reviews.CountAsync(r => db.Editions.Any(e => e.Id == r.EditionId && e.Code == Edition)));
    }

    /// <summary>The first member marks from the keyboard, the second with the mouse; the third meets a cousin's file and leaves it.</summary>
    async Task ScoreTheFilesAsync()
    {
        var first = await StartScoringAsync("committee1");
        for (var file = 0; file < 2; file++)
        {
            var (pupil, address) = (await PupilOnScreenAsync(first), first.Page.Url);
            for (var criterion = 0; criterion < 4; criterion++) await first.Page.Keyboard.PressAsync($"{pupil.Level(criterion)}");
            await first.Page.Keyboard.PressAsync("c");
            await first.Page.Keyboard.TypeAsync("Lu jusqu'au bout, ");
            await first.Page.Keyboard.PressAsync("Control+Enter");
            await first.Page.WaitForURLAsync(u => u != address);
            await first.Page.Locator("[data-scoring][data-live]").WaitForAsync();
        }
        await first.LookAsync();

        var second = await StartScoringAsync("committee2");
        var (read, before) = (await PupilOnScreenAsync(second), second.Page.Url);
        var criteria = second.Page.Locator("[data-criterion]");
        for (var criterion = 0; criterion < 4; criterion++) await criteria.Nth(criterion).Locator($"label:has(input[value='{read.Level(criterion)}'])").ClickAsync();
        await second.Page.FillAsync("#comment", "ملف متين ومشروع واضح");
        await second.Page.ClickAsync("[data-scoring-send]:enabled");
        await second.Page.WaitForURLAsync(u => u != before);

        var third = await StartScoringAsync("committee3");
        var cousin = (await ReviewsAsync("committee3")).Single(r => r.Place == Cousin).Key;
        await third.OpenAsync("/selection/reviews/" + cousin);
        await third.Page.ClickAsync("[data-dialog=tie]:enabled");
        await third.Page.SelectOptionAsync("#tie-kind", nameof(ConflictKind.Kin));
        await third.Page.FillAsync("#tie-reason", "Cousine germaine");
        await third.Page.ClickAsync("#tie .btn.danger");
        await third.Page.WaitForURLAsync(u => !u.EndsWith(cousin, StringComparison.Ordinal));
        Assert.Equal(404, await third.OpenAsync("/selection/reviews/" + cousin));

        foreach (var member in new[] { "committee1", "committee2", "committee3" }) await ScoreTheRestAsync(member);
        await second.SeeAsync("/selection/reviews");
        await _chair.OpenAsync("/selection");
        Assert.Contains("Karima Oulhaj", await _chair.Page.Locator("main .notice.warn").InnerTextAsync());
        await _chair.DoAsync("form#close button", confirm: true);
    }

    async Task<Visitor> StartScoringAsync(string account)
    {
        var member = await SignInAsync(account);
        await member.OpenAsync("/selection/reviews");
        await member.Page.ClickAsync(".head a.btn.primary");
        await member.DoAsync("form#sign button");
        await member.Page.ClickAsync(".head a.btn.primary");
        await member.Page.Locator("[data-scoring][data-live]").WaitForAsync();
        return member;
    }

    async Task<Pupil> PupilOnScreenAsync(Visitor member)
    {
        var key = member.Page.Url.Split('/')[^1];
        await using var db = _programme.OpenAll();
        var family = await db.Reviews.Where(r => r.Key == key).Select(r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Person.FamilyName).First()).SingleAsync();
        // Blind: neither script of the name is anywhere on the page.
        var pupil = SuppliedList.Pupils.Single(p => p.Family == family);
        Assert.DoesNotContain(pupil.Family, await member.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(pupil.FamilyArabic, await member.Page.ContentAsync());
        return pupil;
    }

    async Task<List<(string Key, int Place)>> ReviewsAsync(string account)
    {
        await using var db = _programme.OpenAll();
        var rows = await db.Reviews.Where(r => r.User!.UserName == account + "@demo.example" && r.State == ReviewState.Assigned && db.Editions.Any(e => e.Id == r.EditionId && e.Code == Edition))
            .Select(r => new { r.Key, Family = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Person.FamilyName).First() }).ToListAsync();
        return rows.ConvertAll(r => (r.Key, SuppliedList.Pupils.Single(p => p.Family == r.Family).Place));
    }

    async Task ScoreTheRestAsync(string account)
    {
        var (sheets, scoring) = (await _programme.AsAsync<ReviewSheets>(account), await _programme.AsAsync<Scoring>(account));
        foreach (var (key, place) in await ReviewsAsync(account))
        {
            var sheet = (await sheets.OpenAsync(key))!;
            var marks = sheet.Criteria.Select((c, i) => (c.Key, Level: SuppliedList.Pupils[place].Level(i))).ToDictionary(c => c.Key, c => (int?)c.Level);
            await scoring.SubmitAsync(key, marks, "Lu et comparé aux autres dossiers.", sheet.Draft.Version);
        }
    }

    async Task ShortlistAsync()
    {
        var cousin = (await CandidatesAsync())[Cousin];
        await _chair.OpenAsync("/candidates/shortlist");
        await _chair.FillAsync("places", $"{Shortlisted}");
        await _chair.Page.ClickAsync("form.filters button");
        // Twelve above the cut with every review in; the cousin's file has two of three and waits for a person.
        await Assertions.Expect(_chair.Page.Locator("input[name='Input.Chosen']:checked")).ToHaveCountAsync(Shortlisted - 1);
        await _chair.TickAsync("Input.Chosen", cousin);
        await _chair.FillAsync("Input.Reason", "Ordre du classement des dossiers.");
        await _chair.Page.ClickAsync("form#shortlist .actions button");
        await _chair.Page.ClickAsync("#confirm-dialog [data-confirm-ok]");
        await _chair.Page.Locator($"#why-{cousin}").WaitForAsync();
        await _chair.LookAsync();
        await _chair.FillAsync($"Input.Reasons[{cousin}]", "Deux lectures concordantes ; la troisième est écartée par un lien de parenté.");
        await _chair.DoAsync("form#shortlist .actions button", confirm: true);
    }

    async Task InterviewAsync()
    {
        var (day, interviewer) = (new DateOnly(2022, 7, 26), await _programme.KeyOfAsync("interviewer"));
        var candidates = await CandidatesAsync();
        await _chair.OpenAsync("/selection");
        // Opened whole: a page that is patched while a question is asked takes the question away.
        await _chair.OpenAsync((await _chair.Page.GetAttributeAsync("main table a.person:has-text('Entretiens')", "href"))!);
        await _chair.DoAsync("form#open button", confirm: true);
        await _manager.OpenAsync("/interviews");
        await _manager.Page.ClickAsync($"a[href='/interviews/plan/{candidates[0]}']");
        await _manager.FillAsync("Input.Day", "26/07/2022");
        await _manager.FillAsync("Input.Time", "08:00");
        await _manager.FillAsync("Input.Place", "Siège de l'AUSIM, Casablanca");
        await _manager.TickAsync("Input.Panel", interviewer);
        await _manager.LookAsync();
        await _manager.DoAsync("form#plan .actions button");
        var planning = await _programme.AsAsync<Scheduling>("manager");
        for (var i = 1; i < Shortlisted; i++)
            await planning.PlanAsync(new ScheduleInput { CandidateKey = candidates[i], Day = "26/07/2022", Time = $"{new TimeOnly(8, 0).AddMinutes(30 * i):HH:mm}", Place = "Siège de l'AUSIM, Casablanca", Panel = [interviewer] });

        _programme.StandAt(day, new TimeOnly(18, 0));
        await _manager.OpenAsync("/interviews");
        await _manager.DoAsync($"tr:has(a[href='/candidates/{candidates[Absent]}']) button[form=noshow]", confirm: true);

        var desk = await SignInAsync("interviewer");
        await desk.OpenAsync("/interviews/mine");
        await desk.Page.ClickAsync($"a.person:has-text('{SuppliedList.Pupils[0].Given}')");
        await desk.Page.Locator("fieldset:enabled .levels").First.WaitForAsync();
        foreach (var levels in await desk.Page.Locator(".levels").AllAsync()) await levels.Locator("label").Nth(4).ClickAsync();
        await desk.Page.FillAsync("#notes", "Réponses posées. تتحدث بثقة عن مشروعها.");
        await desk.Page.Locator("main .actions .btn.primary:enabled").ClickAsync();
        await desk.Page.Locator("[role=status].good").WaitForAsync();
        await desk.LookAsync();
        await SignTheOtherSheetsAsync();
    }

    async Task SignTheOtherSheetsAsync()
    {
        var (sheets, writing) = (await _programme.AsAsync<SheetQueries>("interviewer"), await _programme.AsAsync<SheetWriting>("interviewer"));
        foreach (var interview in (await sheets.MineAsync()).Where(i => !i.Signed && i.State == InterviewState.Planned))
        {
            foreach (var criterion in (await sheets.OfPanelAsync(interview.Key))!.Criteria) await writing.MarkAsync(interview.Key, criterion.Id, 4);
            await writing.SubmitAsync(interview.Key);
        }
    }

    async Task EnterTheTestAsync()
    {
        await _manager.OpenAsync("/interviews/tests");
        var marks = await _manager.Page.Locator("input.mark").AllAsync();
        Assert.Equal(Shortlisted * 2, marks.Count);
        foreach (var (i, mark) in marks.Index()) await mark.FillAsync(i == 0 ? "21" : "14,75");
        Assert.NotEmpty(await _manager.RefusedAsync("form#marks footer button"));
        await marks[0].FillAsync("17,5");
        await _manager.DoAsync("form#marks footer button");
        await _manager.LookAsync();
    }

    async Task DecideAsync()
    {
        var candidates = await CandidatesAsync();
        await _chair.SeeAsync("/selection/ranking");
        Assert.Contains(SuppliedList.Pupils[0].Family, await _chair.Page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        await _chair.OpenAsync("/selection/decisions");
        foreach (var (i, key) in candidates.Take(Shortlisted).Index())
            await _chair.ChooseAsync($"Input.Outcomes[{key}]", i < 11 ? nameof(SelectionOutcome.Selected) : i == Absent ? nameof(SelectionOutcome.NotSelected) : nameof(SelectionOutcome.Reserve));
        await _chair.FillAsync($"Input.Ranks[{candidates[11]}]", "1");
        await _chair.FillAsync($"Input.Reasons[{candidates[Absent]}]", "Absent à l'entretien, sans excuse.");
        await _chair.FillAsync("Input.Reason", "Avis unanime de la commission du 4 août.");
        await _chair.DoAsync("form#decide .actions button");
        await _chair.LookAsync();
        await _chair.DoAsync("form#release button", confirm: true);
    }
}
