using AusAiducation.Core.Data;
using AusAiducation.Core.Messages;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Selection.Assignment;

/// <summary>The mails to members about their files, in their own language. They name no file: mail is read over shoulders.</summary>
static class ReviewMails
{
    /// <summary>One mail for each member with new files, added to the transaction that gives them; how many. None where the program has no mail.</summary>
    /// <param name="due">When they may leave, by the machine's clock, as all account mails.</param>
    public static int Given(AppDbContext db, Round round, string edition, IEnumerable<KeyValuePair<PlanPerson, int>> files, DateTime due)
    {
        var mails = !db.Offered.Mail ? [] : files.Where(f => !string.IsNullOrEmpty(f.Key.Mail)).Select(f => Write(f.Key, "Given", f.Value, round, edition, due)).ToList();
        db.OutgoingMails.AddRange(mails);
        return mails.Count;
    }

    public static OutgoingMail Reminder(PlanPerson person, ReminderKind kind, int left, Round round, string edition, DateTime due) => Write(person, $"{kind}", left, round, edition, due);

    static OutgoingMail Write(PlanPerson person, string about, int count, Round round, string edition, DateTime due)
    {
        var language = Texts.Texts.Known(person.Language);
        return new OutgoingMail(person.Mail!, Texts.Texts.In(language, $"Selection.MailSubject{about}", count, edition),
            Texts.Texts.In(language, $"Selection.MailBody{about}", person.Name, count, round.Name.In(language), edition, Formats.LongDay(round.ClosesOn, language)), due);
    }
}
