using AusAiducation.Core.Programme;
using AusAiducation.Core.Texts;

namespace AusAiducation.Web.Features.Selection;

/// <summary>The name of a baccalaureate stream in the person's language.</summary>
static class StreamName
{
    public static string Of(string? code) => Streams.Of(code ?? "") is not { } stream ? code ?? "–"
        : Texts.CurrentLanguage switch { "ar" => stream.Arabic, "en" => stream.English, _ => stream.French };
}
