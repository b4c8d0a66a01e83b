using AusAiducation.Core.Careers;
using AusAiducation.Core.Events;

namespace AusAiducation.Core.Data.Demo;

/// <summary>What takes students out of their schools: internships, and the events of AUSIM.</summary>
static class DemoOutings
{
    static readonly (int Student, string Company, string Subject, DateOnly From, DateOnly To)[] Internships =
    [
        (10, "School 1337", "Projet d'algorithmique en équipe", new(2020, 7, 6), new(2020, 7, 31)),
        (0, "Axeli", "Observation d'une équipe de développement", new(2021, 7, 5), new(2021, 7, 30)),
        (6, "DataProtect", "Découverte d'un centre de supervision de la sécurité", new(2021, 7, 5), new(2021, 7, 30)),
        (7, "DataProtect", "Initiation aux tests d'intrusion", new(2021, 7, 12), new(2021, 8, 6)),
    ];

    static readonly (string Title, DateOnly On, string Place, DateOnly InvitedOn)[] Events =
    [
        ("Conférence de l'AUSIM: métiers de la cybersécurité", new(2020, 2, 20), "Casablanca", new(2020, 2, 3)),
        ("Rencontre en ligne de l'AUSIM: le nuage expliqué", new(2021, 6, 17), "En ligne", new(2021, 6, 1)),
        ("Rencontre de rentrée de l'AUSIM", new(2021, 9, 23), "Casablanca", new(2021, 7, 9)),
    ];

    public static void Note(DemoWorld world)
    {
        foreach (var (student, company, subject, from, to) in Internships)
            world.Diary.On(from.AddDays(-20), 15, "manager", () => world.Db.Internships.Add(new Internship(world.Students[student].Student.Id, company, subject, from, to)));
        foreach (var (title, on, place, invitedOn) in Events)
        {
            var meeting = new ProgrammeEvent(title, on, place);
            world.Diary.On(invitedOn, 12, "manager", () => world.Db.Events.Add(meeting));
            var known = on < DateOnly.FromDateTime(DemoProgramme.Start);
            world.Diary.On(known ? on.AddDays(1) : invitedOn, 18, "manager", () =>
            {
                foreach (var (i, (_, student)) in world.Students.Index())
                    world.Db.EventAttendances.Add(new EventAttendance(meeting.Id, student.Id, known ? (i + on.Month) % 4 != 0 : null));
            });
        }
    }
}
