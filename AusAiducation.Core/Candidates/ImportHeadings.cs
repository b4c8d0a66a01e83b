using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AusAiducation.Core.Candidates;

/// <summary>The headings under which each column is known in French, English and Arabic. Accents, case, punctuation, order
/// of words and small words do not count.</summary>
public static partial class ImportHeadings
{
    private static readonly (ImportColumn Column, string Known)[] Table =
    [
        (ImportColumn.FamilyName, "nom|nom de famille|nom fr|nom francais|nom latin|patronyme|nom candidat|nom eleve|family name|last name|surname|النسب بالفرنسية|الاسم العائلي بالفرنسية|النسب باللاتينية|الاسم العائلي باللاتينية"),
        (ImportColumn.GivenName, "prénom|prénoms|prénom fr|prénom francais|prénom latin|prénom candidat|prénom eleve|given name|given names|first name|forename|الاسم الشخصي بالفرنسية|الاسم بالفرنسية|الاسم الشخصي باللاتينية|الاسم باللاتينية"),
        (ImportColumn.FullName, "nom prénom|nom et prénom|nom et prénoms|noms et prénoms|nom complet|nom prénom candidat|nom prénom eleve|candidat|eleve|name|full name|student name|candidate name|student|candidate|الاسم الكامل بالفرنسية|الاسم الكامل باللاتينية|الاسم والنسب بالفرنسية|الاسم والنسب باللاتينية"),
        (ImportColumn.FullNameArabic, "nom complet arabe|nom prénom arabe|nom et prénom arabe|nom et prénom ar|nom complet ar|full name arabic|full name ar|الاسم الكامل|الاسم الكامل بالعربية|الاسم والنسب|الاسم والنسب بالعربية|النسب والاسم|الاسم العائلي والشخصي|الاسم الشخصي والعائلي|اسم التلميذ|اسم المترشح|المترشح|التلميذ|التلميذة"),
        (ImportColumn.FamilyNameArabic, "nom arabe|nom ar|nom de famille arabe|family name arabic|last name arabic|surname arabic|family name ar|last name ar|النسب|النسب بالعربية|الاسم العائلي|الاسم العائلي بالعربية|اسم العائلة|اللقب"),
        (ImportColumn.GivenNameArabic, "prénom arabe|prénom ar|prénoms arabe|given name arabic|first name arabic|given name ar|first name ar|الاسم|الاسم بالعربية|الاسم الشخصي|الاسم الشخصي بالعربية"),
        (ImportColumn.Gender, "sexe|genre|civilité|sexe m f|sexe f m|genre m f|gender|sex|الجنس|النوع"),
        (ImportColumn.BirthDate, "date de naissance|date naiss|ddn|né le|née le|né e le|naissance|date naissance jj mm aaaa|birth date|date of birth|birthdate|dob|birthday|تاريخ الازدياد|تاريخ الولادة|تاريخ الميلاد"),
        (ImportColumn.Massar, "massar|code massar|massar cne|cne massar|cne|code cne|id massar|identifiant massar|code eleve|code national etudiant|massar code|massar number|numero massar|رقم مسار|رمز مسار|مسار|رقم التلميذ|الرقم الوطني|رمز التلميذ"),
        (ImportColumn.Cin, "cin|cnie|cin cnie|carte identité|carte identité nationale|carte nationale|carte nationale identité|numero cin|numero cnie|national id|id card|identity card|national identity card|رقم البطاقة الوطنية|البطاقة الوطنية|بطاقة التعريف الوطنية|رقم بطاقة التعريف الوطنية|رقم البطاقة"),
        (ImportColumn.Phone, "téléphone|tél|téléphone portable|tél portable|tél mobile|téléphone mobile|gsm|portable|mobile|numero téléphone|numero tél|tél candidat|téléphone candidat|whatsapp|phone|phone number|telephone number|mobile phone|cell phone|الهاتف|رقم الهاتف|هاتف|الهاتف المحمول|الهاتف النقال|رقم الهاتف المحمول"),
        (ImportColumn.Email, "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|adresse électronique|email address|e mail address|البريد الالكتروني|البريد|العنوان الالكتروني"),
        (ImportColumn.ProvinceOfResidence, "province|province de résidence|préfecture|province préfecture|province ou préfecture|résidence|province de domicile|province candidat|province of residence|home province|الاقليم|العمالة|العمالة او الاقليم|العمالة الاقليم|اقليم السكن|اقليم السكنى|الاقليم السكن"),
        (ImportColumn.School, "lycée|établissement|lycée origine|établissement origine|nom lycée|nom établissement|établissement scolaire|school|high school|school name|lycee name|المؤسسة|الثانوية|الثانوية التاهيلية|مؤسسة الدراسة|اسم المؤسسة|المؤسسة الاصلية"),
        (ImportColumn.ProvinceOfSchool, "province du lycée|province de l'établissement|direction provinciale|dp|préfecture lycée|province établissement scolaire|province of school|school province|المديرية|المديرية الاقليمية|اقليم المؤسسة|اقليم الثانوية|النيابة"),
        (ImportColumn.Stream, "filière|filière bac|filière du baccalauréat|série|série bac|série du baccalauréat|branche|option bac|type bac|filière série|stream|bac stream|track|الشعبة|المسلك|الشعبة او المسلك|الشعبة المسلك|مسلك البكالوريا|شعبة البكالوريا"),
        (ImportColumn.National, "national|note nationale|note national|examen national|note examen national|moyenne examen national|moyenne nationale|moyenne national|nat|national exam|national mark|national exam mark|national grade|national score|الوطني|الامتحان الوطني|نقطة الامتحان الوطني|معدل الامتحان الوطني|نقطة الوطني|معدل الوطني|الامتحان الوطني الموحد"),
        (ImportColumn.Regional, "régional|note régionale|note régional|examen régional|note examen régional|moyenne examen régional|moyenne régionale|moyenne régional|reg|régionale|regional exam|regional mark|regional exam mark|regional grade|regional score|الجهوي|الامتحان الجهوي|نقطة الامتحان الجهوي|معدل الامتحان الجهوي|نقطة الجهوي|معدل الجهوي|الامتحان الجهوي الموحد"),
        (ImportColumn.ContinuousControl, "contrôle continu|cc|note contrôle continu|moyenne contrôle continu|note cc|moyenne cc|contrôles continus|continuous control|continuous assessment|coursework|المراقبة المستمرة|نقطة المراقبة المستمرة|معدل المراقبة المستمرة"),
        (ImportColumn.PrintedAverage, "moyenne|moyenne générale|moyenne bac|moyenne baccalauréat|moyenne générale bac|moyenne générale baccalauréat|moy|moy générale|moy bac|note bac|note baccalauréat|note générale|moyenne imprimée|moyenne relevé|average|overall average|bac average|general average|final average|المعدل|المعدل العام|معدل البكالوريا|المعدل العام للبكالوريا"),
        (ImportColumn.IncomeBracket, "revenu|revenus|tranche de revenu|tranche de revenus|tranche revenu mensuel|revenu mensuel|revenu familial|revenu parents|revenu mensuel famille|revenu annuel|revenus parents|income|income bracket|household income|family income|monthly income|الدخل|دخل الاسرة|الدخل الشهري|دخل الوالدين|فئة الدخل"),
        (ImportColumn.Siblings, "fratrie|nombre de frères et soeurs|frères et soeurs|nombre enfants|nombre enfants à charge|taille ménage|taille foyer|personnes à charge|nombre de personnes au foyer|nombre personnes à charge|siblings|number of siblings|household size|family size|عدد الاخوة|عدد الاخوة والاخوات|عدد افراد الاسرة|الاخوة"),
        (ImportColumn.StudyWish, "voeu|voeux|voeu d'études|voeux d'études|choix|choix études|choix d'orientation|orientation|souhait|souhait orientation|projet d'études|formation souhaitée|filière souhaitée|études souhaitées|study wish|wish|wishes|study choice|intended studies|الرغبة|الرغبات|اختيار الدراسة|التوجيه|المسار الدراسي المرغوب"),
        (ImportColumn.PrivateCandidate, "candidat libre|libre|candidature libre|type candidat|type de candidature|statut candidat|private candidate|independent candidate|مترشح حر|حر|المترشح الحر|المترشحون الاحرار|نوع الترشيح"),
        (ImportColumn.BacYear, "année bac|année du baccalauréat|année d'obtention|année d'obtention du bac|année d'obtention du baccalauréat|promotion|promo|bac year|year of bac|graduation year|سنة البكالوريا|سنة الحصول على البكالوريا"),
    ];

