using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The minutes of a commission as content in one language: what a person of law looks for, in the order they look for it.</summary>
public static class MinutesContent
{
    public static ReportDocument Of(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var body = minutes.Body;
        return new ReportDocument
        {
            Language = language, Title = T("Minutes.Title"), Subtitle = T("Minutes.Subtitle", body.Edition, body.Meeting, Formats.LongDay(body.HeldOn, language)),
            GeneratedAt = T("Minutes.FrozenAt", Formats.Moment(minutes.At), minutes.By ?? "–", minutes.Number), FooterNote = T("Minutes.Footer", minutes.Hash),
            Sections =
            [
                new(T("Minutes.Session"), [.. Session(minutes, T, language)]),
                new(T("Minutes.Present"), People(body, T)),
                new(T("Minutes.Quorum"), new Paragraph(Quorum(minutes, T))),
                new(T("Minutes.Rules"), [.. Rules(body, T)]),
                new(T("Minutes.Recusals"), MinutesTables.Recusals(minutes, language)),
                new(T("Sponsorship.Ties"), [.. SponsorTies(body, T)]),
                new(T("Minutes.Ranking"), new Paragraph(T("Minutes.RankingLead")), MinutesTables.Ranking(minutes, language)),
                new(T("Minutes.Decisions"), new Paragraph(T("Minutes.DecisionsLead", body.Seats)), MinutesTables.Votes(minutes, language), MinutesTables.Reasons(minutes, language)),
                new(T("Minutes.ReserveList"), MinutesTables.Reserve(minutes, language)),
                new(T("Minutes.TiesAndLots"), [.. Ties(minutes, T, language)]),
                new(T("Minutes.SecondScores"), MinutesTables.SecondScores(minutes, language)),
                new(T("Minutes.Annexes"), new Paragraph(T("Minutes.AnnexNote"))),
                new(T("Minutes.Signatures"), new Signatures([.. body.Members.Where(WasThere).Select(m => new SignatureLine(T("Minutes.Member"), m.Name))])),
            ],
        };
    }

    static IEnumerable<ReportBlock> Session(MinutesView minutes, Func<string, object?[], string> t, string language)
    {
        var body = minutes.Body;
        yield return new Facts(
            new Fact(t("Minutes.HeldOn", []), Formats.LongDay(body.HeldOn, language)), new Fact(t("Minutes.Place", []), body.Place),
            new Fact(t("Minutes.Opened", []), Formats.Moment(body.OpenedAt)), new Fact(t("Minutes.Closed", []), Formats.Moment(body.ClosedAt)),
            new Fact(t("Minutes.Files", []), Formats.Number(body.Files, language)), new Fact(t("Minutes.Seats", []), Formats.Number(body.Seats, language)));
        if (minutes.Reason is { } reason) yield return new Paragraph(t("Minutes.MadeAgain", [minutes.Number, reason]));
        if (minutes.Withheld > 0) yield return new Paragraph(t("Minutes.Withheld", [minutes.Withheld]));
    }

    static Table People(MinutesBody body, Func<string, object?[], string> t) => new(
        [new(t("Minutes.Member", []), 3), new(t("Minutes.Presence", []), 2), new(t("Minutes.Arrived", []), 1), new(t("Minutes.Left", []), 1)],
        [.. body.Members.Select(m => (IReadOnlyList<string>)[m.Name, t($"MemberPresence.{Shown(m)}", []), Hour(m.ArrivedAt), Hour(m.LeftAt)])]);

    /// <summary>Somebody expected who never came was absent.</summary>
    static MemberPresence Shown(MinutesMember member) => member.Presence == MemberPresence.Expected ? MemberPresence.Absent : member.Presence;

    static bool WasThere(MinutesMember member) => member.ArrivedAt is not null;

    static string Hour(DateTime? at) => at is { } utc ? Formats.Time(utc) : "–";

    static string Quorum(MinutesView minutes, Func<string, object?[], string> t)
    {
        var body = minutes.Body;
        var (there, all) = (body.Members.Count(WasThere), body.Members.Count);
        var rule = body.QuorumKind == QuorumKind.Members ? t("Minutes.QuorumOfMembers", [body.Quorum]) : t("Minutes.QuorumOfShare", [body.Quorum]);
        return string.Join(' ', rule, t("Minutes.QuorumMet", [there, all, new Quorum(body.QuorumKind, body.Quorum).Needed(all)]), t("Minutes.QuorumPerFile", []));
    }

    static IEnumerable<ReportBlock> Rules(MinutesBody body, Func<string, object?[], string> t)
    {
        yield return new Paragraph(t("Minutes.RulesLead", []));
        yield return new Table([new(t("Minutes.Round", []), 2), new(t("Minutes.RulesVersion", []), 1), new(t("Minutes.RulesHash", []), 5)],
            [.. body.Rounds.Select(r => (IReadOnlyList<string>)[r.Title ?? $"{t($"RoundKind.{r.Kind}", [])} {r.Number}", t("Minutes.Version", [r.RulesVersion]), r.RulesHash ?? "–"])]);
    }

    static IEnumerable<ReportBlock> SponsorTies(MinutesBody body, Func<string, object?[], string> t)
    {
        var ties = body.SponsorTies ?? [];
        yield return new Paragraph(t(body.SponsorTies is null ? "Minutes.SponsorTiesUnwritten" : ties.Count == 0 ? "Sponsorship.NoTie" : "Minutes.SponsorTiesLead", []));
        if (ties.Count > 0)
            yield return new Table([new(t("Minutes.Member", []), 3), new(t("Sponsorship.Sponsor", []), 2), new(t("Selection.TieKind", []), 2), new(t("Minutes.TieWords", []), 4)],
                [.. ties.Select(tie => (IReadOnlyList<string>)[tie.Name, tie.Sponsor, t(tie.Kind is { } kind ? $"SponsorTieKind.{kind}" : "Minutes.Represents", []), tie.Words ?? "–"])]);
    }

    static IEnumerable<ReportBlock> Ties(MinutesView minutes, Func<string, object?[], string> t, string language)
    {
        var even = minutes.Files.Where(f => f.PartedByLead).Select(f => f.Code).ToList();
        yield return new Paragraph(even.Count == 0 ? t("Minutes.NoEvenVote", []) : t("Minutes.EvenVotes", [string.Join(language == "ar" ? "، " : ", ", even)]));
        var lots = minutes.Files.SelectMany(f => f.Lots).DistinctBy(l => l.Draw).ToList();
        if (lots.Count == 0) yield return new Paragraph(t(minutes.IsWhole ? "Minutes.NoLot" : "Minutes.LotsWithheld", []));
        foreach (var lot in lots)
        {
            var drawn = lot.Again();
            yield return new Paragraph(t("Minutes.LotLead", [lot.Source, lot.Seed]));
            yield return new Paragraph(t("Minutes.LotPool", [lot.Pool.Count, string.Join(',', lot.Pool)]));
            yield return new Paragraph($"{t("Lots.HowToReplay", [])} {DrawnLot.Procedure}|{lot.Seed}|{string.Join(',', lot.Pool)}|0");
            yield return new Table([TableColumn.Number(t("Minutes.Drawn", [])), new(t("Minutes.File", []), 2), new(t("Minutes.Digest", []), 6)],
                [.. drawn.Order.Select((code, i) => (IReadOnlyList<string>)[Formats.Number(i + 1, language), code, drawn.Digests[i]])]);
        }
    }
}
