using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// Visits to families: all the shortlisted of July 2019; in July 2021, before the shortlist, two that the team asked for with a reason,
/// one signed with a photo, one begun.
/// </summary>
static class DemoInquiries
{
    const string Inquirer = "inquirer";

    // Places in the order of arrival of two files found eligible.
    const int First = 20;
    const int Second = 35;

    static readonly (ParentsSituation Parents, bool Boarding, int Km, string Work)[] Families =
    [
        (ParentsSituation.Both, true, 320, "Journalier agricole; mère au foyer."), (ParentsSituation.FatherDied, true, 210, "Mère femme de ménage."),
        (ParentsSituation.Both, false, 40, "Marchand ambulant; mère couturière à domicile."), (ParentsSituation.WardOfInstitution, true, 480, "Élevé dans une maison d'enfants depuis neuf ans."),
        (ParentsSituation.Apart, true, 150, "Mère seule, saisonnière dans les serres."), (ParentsSituation.Both, true, 260, "Petite exploitation de deux hectares."),
    ];

    static readonly string[] Seen =
    [
        "Attestation de la commune montrée, montant conforme.", "Livret de famille montré.", "Deux pièces et une cour; l'eau vient du puits commun.",
        "Certificats de scolarité de l'année montrés.", "Route de pierre, puis autocar deux fois par semaine.", "Rien n'a été dit.",
    ];

    public static void Note2019(DemoWorld world, List<Candidate> shortlist)
    {
        List<SocialInquiry> visits = [];
        world.Diary.On(new(2019, 7, 15), 18, "", () => { foreach (var (i, candidate) in shortlist.Index()) Declare(candidate, i); });
        world.Diary.On(new(2019, 7, 16), 12, "manager", () => { foreach (var candidate in shortlist) visits.Add(Give(world, candidate, new(2019, 7, 21), null)); });
        for (var day = 0; day < 4; day++)
        {
            var today = day;
            world.Diary.On(new DateOnly(2019, 7, 18).AddDays(day), 19, Inquirer, async () =>
            {
                var grid = await GridAsync(world, world.Edition2019);
                foreach (var (i, visit) in visits.Index().Where(v => v.Index % 4 == today)) Sign(world, grid, visit, shortlist[i], i);
            });
        }
    }

    public static void Note2021(DemoWorld world)
    {
        List<SocialInquiry> visits = [];
        world.Diary.On(new(2021, 7, 8), 9, "", () => { Declare(world.Candidates2021[First], 1); Declare(world.Candidates2021[Second], 3); });
        world.Diary.On(new(2021, 7, 8), 15, "manager", () =>
        {
            visits.Add(Give(world, world.Candidates2021[First], new(2021, 7, 16), "Situation signalée par le lycée: la famille a quitté son logement."));
            visits.Add(Give(world, world.Candidates2021[Second], new(2021, 7, 9), "Pupille d'un établissement: son directeur n'est joignable qu'avant la mi-juillet."));
        });
        world.Diary.On(new(2021, 7, 10), 18, Inquirer, async () =>
        {
            var (grid, first) = (await GridAsync(world, world.Edition2021), world.Candidates2021[First]);
            var photo = DemoPapers.Png(world, DocumentKind.HomeVisitPhoto, "cour.png", 90, Inquirer).OfCandidate(first.Id);
            photo.Accept(world.Id(Inquirer), world.Diary.Now);
            world.Db.InquiryPhotos.Add(new InquiryPhoto(visits[0], grid.Items.OrderBy(i => i.Position).ElementAt(2).Id, photo));
            Sign(world, grid, visits[0], first, 2);
            visits[1].Start(world.Diary.Now);
            world.Db.Drafts.Add(new Draft(world.Id(Inquirer), InquiryRows.DraftForm, visits[1].Key, new InquiryInput { Contact = nameof(InquiryContact.Institution), Met = nameof(MetAs.InstitutionDirector), Siblings = "2" }.ToJson()));
        });
    }

