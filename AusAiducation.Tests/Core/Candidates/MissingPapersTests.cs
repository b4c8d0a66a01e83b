using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Readying;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Tests.Core.Candidates;

public class MissingPapersTests
{
    static readonly byte[] Pdf = "%PDF-1.7 x"u8.ToArray();

    static async Task<string> HandInAsync(TestProgramme programme, World world, Candidate candidate, DocumentKind kind)
    {
        await programme.As<CandidatePapers>(world.Manager).AddAsync(candidate.Key, kind.ToString(), "piece.pdf", [.. Pdf, (byte)Random.Shared.Next(256)]);
        await using var db = programme.OpenAll();
        return await db.Documents.OrderByDescending(d => d.Id).Select(d => d.Key).FirstAsync();
    }

    static async Task<string> MissingAsync(TestProgramme programme, World world, Candidate candidate) => string.Join(' ', (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(candidate.Key))!.Missing);

    /// <summary>A candidate at each stage, an adult and a minor, with one paper or another, by two checklists: the column, the file and the filter say the same.</summary>
    [Fact]
    public async Task The_filter_the_column_and_the_file_agree_on_what_is_missing()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        foreach (var (i, stage) in Enum.GetValues<CandidateStage>().Index())
            foreach (var minor in new[] { false, true })
            {
                var candidate = await world.CandidateAsync($"Nom{stage}{minor}", stage);
                await using var db = programme.OpenAll();
                if (minor) (await db.PersonIdentities.SingleAsync(p => p.PersonId == candidate.PersonId)).Correct(programme.Clock.Today.AddYears(-17), null);
                foreach (var kind in DocumentKinds.OfCandidates.Where((_, k) => (k + i) % 3 == 0))
                {
                    var paper = new Document(kind, "x.pdf", DocumentTypes.Pdf, Pdf, "00", world.Manager.Id, programme.Clock.Now).OfCandidate(candidate.Id);
                    if (i % 4 == 1) paper.Refuse("Flou", world.Manager.Id, programme.Clock.Now);
                    if (i % 4 == 2) paper.Accept(world.Manager.Id, programme.Clock.Now, programme.Clock.Today.AddDays(minor ? -1 : 0));
                    db.Documents.Add(paper);
                }
                await db.SaveChangesAsync();
            }

        async Task AgreeAsync()
        {
            var list = programme.As<CandidateListing>(world.Manager);
            var column = (await list.ReadAsync(new CandidateFilter(), new PageRequest(Size: 100))).Rows.ToDictionary(r => r.Key, r => string.Join(' ', (r.State?.ToAsk ?? []).Order()));
            Assert.Equal(20, column.Count);
            var lacking = new List<string>();
            foreach (var gap in new[] { FileGap.PaperMissing, FileGap.PaperRefused }) lacking.AddRange((await list.ReadAsync(new CandidateFilter { Gap = gap }, new PageRequest(Size: 100))).Rows.Select(r => r.Key));
            Assert.Equal(column.Where(c => c.Value.Length > 0).Select(c => c.Key).Order(), lacking.Distinct().Order());
            foreach (var (key, missing) in column) Assert.Equal(missing, string.Join(' ', (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(key))!.Missing.Order()));
            await using var db = programme.OpenAll();
            Assert.Equal(column.Where(c => c.Value.Split(' ').Contains(nameof(DocumentKind.IdentityCard))).Select(c => c.Key).Order(),
                (await db.Candidates.LackingPapers(db, programme.Clock.Today, DocumentKind.IdentityCard).Select(c => c.Key).ToListAsync()).Order());
        }

