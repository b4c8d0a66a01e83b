using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The letters of 2019, all released on the day they were prepared.</summary>
static class DemoLetters
{
    public static void Send(DemoWorld world, Candidate candidate, LetterKind kind)
    {
        var (subject, body) = Text(kind);
        var by = world.Id("manager");
        var letter = new Letter(candidate.EditionId, candidate.Id, kind, "fr", subject, $"Bonjour {candidate.Person.GivenName},\n\n{body}\n\nL'équipe du programme", by);
        // The act that releases letters also makes mails; those of 2019 left two years ago, so only their dates are set.
        var entry = world.Db.Letters.Add(letter);
        entry.Property(l => l.State).CurrentValue = LetterState.Released;
        entry.Property(l => l.ReleasedAt).CurrentValue = world.Diary.Now;
        entry.Property(l => l.ReleasedByUserId).CurrentValue = by;
        entry.Property(l => l.ReleasedWay).CurrentValue = kind == LetterKind.Selected ? HandOverWay.Telephone : HandOverWay.Post;
    }

    static (string Subject, string Body) Text(LetterKind kind) => kind switch
    {
        LetterKind.Shortlisted => ("Vous êtes présélectionné(e)", "Votre dossier a retenu l'attention du comité. Nous vous invitons à un entretien et à un test écrit à Casablanca; vos frais de transport sont pris en charge."),
        LetterKind.NotShortlisted => ("Votre candidature", "Votre dossier n'a pas été retenu pour les entretiens. Vous pouvez demander une correction de vos données ou faire appel dans les dix jours auprès de la présidence de la commission."),
        LetterKind.Selected => ("Vous êtes lauréat(e)", "La commission vous a choisi(e). Félicitations! Une convention vous sera proposée pour cinq années d'études; un coach vous accompagnera."),
        LetterKind.Reserve => ("Vous êtes sur la liste d'attente", "La commission a reconnu la qualité de votre parcours. Vous êtes sur la liste d'attente et nous vous écrirons si une place se libère."),
        LetterKind.NotSelected => ("Votre candidature", "La commission n'a pas pu vous retenir cette année. Ce résultat ne juge ni votre valeur ni votre avenir. Vous pouvez faire appel dans les dix jours."),
    };
}
