using System.Globalization;
using AusAiducation.Core.Data.Sheets;

namespace AusAiducation.Tests.Journeys;

/// <summary>A pupil of the list, invented; the first is the best.</summary>
sealed record Pupil(string Family, string Given, string FamilyArabic, string GivenArabic, string Gender, string Province)
{
    public int Place { get; init; }
    public string Massar => $"K{152000100 + Place}";
    public string Name => $"{Family.ToUpperInvariant()} {Given}";

    /// <summary>Falls with the place; the last of the list is below the minimum of sixteen.</summary>
    public decimal Average => Place == SuppliedList.Pupils.Count - 1 ? 15.10m : 18.90m - 0.15m * Place;

    /// <summary>The levels every reader gives on the four criteria: one point less in all from one pupil to the next.</summary>
    public int Level(int criterion) => Math.Max(1, 5 - (Place + 3 - criterion) / 4);
}

/// <summary>The workbook a lycée sends: French headings, names in both scripts, fifteen pupils, one of them twice and one line with a mark that cannot be.</summary>
static class SuppliedList
{
    public static readonly string[] Heads =
    [
        "N°", "Nom", "Prénom", "Nom (arabe)", "Prénom (arabe)", "Sexe", "Date de naissance", "Code Massar", "Province", "Filière",
        "Note nationale", "Note régionale", "Contrôle continu", "Moyenne générale", "Revenu mensuel (DH)", "Vœu d'études", "Observations",
    ];

    public static readonly IReadOnlyList<Pupil> Pupils =
    [
        .. new Pupil[]
        {
            new("Aït Lahcen", "Khadija", "أيت لحسن", "خديجة", "F", "Zagora"), new("Boukhriss", "Othmane", "بوخريص", "عثمان", "M", "Tiznit"),
            new("Chafik", "Meryem", "شفيق", "مريم", "F", "Azilal"), new("Daoudi", "Ilyas", "داودي", "إلياس", "M", "Zagora"),
            new("El Fassi", "Hajar", "الفاسي", "هاجر", "F", "Tiznit"), new("Ghazali", "Ayoub", "غزالي", "أيوب", "M", "Zagora"),
            new("Hmidouch", "Salma", "حميدوش", "سلمى", "F", "Tiznit"), new("Idrissi", "Nabil", "إدريسي", "نبيل", "M", "Zagora"),
            new("Jebbari", "Wiam", "جباري", "وئام", "F", "Tiznit"), new("Kabbaj", "Reda", "قباج", "رضا", "M", "Zagora"),
            new("Lamrani", "Chaimae", "لمراني", "شيماء", "F", "Tiznit"), new("Mouttaki", "Yassine", "متقي", "ياسين", "M", "Zagora"),
            new("Naciri", "Imane", "ناصري", "إيمان", "F", "Tiznit"), new("Ouahbi", "Soufiane", "وهبي", "سفيان", "M", "Zagora"),
            new("Qadiri", "Asmae", "قادري", "أسماء", "F", "Tiznit"),
        }.Select((p, place) => p with { Place = place }),
    ];

    public static async Task<byte[]> WorkbookAsync()
    {
        var book = new MemoryStream();
        await SheetWriter.WriteXlsxAsync(book, "Terminales", Heads, Lines().ToAsyncEnumerable(), CultureInfo.GetCultureInfo("fr"));
        return book.ToArray();
    }

    static IEnumerable<IReadOnlyList<object?>> Lines()
    {
        foreach (var pupil in Pupils) yield return Line(pupil, pupil.Average);
        yield return Line(Pupils[3], Pupils[3].Average);
        yield return Line(new Pupil("Rachidi", "Anas", "رشيدي", "أنس", "M", "Zagora") { Place = 40 }, 175m);
    }

    static object?[] Line(Pupil p, decimal national) =>
    [
        p.Place + 1, p.Family, p.Given, p.FamilyArabic, p.GivenArabic, p.Gender, new DateOnly(2004, 9 + p.Place % 3, 3 + p.Place % 20), p.Massar, p.Province, "Sciences mathématiques A",
        national, p.Average, p.Average, p.Average, 900 + 10 * p.Place, "CPGE MPSI", p.Place == 0 ? "Major de sa classe" : null,
    ];
}
