using System.Globalization;
using System.Text.RegularExpressions;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>The small words and figures that lists use, in French, Arabic and English.</summary>
static partial class ImportWords
{
    static readonly HashSet<string> NothingWords = ["", "neant", "na", "nd", "null", "aucun", "aucune", "none", "لاشيء", "لا شيء", "بدون"];
    static readonly HashSet<string> Female = ["f", "fem", "feminin", "fille", "femme", "female", "girl", "mme", "mlle", "انثي", "انثى", "بنت", "انسه"];
    static readonly HashSet<string> Male = ["m", "h", "g", "masc", "masculin", "garcon", "homme", "male", "boy", "mr", "ذكر", "ولد"];
    static readonly HashSet<string> Yes = ["oui", "o", "yes", "y", "x", "1", "vrai", "true", "libre", "candidat libre", "نعم", "حر", "مترشح حر"];
    static readonly HashSet<string> No = ["non", "n", "no", "0", "faux", "false", "scolarise", "officiel", "regulier", "public", "prive", "لا", "رسمي", "ممدرس"];
    static readonly string[] HouseholdWords = ["menage", "foyer", "personnes", "household", "family size", "افراد"];

    /// <summary>A cell that says there is nothing: a dash, "néant", "N/A".</summary>
    public static bool IsNothing(string cell) => NothingWords.Contains(TextFolding.Fold(cell.Replace("/", "", StringComparison.Ordinal)));

    /// <summary>Whether a cell begins as the lines under a list do: "Total : 45", "Fait à Zagora, le…", "Le proviseur", المجموع.</summary>
    public static bool ClosesAList(string cell) => Closing.IsMatch(TextFolding.Fold(cell));

    public static bool IsArabic(string text) => text.Any(c => c is >= '\u0621' and <= '\u06D3');

    public static Gender? Gender(string cell) => TextFolding.Fold(cell) switch
    {
        var word when Female.Contains(word) => People.Gender.Female,
        var word when Male.Contains(word) => People.Gender.Male,
        _ => null,
    };

    public static bool? YesNo(string cell) => TextFolding.Fold(cell) switch
    {
        var word when Yes.Contains(word) => true,
        var word when No.Contains(word) => false,
        _ => null,
    };

    /// <summary>A mark from 0 to 20 with comma or point, of any length: spreadsheets show 17,64 and hold 17.6375. Kept to four decimals, never rounded up.</summary>
    public static bool TryMark(string cell, out decimal mark)
    {
        mark = 0;
        var match = MarkShape.Match(TextFolding.LatinDigits(cell).Replace('\u066B', ','));
        if (!match.Success) return false;
        var read = decimal.Parse(match.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (read > 20) return false;
        mark = Math.Truncate(read * 10_000) / 10_000;
        return true;
    }

    /// <summary>2021, or the second year of 2020-2021.</summary>
    public static int? Year(string cell) =>
        YearShape.Match(TextFolding.LatinDigits(cell)) is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    public static bool SpeaksOfHousehold(string heading) => TextFolding.Fold(heading) is var words && Array.Exists(HouseholdWords, w => words.Contains(w, StringComparison.Ordinal));

    [GeneratedRegex(@"^(sous |grand )?tota(l|ux)\b|^(effectif|nombre|nbre|moyenne|fait a|arretee?|signature|cachet|visa|imprime|page|source|le (directeur|proviseur|chef)|la (directrice|proviseure))\b|^(المجموع|مجموع|العدد|عدد|المعدل|معدل|حرر|التوقيع|توقيع|الخاتم|خاتم|المدير|مدير|الصفحه|صفحه)( |$)")]
    private static partial Regex Closing { get; }

    [GeneratedRegex(@"^\s*([0-9]{1,2}([.,][0-9]{1,20})?)\s*(/\s*20)?\s*$")]
    private static partial Regex MarkShape { get; }

    [GeneratedRegex(@"^\D*(?:[0-9]{4}\s*[-/]\s*)?([0-9]{4})(?:[.,]0+)?$")]
    private static partial Regex YearShape { get; }
}