    // Small words, and the units lists put in brackets.
    private static readonly FrozenSet<string> Idle =
        "de du des la le les l d s et a au en of the and in n sur 20 dh dhs mad obligatoire".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, ImportColumn> Known = Table
        .SelectMany(line => line.Known.Split('|'), (line, known) => (Key: Fold(known), line.Column))
        .DistinctBy(known => known)
        .ToFrozenDictionary(known => known.Key, known => known.Column);

    /// <summary>The column a heading names; null when it names none. Of a heading in two scripts the Latin half decides,
    /// and the Arabic one where the Latin says nothing.</summary>
    public static ImportColumn? Of(string heading)
    {
        if (Find(heading) is { } whole) return whole;
        var latin = string.Concat(heading.Where(c => !IsArabic(c)));
        var arabic = string.Concat(heading.Where(c => IsArabic(c) || !char.IsLetter(c)));
        return latin.Length == heading.Length ? null : Fold(latin).Length > 0 ? Find(latin) : Find(arabic);
    }

    /// <summary>The headings a column is known under, to be shown beside the upload.</summary>
    public static IReadOnlyList<string> KnownFor(ImportColumn column) => Table.Single(line => line.Column == column).Known.Split('|');

    /// <summary>Columns nobody need explain: the two our own list of refused lines adds, in any language, and the running number of a list.</summary>
    public static bool IsOurs(string heading) => Ours.Contains(Fold(heading));

