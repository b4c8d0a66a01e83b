using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>Files given to members and taken back from them, counted by person.</summary>
sealed record FilesMoved(IReadOnlyDictionary<int, int> Given, IReadOnlyDictionary<int, int> TakenBack)
{
    static readonly Dictionary<int, int> None = [];

    public static FilesMoved To(int userId, int files) => new(files == 0 ? None : new() { [userId] = files }, None);

    public static FilesMoved From(int userId) => new(None, new Dictionary<int, int> { [userId] = 1 });

    public IEnumerable<int> People => Given.Keys.Union(TakenBack.Keys);

    public int Net(int userId) => Given.GetValueOrDefault(userId) - TakenBack.GetValueOrDefault(userId);
}

/// <summary>The mails to members about their files, in their own language. They name no file: mail is read over shoulders.</summary>
static class ReviewMails
{
    /// <summary>How long a mail about files given by hand waits for the next ones: whoever gives a dozen one after the other tells of them once.</summary>
    public static readonly TimeSpan ByHandWait = TimeSpan.FromMinutes(10);

    /// <summary>
    /// One mail for each member with new files, in the transaction that gives them; how many were written. One that still waits is changed
    /// instead: it counts what was given since, not what was taken back, and does not leave when nothing is left. None where the program has no mail.
    /// </summary>
    /// <param name="people">Those of the round today; a mail that waits for somebody else does not leave.</param>
    /// <param name="due">When they may leave, by the machine's clock, as all account mails.</param>
    /// <param name="now">By the same clock.</param>
    public static async Task<int> GivenAsync(AppDbContext db, Round round, string edition, IEnumerable<PlanPerson> people, FilesMoved moved, DateTime due, DateTime now, CancellationToken ct)
    {
        if (!db.Offered.Mail) return 0;
        var known = people.Where(p => !string.IsNullOrEmpty(p.Mail)).ToDictionary(p => p.UserId);
        var waiting = (await BlindFacts.UntriedMailsAsync(db, [.. moved.People.Select(Topic)], ct)).Where(m => m.IsWaiting(now)).ToLookup(m => m.Topic);
        var written = 0;
        foreach (var userId in moved.People)
        {
            var mail = waiting[Topic(userId)].FirstOrDefault();
            var count = mail is null ? moved.Given.GetValueOrDefault(userId) : mail.Count + moved.Net(userId);
            var told = count > 0 && known.TryGetValue(userId, out var person) ? Write(person, "Given", count, round, edition, due, Topic(userId)) : null;
            if (told is not null) written++;
            if (mail is null && told is not null) db.OutgoingMails.Add(told);
            else if (mail is not null && told is not null) mail.Rewrite(told);
            else if (mail is not null) db.OutgoingMails.Remove(mail);
        }
        return written;

        string Topic(int userId) => $"review-files-{round.Id}-{userId}";
    }

    public static OutgoingMail Reminder(PlanPerson person, ReminderKind kind, int left, Round round, string edition, DateTime due) =>
        Write(person, $"{kind}", left, round, edition, due, $"review-{kind}-{round.Id}-{person.UserId}");

    static OutgoingMail Write(PlanPerson person, string about, int count, Round round, string edition, DateTime due, string topic)
    {
        var language = Texts.Texts.Known(person.Language);
        return new OutgoingMail(person.Mail!, Texts.Texts.In(language, $"Selection.MailSubject{about}", count, edition),
            Texts.Texts.In(language, $"Selection.MailBody{about}", person.Name, count, round.Name.In(language), edition, Formats.LongDay(round.ClosesOn, language)), due, topic, count);
    }
}
