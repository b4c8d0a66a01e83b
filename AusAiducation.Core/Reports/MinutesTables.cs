using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The tables of the minutes. A file is named by its code; the selected by their name too, in both scripts.</summary>
static class MinutesTables
{
    public static ReportBlock Recusals(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var rows = minutes.Files.SelectMany(f => f.Recused.Select(r => (IReadOnlyList<string>)[f.Code, r.Name, T(r.WasThere ? "Minutes.LeftRoom" : "Minutes.WasAway")])).ToList();
        return rows.Count == 0 ? new Paragraph(T(minutes.Withheld == 0 ? "Minutes.NoRecusal" : "Minutes.NoRecusalShown")) : new Table([new(T("Minutes.File")), new(T("Minutes.Member"), 2), new(T("Minutes.Recusal"), 2)], rows);
    }

    public static ReportBlock Ranking(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        return new Table(
            [TableColumn.Number(T("Minutes.Rank")), new(T("Minutes.File"), 3), TableColumn.Number(T("Minutes.Mean")), TableColumn.Number(T("Minutes.Reviews")), TableColumn.Number(T("Minutes.Spread")), TableColumn.Number(T("Minutes.Need")), TableColumn.Number(T("Minutes.Interview")), TableColumn.Number(T("Minutes.Test"))],
            [.. minutes.Files.OrderBy(f => f.Rank ?? int.MaxValue).ThenBy(f => f.Code, StringComparer.Ordinal).Select(f => (IReadOnlyList<string>)
                [f.Rank is { } rank ? Formats.Number(rank, language) : "–", Who(f), Formats.Mark(f.Mean, language), Formats.Number(f.Reviews, language), Formats.Mark(f.Spread, language), Formats.Mark(f.Need, language), Formats.Mark(f.Interview, language), Formats.Mark(f.Test, language)])]);
    }

    public static ReportBlock Votes(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        return new Table(
            [new(T("Minutes.File"), 3), TableColumn.Number(T("Minutes.For")), TableColumn.Number(T("Minutes.ForReserve")), TableColumn.Number(T("Minutes.Against")), TableColumn.Number(T("Minutes.Abstained")), new(T("Minutes.PresentOfNeeded"), 2, CellAlignment.Center), new(T("Minutes.Decision"), 2)],
            [.. minutes.Files.Select(f => (IReadOnlyList<string>)
                [Who(f), Count(f.Votes?.Selected), Count(f.Votes?.Reserve), Count(f.Votes?.NotSelected), Count(f.Votes?.Abstained), f.Votes is null ? T("Minutes.OutsideMeeting") : T("Minutes.QuorumCell", f.Present, f.Needed), Outcome(f)])]);

        string Count(int? votes) => votes is { } n ? Formats.Number(n, language) : "–";

        string Outcome(MinutesFile f) => f.ReserveRank is { } rank ? T("Minutes.ReserveAt", rank) : Texts.Texts.In(language, f.Outcome);
    }

    public static ReportBlock Reasons(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        return new Table([new(T("Minutes.File"), 2), new(T("Minutes.Reason"), 5), new(T("Minutes.RecordedBy"), 2)],
            [.. minutes.Files.Select(f => (IReadOnlyList<string>)[f.Code, f.Reason, $"{f.DecidedBy ?? "–"}, {Formats.Moment(f.DecidedAt)}"])]);
    }

    public static ReportBlock Reserve(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var rows = minutes.Files.Where(f => f.Outcome == SelectionOutcome.Reserve).OrderBy(f => f.ReserveRank).ThenBy(f => f.Code, StringComparer.Ordinal)
            .Select(f => (IReadOnlyList<string>)[f.ReserveRank is { } rank ? Formats.Number(rank, language) : "–", f.Code]).ToList();
        return rows.Count == 0 ? new Paragraph(T("Minutes.NoReserve")) : new Table([TableColumn.Number(T("Minutes.ReserveRank")), new(T("Minutes.File"), 4)], rows);
    }

    public static ReportBlock SecondScores(MinutesView minutes, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var rows = minutes.Files.SelectMany(f => f.SecondScores.Select(s => (IReadOnlyList<string>)[f.Code, s.By, Formats.Mark(s.First, language), Formats.Mark(s.Score, language), s.Reason])).ToList();
        return rows.Count == 0 ? new Paragraph(T("Minutes.NoSecondScore"))
            : new Table([new(T("Minutes.File"), 2), new(T("Minutes.Member"), 2), TableColumn.Number(T("Minutes.First")), TableColumn.Number(T("Minutes.Second")), new(T("Minutes.Reason"), 3)], rows);
    }

    static string Who(MinutesFile f) => f.Name is null ? f.Code : string.IsNullOrWhiteSpace(f.NameArabic) ? $"{f.Code} · {f.Name}" : $"{f.Code} · {f.Name} · {f.NameArabic}";
}