    private static readonly FrozenSet<string> Ours = new[] { "Import.Line", "Candidates.Reason" }
        .SelectMany(key => Texts.Texts.Languages, (key, language) => Texts.Texts.In(language, key))
        .Concat(["N°", "No", "N° d'ordre", "Ordre", "#", "ر.ت", "رت", "الرقم الترتيبي", "الترتيب"]).Select(Fold).ToFrozenSet();

    private static ImportColumn? Find(string heading) => Known.TryGetValue(Fold(heading), out var column) ? column : null;

    private static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';

    /// <summary>The telling words of a heading, folded and in alphabetical order.</summary>
    private static string Fold(string heading)
    {
        var letters = new StringBuilder();
        foreach (var c in Dots().Replace(heading, "").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c == 'ـ') continue;
            letters.Append(!char.IsLetterOrDigit(c) ? ' ' : c switch
            {
                'œ' or 'Œ' => "oe", 'ى' => "ي", 'ة' => "ه", 'ٱ' => "ا", _ => char.ToLowerInvariant(c).ToString(),
            });
        }
        return string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word is "no" or "num" or "nr" or "nbr" or "nb" or "nbre" ? Full(word) : word)
            .Where(word => !Idle.Contains(word)).Order(StringComparer.Ordinal));
    }

    private static string Full(string word) => word.StartsWith("nb", StringComparison.Ordinal) ? "nombre" : "numero";

    // C.N.E. is CNE.
    [GeneratedRegex(@"(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))")]
    private static partial Regex Dots();
}
