using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection.Bulk;

/// <summary>What may be done to many files at once. Decisions of the committee are not among them.</summary>
public enum BulkAct { AskPapers, Decline, Withdraw, Reopen }

public static class BulkActs
{
    /// <summary>Who may do it: the same duty as on one file.</summary>
    public static Permission Duty(this BulkAct act) => act == BulkAct.Decline ? Permission.ConfirmEligibility : Permission.EditCandidates;

    public static bool NeedsReason(this BulkAct act) => act != BulkAct.AskPapers;
}

/// <summary>One act on many files: what, why, by whom. Each file is done by itself and keeps its own result.</summary>
public sealed class BulkRun : KeyedEntity
{
    readonly List<BulkFile> _files = [];

    BulkRun() { }

    /// <param name="key">Made with the preview, so that a confirmation sent twice makes one run.</param>
    public BulkRun(string key, int editionId, BulkAct act, DocumentKind? paper, string? reason, int byUserId, DateTime at) =>
        (Key, EditionId, Act, Paper, Reason, ByUserId, At) = (key, editionId, act, paper, reason, byUserId, at);

    public int EditionId { get; private set; }
    public Edition? Edition { get; private set; }
    public BulkAct Act { get; private set; }

    /// <summary>The one paper asked for; null for whatever each file lacks.</summary>
    public DocumentKind? Paper { get; private set; }
    public string? Reason { get; private set; }
    public int ByUserId { get; private set; }
    public AppUser? By { get; private set; }
    public DateTime At { get; private set; }
    public IReadOnlyList<BulkFile> Files => _files;

    public void Add(int candidateId, string seen) => _files.Add(new BulkFile(EditionId, candidateId, seen));
}

public enum BulkOutcome { Waiting, Done, Refused }

/// <summary>One file of a run and what became of it.</summary>
public sealed class BulkFile : Entity, IAboutCandidate
{
    BulkFile() { }

    internal BulkFile(int editionId, int candidateId, string seen) => (EditionId, CandidateId, Seen) = (editionId, candidateId, seen);

    public int BulkRunId { get; private set; }
    public BulkRun? Run { get; private set; }
    public int EditionId { get; private set; }
    public int CandidateId { get; private set; }

    /// <summary>What the preview rested on (a version, or the proposal of the rules): a file that moved on since is left alone.</summary>
    public string Seen { get; private set; } = "";
    public BulkOutcome Outcome { get; private set; }

    /// <summary>The run's reason, written with the act it explains.</summary>
    public string? Reason { get; private set; }
    public string? WhyNotKey { get; private set; }

    /// <summary>JSON: the arguments of the sentence, those that have a text of their own by its key.</summary>
    public string? WhyNotArgs { get; private set; }

    public Refusal? WhyNot => SentenceOf(WhyNotKey, WhyNotArgs);

    public void Settle(Refusal? whyNot, string? reason)
    {
        (Outcome, Reason) = whyNot is null ? (BulkOutcome.Done, reason) : (BulkOutcome.Refused, null);
        WhyNotKey = whyNot?.Key;
        WhyNotArgs = whyNot is { Args.Length: > 0 } ? JsonSerializer.Serialize(whyNot.Args.Select(Word)) : null;
    }

    internal static Refusal? SentenceOf(string? key, string? args) => key is null ? null
        : new(key, [.. (args is null ? [] : JsonSerializer.Deserialize<string[]>(args)!).Select(a => Texts.Texts.Knows(a) ? (object)new Refusal(a) : a)]);

    static string Word(object arg) => arg switch
    {
        Enum member => $"{member.GetType().Name}.{member}",
        Refusal text => text.Key,
        DateOnly day => Texts.Formats.Day(day),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => arg.ToString() ?? "",
    };
}
