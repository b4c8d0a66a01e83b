using AusAiducation.Core.Documents;
using AusAiducation.Core.Messages;

namespace AusAiducation.Core.Data.Demo;

/// <summary>
/// The outbox on 12 July 2021: papers asked for, some by mail and some by telephone, some answered, some not; others still to be read over.
/// </summary>
static class DemoOutbox
{
    public static void Note(DemoWorld world)
    {
        var diary = world.Diary;
        List<Message> asked = [];
        diary.On(new(2021, 6, 11), 9, "manager", () => Thank(world));
        diary.On(new(2021, 7, 8), 11, "manager", () =>
        {
            var own = EditionTemplate.Usual(world.Edition2021.Id, MessageTemplate.PapersMissing);
            own.Write("fr", new(own.French.Subject, own.French.Body, "AUSAIDUCATION, dossier {code} : envoyez-nous {pieces} sous {delai} jours, une photo nette suffit."), 8);
            world.Db.EditionTemplates.Add(own);
            foreach (var (_, candidate) in world.Candidates2021.Index().Where(c => c.Index % 7 == 3))
                asked.Add(DemoLetters.Prepare(world, candidate, world.Edition2021.Code, MessageTemplate.PapersMissing, new() { [MessageField.Papers] = DocumentKind.Transcript }, own));
        });
        diary.On(new(2021, 7, 8), 12, "manager", () => asked.ForEach(m => m.Release(world.Id("manager"), diary.Now, diary.Today, OfferedChannels.Usual)));
        diary.On(new(2021, 7, 8), 13, "", () => Carry(world, asked));
        diary.On(new(2021, 7, 9), 10, "manager", () => Call(world, asked));
        diary.On(new(2021, 7, 10), 17, "manager", () =>
        {
            foreach (var (_, candidate) in world.Candidates2021.Index().Where(c => c.Index % 10 == 8))
                DemoLetters.Prepare(world, candidate, world.Edition2021.Code, MessageTemplate.PaperRefused, new() { [MessageField.Papers] = DocumentKind.SchoolCertificate, [MessageField.Reason] = "La photo est floue." });
        });
    }

    /// <summary>The academy's list, answered by mail and confirmed on the telephone.</summary>
    static void Thank(DemoWorld world)
    {
        var to = Recipient.Of(world.Edition2021, world.Organisations["Academy"], "listes@academie.example", null);
        var words = EditionTemplate.Usual(world.Edition2021.Id, MessageTemplate.ListReceived);
        var message = new Message(to, MessageTemplate.ListReceived, "fr", MessageText.Write(words, to, new Dictionary<MessageField, object> { [MessageField.Count] = 50 }, "fr"), null, OfferedChannels.Usual, world.Id("manager"));
        world.Db.Messages.Add(message);
        message.Release(world.Id("manager"), world.Diary.Now, world.Diary.Today, OfferedChannels.Usual);
        message.Start(world.Diary.Now);
        message.Taken(world.Diary.Now, world.Diary.Today);
        message.Note(new ContactAttempt(MessageChannel.Call, ContactOutcome.Reached, world.Diary.Now, world.Id("manager"), note: "Le secrétariat confirme."), world.Diary.Today);
    }

    static void Carry(DemoWorld world, List<Message> asked)
    {
        foreach (var (i, message) in asked.Where(m => m.Channel == MessageChannel.Mail).Index())
        {
            message.Start(world.Diary.Now);
            if (i == 1) message.NotTaken("550 5.1.1 mailbox unknown", final: true, world.Diary.Now);
            else message.Taken(world.Diary.Now, world.Diary.Today);
        }
    }

    static void Call(DemoWorld world, List<Message> asked)
    {
        ContactOutcome[] outcomes = [ContactOutcome.Reached, ContactOutcome.NoAnswer, ContactOutcome.LeftWord, ContactOutcome.WrongNumber, ContactOutcome.NoAnswer];
        foreach (var (i, message) in asked.Where(m => m.State != MessageState.Failed).Index().Where(m => m.Index % 3 != 2))
        {
            var outcome = outcomes[i % outcomes.Length];
            message.Note(new ContactAttempt(MessageChannel.Call, outcome, world.Diary.Now, world.Id("manager"), outcome == ContactOutcome.LeftWord ? "sa sœur" : null), world.Diary.Today);
        }
    }
}
