using AusAiducation.Core.Candidates;
using AusAiducation.Core.Selection;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Two files of 2019-2020 that were not kept: everybody scores them on the evening the round opens, and the next morning the chair notes what was agreed.</summary>
static class DemoTraining
{
    /// <summary>Levels of the four criteria, one group a member: at one on the academics of the first file, two levels apart on its motivation.</summary>
    static readonly string[][] Levels = [["4343", "4434", "4353", "4333", "4344"], ["3233", "3232", "3323", "2233", "3232"]];

    static readonly string[] Agreed =
    [
        "Motivation : un atelier tenu plusieurs mois vaut 4, même raconté en deux lignes ; le 5 demande un résultat utile à d’autres. La longueur du texte ne compte pas.",
        "Projet : « ingénieur » sans filière ni étape reste à 2. Un examen national nettement sous le contrôle continu plafonne le critère scolaire à 3.",
    ];

    public static List<Candidate> Files(DemoWorld world) =>
        [.. world.Candidates2019.Where(c => c.Stage is CandidateStage.NotSelected or CandidateStage.NotShortlisted && c.File.Motivation is not null).Take(Levels.Length)];

    public static void Note(DemoWorld world, DateOnly opened, Func<Round> round)
    {
        List<Review> given = [];
        world.Diary.On(opened, 9, "chair", () =>
        {
            foreach (var member in DemoWorld.Committee)
                foreach (var (i, file) in Files(world).Index()) given.Add(new Review(round(), file.Id, world.Id(member), i, training: true));
            world.Db.Reviews.AddRange(given);
        });
        foreach (var (m, member) in DemoWorld.Committee.Index())
            world.Diary.On(opened, 19, member, () =>
            {
                foreach (var review in given.Where(r => r.UserId == world.Id(member))) Send(world, review, Levels[review.Position][m]);
            });
        world.Diary.On(opened.AddDays(1), 11, "chair", () =>
        {
            foreach (var (file, text) in Files(world).Zip(Agreed)) world.Db.TrainingNotes.Add(new TrainingNote(round(), file.Id, text, world.Id("chair"), world.Diary.Now));
        });
    }

    static void Send(DemoWorld world, Review review, string levels)
    {
        foreach (var (criterion, level) in review.Round.Rubric.Criteria.OrderBy(c => c.Position).Zip(levels)) review.Mark(criterion.Id, level - '0', world.Diary.Now);
        if (levels.Contains('5', StringComparison.Ordinal)) review.Write("L’atelier de soutien, tenu deux ans, a fait passer trois camarades : c’est un résultat, pas une intention.", world.Diary.Now);
        review.Submit(world.Diary.Now);
    }
}
