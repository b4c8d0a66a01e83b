using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;

namespace AusAiducation.Core.Reports;

/// <summary>The receipt of a file of the public form: that it was sent, when, with what, and what comes next.</summary>
public static class ReceiptContent
{
    public static ReportDocument Of(DossierOverview file, LegalFacts legal, IReadOnlyList<string> bodies, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var identity = (IdentityAnswers)file.Answers(DossierStep.Identity);
        var papers = file.Papers.Count == 0 ? "–" : string.Join(", ", file.Papers.Select(p => Texts.Texts.In(language, p.Kind)).Distinct());
        return new ReportDocument
        {
            Title = T("Apply.ReceiptTitle"), Subtitle = T("Apply.Number", DossierCode.Shown(file.Code), file.EditionCode), Language = language,
            FooterNote = Authorisation(legal, language),
            Sections =
            [
                new(null,
                    new Paragraph(T("Apply.ReceiptText", Formats.Moment(file.SubmittedAt))),
                    new Facts(
                        new Fact(T("Apply.ReceiptName"), Clean($"{identity.FamilyName} {identity.GivenName}")),
                        new Fact(T("Apply.ReceiptNameArabic"), Clean($"{identity.GivenNameArabic} {identity.FamilyNameArabic}")),
                        new Fact(T("Apply.Code"), DossierCode.Shown(file.Code)),
                        new Fact(T("Apply.Papers"), papers),
                        new Fact(T("Apply.ReceiptBodies"), string.Join(" · ", bodies)))),
                new(T("Apply.WhatNext"),
                    new Paragraph(T("Apply.NextChange", Formats.LongDay(file.Window.Closes, language))),
                    new Paragraph(T("Apply.NextAnswer", Formats.LongDay(file.Calendar.ScoringCloses, language))),
                    new Paragraph(T("Apply.NextWords"))),
            ],
        };
    }

    // As the file keeps them: without the marks a name brings along when it is pasted.
    static string Clean(string name) => People.TypedNames.Clean(name);

    internal static string Authorisation(LegalFacts legal, string language) =>
        Texts.Texts.In(language, "Apply.Authorisation") + " " + (legal.Authorisation ?? Texts.Texts.In(language, "Apply.AuthorisationPending"));
}

/// <summary>The page a minor's representative signs by hand and the candidate photographs.</summary>
public static class AgreementContent
{
    public static ReportDocument Of(DossierOverview file, LegalFacts legal, IReadOnlyList<string> bodies, string language)
    {
        string T(string key, params object?[] args) => Texts.Texts.In(language, key, args);
        var who = (IdentityAnswers)file.Answers(DossierStep.Identity);
        var named = (RepresentativeAnswers)file.Answers(DossierStep.Representative);
        var capacity = Enum.TryParse<RepresentativeCapacity>(named.Capacity, out var c) && Enum.IsDefined(c) ? Texts.Texts.In(language, c) : "";
        return new ReportDocument
        {
            Title = T("Apply.AgreementTitle"), Subtitle = T("Apply.Number", DossierCode.Shown(file.Code), file.EditionCode), Language = language,
            FooterNote = ReceiptContent.Authorisation(legal, language),
            Sections =
            [
                new(null,
                    new Facts(
                        new Fact(T("Apply.ReceiptName"), $"{who.FamilyName} {who.GivenName}".Trim()),
                        new Fact(T("Apply.BirthDate"), who.BirthDate ?? ""),
                        new Fact(T("Apply.RepresentativeName"), named.RepresentativeName ?? ""),
                        new Fact(T("Apply.Capacity"), capacity),
                        new Fact(T("Apply.Institution"), named.Institution ?? "–")),
                    new Paragraph(T("Apply.AgreementText", string.Join(" · ", bodies))),
                    new Signatures(new SignatureLine(T("Apply.AgreementSigner"), named.RepresentativeName ?? ""))),
            ],
        };
    }
}
