using AusAiducation.Core.Documents;
using AusAiducation.Core.Students;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Two years of studies: enrolment certificates, results of each term, and what has not arrived or is not published yet.</summary>
static class DemoSchoolYears
{
    /// <summary>Place in students.txt of the one whose certificate of 2020-2021 was refused and never came again.</summary>
    public const int WithoutCertificate = 7;

    public static void Note(DemoWorld world)
    {
        for (var number = 1; number <= 2; number++)
        {
            var (year, rank) = (2018 + number, number);
            var code = Scholarship.YearCode(year);
            List<AcademicYear> years = [];
            world.Diary.On(new(year, 9, 10), 9, "manager", () =>
            {
                foreach (var (laureate, student) in world.Students)
                    years.Add(new AcademicYear(student.Id, rank, code, $"{(rank == 1 ? "1re" : "2e")} année, {laureate.Path}"));
                world.Db.AcademicYears.AddRange(years);
            });
            world.Diary.On(new(year, 10, 12), 11, "manager", () => Enrol(world, years, rank));
            Results(world, code, Term.First, new(year + 1, 2, 22));
            Results(world, code, Term.Second, new(year + 1, 7, 5));
        }
    }

    static void Enrol(DemoWorld world, List<AcademicYear> years, int rank)
    {
        foreach (var (i, year) in years.Index())
        {
            var paper = DemoPapers.Pdf(world, DocumentKind.EnrolmentCertificate, $"inscription-{year.Code}-{i + 1}.pdf", "Certificat d'inscription").OfStudent(year.StudentId, year.Code);
            world.Db.Documents.Add(paper);
            if (rank == 2 && i == WithoutCertificate)
            {
                paper.Refuse("Le certificat est celui de l'année précédente.", world.Id("manager"), world.Diary.Now);
                continue;
            }
            paper.Accept(world.Id("manager"), world.Diary.Now);
            year.AcceptEnrolment(world.Diary.Today);
        }
    }

    /// <summary>Results come over four days and are published two weeks later; those of July 2021 wait, and three have not come.</summary>
    static void Results(DemoWorld world, string code, Term term, DateOnly from)
    {
        List<TermResult> results = [];
        for (var wave = 0; wave < 4; wave++)
        {
            var part = wave;
            world.Diary.On(from.AddDays(wave), 16, "manager", () =>
            {
                foreach (var (i, (laureate, student)) in world.Students.Index().Where(s => s.Index % 4 == part))
                {
                    if (IsLatest(from, term) && i is 3 or 7 or 9) continue;
                    var average = Math.Clamp((double)laureate.Marks.Computed!.Value - 3.6 + 0.8 * world.Dice.Bell() + (term == Term.Second ? 0.3 : 0), 10.2, 18.6);
                    results.Add(new TermResult(student.Id, code, term, decimal.Round((decimal)average, 2), Comment(average), world.Diary.Today));
                }
                world.Db.TermResults.AddRange(results.Where(r => r.ReceivedOn == world.Diary.Today));
            });
        }
        // The first wave of July 2021 is published already, so that a sponsor has something new to read.
        var publishOn = IsLatest(from, term) ? from.AddDays(1) : from.AddDays(14);
        world.Diary.On(publishOn, 10, "manager", () =>
        {
            foreach (var result in results) result.Publish(world.Diary.Today);
        });
    }

    static bool IsLatest(DateOnly from, Term term) => from.Year == 2021 && term == Term.Second;

    static string? Comment(double average) => average switch
    {
        >= 15 => "Excellent semestre, félicitations du conseil.",
        >= 13 => "Bon semestre, travail régulier.",
        < 11.5 => "Semestre difficile, à soutenir en sciences physiques.",
        _ => null,
    };
}