    static void Declare(Candidate candidate, int i)
    {
        var (family, social) = (Families[i % Families.Length], candidate.Social!);
        var income = IncomeBrackets.Range(social.IncomeBracket) is { } year ? decimal.Round(year.From / IncomeBrackets.MonthsInYear) + 250 : (decimal?)null;
        social.Detail(family.Work, income, null);
        social.Circumstances(family.Parents, family.Boarding, family.Km);
        social.CountSiblings(Math.Max(0, (social.HouseholdSize ?? 4) - 3));
    }

    static SocialInquiry Give(DemoWorld world, Candidate candidate, DateOnly due, string? reason)
    {
        var visit = new SocialInquiry(candidate, world.Id(Inquirer), due, reason, world.Id("manager"), world.Diary.Now);
        world.Db.SocialInquiries.Add(visit);
        if (reason is not null)
            DemoLetters.Prepare(world, candidate, world.Edition2021.Code, MessageTemplate.VisitAnnounced, new() { [MessageField.Visitor] = world.Accounts[Inquirer].DisplayName, [MessageField.Day] = due });
        return visit;
    }

    /// <summary>Found mostly as declared; here and there an income or a count differs, and is confirmed or explained.</summary>
    static void Sign(DemoWorld world, NeedGrid grid, SocialInquiry visit, Candidate candidate, int i)
    {
        var declared = HouseholdFacts.Declared(candidate.Social);
        var income = (declared.MonthlyIncomeMad ?? 1800) * (i % 5 == 2 ? 2 : 1);
        var found = declared with { MonthlyIncomeMad = income, Income = IncomeBrackets.Of(income * IncomeBrackets.MonthsInYear), Siblings = declared.Siblings + (i % 7 == 2 ? 1 : 0) };
        var levels = grid.Items.OrderBy(item => item.Position).Select((item, at) => new FoundLevel(item, Level(item, at, i, found), at == 4 ? EvidenceSource.Seen : EvidenceSource.PaperShown, Seen[at])).ToList();
        var answers = Contradiction.Between(declared, found).Select(c => new AnsweredContradiction(c, c.Kind == ContradictionKind.Siblings ? ContradictionAnswer.Explained : ContradictionAnswer.Confirmed,
            c.Kind == ContradictionKind.Siblings ? "Un neveu orphelin vit avec la famille depuis le printemps." : null)).ToList();
        var facts = new InquiryFacts(i % 6 == 3 ? InquiryContact.Institution : InquiryContact.HomeVisit, world.Diary.Today, i % 6 == 3 ? MetAs.InstitutionDirector : i % 2 == 0 ? MetAs.BothParents : MetAs.Mother, null, found,
            i % 4 == 0 ? "Accueil simple et franc; la famille demande surtout si le logement sera possible." : null, levels, answers);
        var report = new InquiryReport(visit, 1, null, facts, grid.Maximum, world.Id(Inquirer), world.Accounts[Inquirer].DisplayName, world.Diary.Now);
        world.Db.InquiryReports.Add(report);
        grid.Freeze(world.Diary.Now);
        visit.Sign(world.Diary.Now);
        candidate.Social!.Score(report.Score);
    }

    static NeedLevel Level(NeedItem item, int at, int i, HouseholdFacts found) => item.Measure switch
    {
        NeedMeasure.MonthlyIncomeAHead => item.LevelsFor(found.MonthlyIncomeMad!.Value / (found.HouseholdSize ?? 4), found.MonthlyIncomeMad.Value / (found.HouseholdSize ?? 4))[0],
        NeedMeasure.Siblings => item.LevelsFor(found.Siblings ?? 0, found.Siblings ?? 0)[0],
        _ => item.InOrder.ElementAt((at + i) % item.Levels.Count),
    };

    static Task<NeedGrid> GridAsync(DemoWorld world, Edition edition) => world.Db.NeedGrids.Include(g => g.Items).ThenInclude(item => item.Levels).SingleAsync(g => g.EditionId == edition.Id);
}
