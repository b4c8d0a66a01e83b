using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;

namespace AusAiducation.Core.Data.Demo;

/// <summary>Messages as the acts of the programme prepare them, and the letters of 2019: each released and confirmed on the day it was prepared.</summary>
static class DemoLetters
{
    static readonly Dictionary<MessageField, object> NoFacts = [];

    public static Message Prepare(DemoWorld world, Candidate candidate, string edition, MessageTemplate template, Dictionary<MessageField, object>? facts = null, EditionTemplate? own = null)
    {
        var to = CandidateMessages.Of(candidate, edition, candidate.Person.Contact);
        var words = own ?? EditionTemplate.Usual(candidate.EditionId, template);
        var text = MessageText.Write(words, to, facts ?? NoFacts, MessageText.Family);
        var message = new Message(to, template, MessageText.Family, text, words.AnswerDays, OfferedChannels.Usual, world.Id("manager"));
        world.Db.Messages.Add(message);
        return message;
    }

    public static void Send(DemoWorld world, Candidate candidate, MessageTemplate template, int? rank = null)
    {
        var (by, diary) = (world.Id("manager"), world.Diary);
        var message = Prepare(world, candidate, world.Edition2019.Code, template, rank is { } r ? new() { [MessageField.Rank] = r } : null);
        message.Release(by, diary.Now, diary.Today, OfferedChannels.Usual);
        if (message.Channel == MessageChannel.Mail)
        {
            message.Start(diary.Now);
            message.Taken(diary.Now, diary.Today);
        }
        message.Note(new ContactAttempt(MessageChannel.Call, ContactOutcome.Reached, diary.Now, by), diary.Today);
    }
}