        await AgreeAsync();
        await using (var db = programme.OpenAll())
        {
            foreach (var line in await db.RequiredPapers.ToListAsync())
                line.Set(new(line.Kind.IsCollectedLate() ? PaperMoment.Selection : PaperMoment.Shortlist, line.Explanation) { MinimumCount = line.Position % 2 + 1, MinorsOnly = line.Position % 3 == 0, Required = line.Position % 4 != 0 });
            await db.SaveChangesAsync();
        }
        await AgreeAsync();
    }

    [Fact]
    public async Task A_paper_that_lapsed_or_was_refused_is_missing_again_and_two_cards_make_two_parents()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var candidate = await world.CandidateAsync("Alaoui", CandidateStage.Shortlisted);
        Assert.Equal("Transcript IdentityCard ParentsPapers IncomeProof", await MissingAsync(programme, world, candidate));
        await using (var db = programme.OpenAll())
        {
            var cards = await db.RequiredPapers.SingleAsync(p => p.Kind == DocumentKind.ParentsPapers);
            cards.Set(new(cards.From, cards.Explanation) { MinimumCount = 2 });
            await db.SaveChangesAsync();
        }
        await HandInAsync(programme, world, candidate, DocumentKind.Transcript);
        await HandInAsync(programme, world, candidate, DocumentKind.ParentsPapers);
        var card = await HandInAsync(programme, world, candidate, DocumentKind.IdentityCard);
        var income = await HandInAsync(programme, world, candidate, DocumentKind.IncomeProof);
        Assert.Equal("ParentsPapers", await MissingAsync(programme, world, candidate));
        await HandInAsync(programme, world, candidate, DocumentKind.ParentsPapers);
        Assert.Equal("", await MissingAsync(programme, world, candidate));

        var papers = programme.As<CandidatePapers>(world.Manager);
        Assert.Equal("ValidUntil", Assert.Single((await Assert.ThrowsAsync<InputRefused>(() => papers.AcceptAsync(card, validUntil: "11/07/2021"))).Problems).Field);
        await papers.AcceptAsync(card, validUntil: "13/07/2021");
        await papers.RefuseAsync(income, "Page 2 manquante");
        Assert.Equal("IncomeProof", await MissingAsync(programme, world, candidate));
        programme.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("IdentityCard IncomeProof", await MissingAsync(programme, world, candidate));
    }

    [Fact]
    public async Task Cards_and_the_familys_papers_are_refused_before_the_shortlist_from_staff_and_from_the_candidate()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var eligible = await world.CandidateAsync("Alaoui");
        foreach (var kind in DocumentKinds.OfCandidates.Where(k => k.IsCollectedLate()))
        {
            var early = await Assert.ThrowsAsync<RuleBroken>(() => HandInAsync(programme, world, eligible, kind));
            Assert.Equal(("Documents.AskedLater", kind, PaperMoment.Shortlist), (early.Refusal.Key, early.Refusal.Args[0], early.Refusal.Args[1]));
        }
        await HandInAsync(programme, world, await world.CandidateAsync("Bennani", CandidateStage.Shortlisted), DocumentKind.IdentityCard);

        var applicant = await Applicant.BeginAsync(programme);
        var own = applicant.As<DossierPapers>();
        Assert.Equal("Documents.AskedLater", (await Assert.ThrowsAsync<RuleBroken>(() => own.AddAsync("IdentityCard", "cin.pdf", Pdf))).Refusal.Key);
        Assert.Equal("Documents.KindMissing", (await Assert.ThrowsAsync<RuleBroken>(() => own.AddAsync("RepresentativeAgreement", "accord.pdf", Pdf))).Refusal.Key);
        var page = await own.ReadAsync();
        Assert.Equal([DocumentKind.Transcript, DocumentKind.SchoolCertificate], page.Asked.Select(a => a.Kind));
        Assert.Equal([DocumentKind.Transcript], page.Missing);
        Assert.Equal([DocumentKind.IdentityCard, DocumentKind.ParentsPapers, DocumentKind.IncomeProof, DocumentKind.IncomeDeclaration, DocumentKind.SocialRegister, DocumentKind.FamilyBook, DocumentKind.DeathOrDivorceAct], page.Later.Select(l => l.Kind));
    }

    [Fact]
    public async Task A_representative_who_agreed_on_the_telephone_owes_no_signed_page()
    {
        await using var programme = await TestProgramme.CreateAsync();
        var world = await World.CreateAsync(programme);
        var applicant = await Applicant.BeginAsync(programme);
        await applicant.FillAsync(birth: "20/09/2003");
        await applicant.As<DossierFilling>().SaveAsync(Applicant.Director());
        await applicant.SendAsync();
        await using var db = programme.OpenAll();
        var key = await db.Candidates.Select(c => c.Key).SingleAsync();
        async Task<int[]> OwingAsync()
        {
            var list = (await programme.As<CandidateListing>(world.Manager).ReadAsync(new CandidateFilter(), new PageRequest())).Rows[0].State!.Value.ToAsk;
            return [list.Count(k => k == DocumentKind.RepresentativeAgreement), (await programme.As<CandidateDossiers>(world.Manager).ReadAsync(key))!.Missing.Count(k => k == DocumentKind.RepresentativeAgreement),
                await db.Candidates.LackingPapers(db, programme.Clock.Today, DocumentKind.RepresentativeAgreement).CountAsync(),
                (await applicant.As<DossierPapers>().ReadAsync()).Missing.Count(k => k == DocumentKind.RepresentativeAgreement),
                (await applicant.As<DossierReading>().OverviewAsync()).MissingPapers.Count(k => k == DocumentKind.RepresentativeAgreement)];
        }
        Assert.All(await OwingAsync(), owing => Assert.Equal(1, owing));

        await programme.As<AgreementLogging>(world.Manager).RecordAsync(key, new AgreementInput { Means = "LoggedCall", AgreedOn = "20/06/2021", Version = (await db.RepresentativeAgreements.SingleAsync()).Version });

        Assert.All(await OwingAsync(), owing => Assert.Equal(0, owing));
    }
}
