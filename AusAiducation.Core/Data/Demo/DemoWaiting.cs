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
        world.Diary.On(new(2021, 7, 9), 17, "manager", () => Redact(world));
        world.Diary.On(Today, 8, "manager", () =>
        {
            world.Db.PendingImports.Add(new PendingImport(world.Id("manager"), world.Edition2021.Id, world.Organisations["Lycee2"].Id, DemoSourcing.Basis("Lycee2", new(2021, 7, 1)), "liste-azilal-2021.csv", LateList(), lines: 3));
            world.Db.Drafts.Add(new Draft(world.Id("manager"), "note", "desk", """{"text":"Appeler le réseau des Dar Talib au sujet des onze dossiers à confirmer."}"""));
        });
    }

    /// <summary>A transcript, as PDF or as a photo, and a school certificate, for every sixth candidate.</summary>
    static void HandIn(DemoWorld world)
    {
        foreach (var (i, candidate) in world.Candidates2021.Index().Where(c => c.Index % 6 == 0))
        {
            var transcript = i % 24 < 12 ? DemoPapers.Photo(world, DocumentKind.Transcript, $"releve-{i + 1}.jpg") : DemoPapers.Pdf(world, DocumentKind.Transcript, $"releve-{i + 1}.pdf", "Relevé de notes");
            world.Db.Documents.Add(transcript.OfCandidate(candidate.Id));
            world.Db.Documents.Add(DemoPapers.Png(world, DocumentKind.SchoolCertificate, $"scolarite-{i + 1}.png", (byte)(40 + i)).OfCandidate(candidate.Id));
        }
    }

    static void Check(DemoWorld world)
    {
        var papers = world.Db.ChangeTracker.Entries<Document>().Select(e => e.Entity).Where(d => d.CandidateId is not null).OrderBy(d => d.Id).ToList();
        foreach (var (i, paper) in papers.Index())
        {
            if (i % 4 is 0 or 1) paper.Accept(world.Id("manager"), world.Diary.Now);
            else if (i % 8 == 2) paper.Refuse("La photo est floue: les notes ne se lisent pas.", world.Id("manager"), world.Diary.Now);
        }
    }

    /// <summary>Redacted copies of the photos that were accepted; the last is still to be confirmed, one to be made.</summary>
    static void Redact(DemoWorld world)
    {
        var photos = world.Db.ChangeTracker.Entries<Document>().Select(e => e.Entity).Where(d => d is { ContentType: DocumentTypes.Jpeg, State: DocumentState.Accepted, RedactedOfId: null }).OrderBy(d => d.Id).SkipLast(1).ToList();
        foreach (var (i, photo) in photos.Index())
        {
            var copy = DemoPapers.RedactedPhoto(world, photo);
            if (i < photos.Count - 1) copy.Accept(world.Id("manager"), world.Diary.Now);
            world.Db.Documents.Add(copy);
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
