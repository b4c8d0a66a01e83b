using System.Text;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;

namespace AusAiducation.Core.Data.Demo;

/// <summary>What lies on desks on the morning of 12 July 2021: papers to check, a list to confirm, a text half typed.</summary>
static class DemoWaiting
{
    static readonly DateOnly Today = new(2021, 7, 12);

    public static void Note(DemoWorld world)
    {
        world.Diary.On(new(2021, 7, 8), 10, "manager", () => HandIn(world));
        world.Diary.On(new(2021, 7, 9), 16, "manager", () => Check(world));
        world.Diary.On(Today, 8, "manager", () =>
        {
            world.Db.PendingImports.Add(new PendingImport(world.Id("manager"), world.Edition2021.Id, world.Organisations["Lycee2"].Id, DemoSourcing.Basis("Lycee2", new(2021, 7, 1)), "liste-azilal-2021.csv", LateList(), lines: 3));
            world.Db.Drafts.Add(new Draft(world.Id("manager"), "note", "desk", """{"text":"Appeler le réseau des Dar Talib au sujet des onze dossiers à confirmer."}"""));
        });
    }

    /// <summary>A transcript as PDF and a photo of the income proof, for every sixth candidate.</summary>
    static void HandIn(DemoWorld world)
    {
        foreach (var (i, candidate) in world.Candidates2021.Index().Where(c => c.Index % 6 == 0))
        {
            world.Db.Documents.Add(DemoPapers.Pdf(world, DocumentKind.Transcript, $"releve-{i + 1}.pdf", "Relevé de notes").OfCandidate(candidate.Id));
            world.Db.Documents.Add(DemoPapers.Png(world, DocumentKind.IncomeProof, $"revenu-{i + 1}.png", (byte)(40 + i)).OfCandidate(candidate.Id));
        }
    }

    static void Check(DemoWorld world)
    {
        var papers = world.Db.ChangeTracker.Entries<Document>().Select(e => e.Entity).Where(d => d.CandidateId is not null).OrderBy(d => d.Id).ToList();
        foreach (var (i, paper) in papers.Index())
        {
            if (i % 4 is 0 or 1) paper.Accept(world.Id("manager"), world.Diary.Now);
            else if (i % 8 == 2) paper.Refuse("La photo est floue: les montants ne se lisent pas.", world.Id("manager"), world.Diary.Now);
        }
    }

    static byte[] LateList() => Encoding.UTF8.GetBytes(
        """
        Nom;Prénom;Nom arabe;Prénom arabe;Sexe;Date de naissance;Massar;Province;Filière;National;Régional;Contrôle continu;Moyenne
        Aït Lahcen;Tiziri;آيت لحسن;تيزيري;F;14/02/2003;D199000001;Azilal;SMA;16,80;17,25;17,90;17,19
        Bouazza;Yahya;بوعزة;يحيى;M;03/09/2003;D199000002;Azilal;PC;16,10;16,75;17,40;16,59
        Jebbari;Wissal;الجباري;وصال;F;27/06/2003;D199000003;Azilal;SVT;15,40;16,20;16,95;15,99
        """);
}
