using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>
/// Reads the cells of a supplied list into values, line by line. A mark or a birth date that cannot be right refuses its line; what is
/// merely unknown is left empty with a remark, since a person can complete the file later.
/// </summary>
public sealed class ImportLineReader(ImportColumns columns, DateOnly today)
{
    const int OldestYears = 60;
    const int YoungestYears = 12;

    SheetRow _row = new(0, []);
    List<ImportRemark> _remarks = [];

    public ImportLine Read(SheetRow row)
    {
        (_row, _remarks) = (row, []);
        if (columns.IsHeaderAgain(row)) return NoPerson("Import.HeaderAgain");
        if (IsClosing()) return NoPerson("Import.NotAPerson");
        var names = Names();
        var (household, siblings) = Household();
        return new ImportLine
        {
            Number = row.Line,
            FamilyName = names.Family, GivenName = names.Given, FamilyNameArabic = names.FamilyArabic, GivenNameArabic = names.GivenArabic,
            Gender = Gender(), BirthDate = BirthDate(), Massar = Massar(), Cin = Cin(), Phone = Phone(), Email = Email(),
            ProvinceCode = Place(ImportColumn.ProvinceOfResidence), School = School(), StreamCode = Stream(),
            Marks = new BacMarks(Mark(ImportColumn.National), Mark(ImportColumn.Regional), Mark(ImportColumn.ContinuousControl), PrivateCandidate(), Printed()),
            BacYear = BacYear(), Income = Income(), HouseholdSize = household, Siblings = siblings,
            StudyWish = Shortened(ImportColumn.StudyWish, CandidateFile.WishMaxLength),
            Remarks = _remarks,
        };
    }

    ImportLine NoPerson(string key) => new() { Number = _row.Line, Remarks = [new(_row.Line, null, new Refusal(key), Refuses: true)] };

    /// <summary>A total, a date and place, a signature: words that end lists, on a line without anything that only a person has.</summary>
    bool IsClosing() => _row.Cells.FirstOrDefault(c => c.Any(char.IsLetter)) is { } first && ImportWords.ClosesAList(first)
        && new[] { ImportColumn.BirthDate, ImportColumn.Massar, ImportColumn.Cin, ImportColumn.Phone }.All(c => Cell(c) is null);

    string? Cell(ImportColumn column) => columns.Cell(_row, column) is { } cell && !ImportWords.IsNothing(cell) ? cell : null;

    void Doubt(ImportColumn column, string key, params object[] args) => _remarks.Add(new(_row.Line, columns.HeadingOf(column), new Refusal(key, args), Refuses: false));

    void Refuse(ImportColumn column, string key, params object[] args) => _remarks.Add(new(_row.Line, columns.HeadingOf(column), new Refusal(key, args), Refuses: true));

    (string Family, string Given, string? FamilyArabic, string? GivenArabic) Names()
    {
        var (family, given) = (Name(ImportColumn.FamilyName), Name(ImportColumn.GivenName));
        var (familyArabic, givenArabic) = (Name(ImportColumn.FamilyNameArabic), Name(ImportColumn.GivenNameArabic));
        foreach (var column in new[] { ImportColumn.FullName, ImportColumn.FullNameArabic })
            foreach (var full in Name(column) is { } cell ? ImportFullName.Scripts(cell) : [])
            {
                var split = ImportFullName.Split(full);
                // Beside a name the list parts itself, two Arabic words leave nothing to wonder about.
                if (!split.Certain && !(split.IsArabic && family is not null && given is not null && full.Count(char.IsWhiteSpace) == 1)) Doubt(column, "Import.NameSplit", split.Family, split.Given);
                if (split.IsArabic) (familyArabic, givenArabic) = (familyArabic ?? split.Family, givenArabic ?? split.Given);
                else (family, given) = (family ?? split.Family, given ?? split.Given);
            }
        // A column of French names may hold Arabic ones.
        if (family is not null && ImportWords.IsArabic(family) && familyArabic is null) (familyArabic, givenArabic, family, given) = (family, given ?? givenArabic, null, null);
        if (family is null && given is null && (familyArabic ?? givenArabic) is not null)
        {
            _remarks.Add(new(_row.Line, null, new Refusal("Import.NoLatinName"), Refuses: false));
            (family, given) = (familyArabic, givenArabic);
        }
        if (string.IsNullOrEmpty(family) || string.IsNullOrEmpty(given)) _remarks.Add(new(_row.Line, null, new Refusal("Import.NameMissing"), Refuses: true));
        return (family ?? "", given ?? "", familyArabic, givenArabic);
    }

    string? Name(ImportColumn column)
    {
        if (Cell(column) is not { } cell || ArabicName.Clean(cell) is not { Length: > 0 } name) return null;
        if (name.Length > Person.NameMaxLength) Refuse(column, "Common.TooLong", Person.NameMaxLength);
        else if (name[0] is '=' or '+' or '@' || !name.Any(char.IsLetter)) Refuse(column, "Import.NotAName");
        else if (name.Any(char.IsDigit)) Doubt(column, "Import.DigitsInName");
        return name;
    }

    Gender Gender()
    {
        if (Cell(ImportColumn.Gender) is not { } cell) return People.Gender.Unknown;
        if (ImportWords.Gender(cell) is { } gender) return gender;
        Doubt(ImportColumn.Gender, "Import.GenderUnknown", cell);
        return People.Gender.Unknown;
    }

    DateOnly? BirthDate()
    {
        if (Cell(ImportColumn.BirthDate) is not { } cell) return null;
        if (!ImportDay.TryRead(cell, today, out var day)) Refuse(ImportColumn.BirthDate, "Import.NotADay", cell);
        else if (day < today.AddYears(-OldestYears) || day > today.AddYears(-YoungestYears)) Refuse(ImportColumn.BirthDate, "Import.BirthUnlikely", day);
        else return day;
        return null;
    }

    string? Massar()
    {
        if (Cell(ImportColumn.Massar) is not { } cell || People.Massar.Normalise(cell) is not { } massar) return null;
        if (!massar.Any(char.IsAsciiDigit) || massar.Length > 20) { Doubt(ImportColumn.Massar, "Import.NotKept", cell); return null; }
        if (People.Massar.Doubt(massar) is { } doubt) Doubt(ImportColumn.Massar, doubt);
        return massar;
    }

    string? Cin()
    {
        if (Cell(ImportColumn.Cin) is not { } cell) return null;
        if (People.Cin.WhyNot(cell) is not null) { Doubt(ImportColumn.Cin, "Import.NotKept", cell); return null; }
        if (People.Cin.Doubt(cell) is { } doubt) Doubt(ImportColumn.Cin, doubt);
        return People.Cin.Normalise(cell);
    }

    string? Phone()
    {
        if (Cell(ImportColumn.Phone) is not { } cell) return null;
        // A spreadsheet that took the number for a figure has dropped its first zero.
        if (MoroccanPhone.TryE164(cell, out var e164) || MoroccanPhone.TryE164("0" + cell, out e164)) return e164;
        Doubt(ImportColumn.Phone, "Import.NotKept", cell);
        return null;
    }

    string? Email()
    {
        if (Cell(ImportColumn.Email) is not { } cell) return null;
        if (CandidateInputs.IsEmail(cell)) return cell;
        Doubt(ImportColumn.Email, "Import.NotKept", cell);
        return null;
    }

    string? Place(ImportColumn column)
    {
        if (Cell(column) is not { } cell) return null;
        if (Provinces.Find(cell) is { } province) return province.Code;
        if (Provinces.Near(cell) is { } near)
        {
            Doubt(column, "Import.ProvinceRead", cell, CandidateInputs.ProvinceName(near.Code)!);
            return near.Code;
        }
        Doubt(column, "Import.ProvinceUnknown", cell);
        return null;
    }

    string? School()
    {
        var school = Shortened(ImportColumn.School, Candidate.SchoolMaxLength);
        // There is no field for the lycée's province: it stays readable beside the name.
        return Cell(ImportColumn.ProvinceOfSchool) is { } place && school is not null && school.Length + place.Length + 3 <= Candidate.SchoolMaxLength ? $"{school} ({place})" : school;
    }

    string? Stream()
    {
        if (Cell(ImportColumn.Stream) is not { } cell) return null;
        if (Streams.Find(cell) is { } stream) return stream.Code;
        Doubt(ImportColumn.Stream, "Import.StreamUnknown", cell);
        return null;
    }

    decimal? Mark(ImportColumn column)
    {
        if (Cell(column) is not { } cell) return null;
        if (ImportWords.TryMark(cell, out var mark)) return mark;
        Refuse(column, "Import.NotAMark", cell);
        return null;
    }

    decimal? Printed()
    {
        if (Mark(ImportColumn.PrintedAverage) is not { } mark) return null;
        var printed = Math.Truncate(mark * 100) / 100;
        if (printed != mark) Doubt(ImportColumn.PrintedAverage, "Import.AverageCut", printed);
        return printed;
    }

    bool PrivateCandidate()
    {
        if (Cell(ImportColumn.PrivateCandidate) is not { } cell) return false;
        if (ImportWords.YesNo(cell) is { } answer) return answer;
        Doubt(ImportColumn.PrivateCandidate, "Import.NotKept", cell);
        return false;
    }

    int? BacYear()
    {
        if (Cell(ImportColumn.BacYear) is not { } cell) return null;
        if (ImportWords.Year(cell) is { } year && year >= today.Year - 20 && year <= today.Year + 1) return year;
        Doubt(ImportColumn.BacYear, "Import.NotKept", cell);
        return null;
    }

    IncomeBracket Income()
    {
        if (Cell(ImportColumn.IncomeBracket) is not { } cell) return IncomeBracket.Undeclared;
        if (ImportIncome.Read(cell, columns.HeadingOf(ImportColumn.IncomeBracket)) is not { } income) { Doubt(ImportColumn.IncomeBracket, "Import.IncomeUnknown", cell); return IncomeBracket.Undeclared; }
        if (!income.Certain) Doubt(ImportColumn.IncomeBracket, "Import.IncomeSpread", cell, income.Bracket);
        return income.Bracket;
    }

    /// <summary>The size of the household where the heading says so; brothers and sisters are another figure.</summary>
    (int? Size, int? Siblings) Household()
    {
        if (Cell(ImportColumn.Siblings) is not { } cell) return (null, null);
        if (!Typed.TryInt(cell, out var n) || n is < 0 or > SocialFile.HouseholdMax) { Doubt(ImportColumn.Siblings, "Import.NotKept", cell); return (null, null); }
        return ImportWords.SpeaksOfHousehold(columns.HeadingOf(ImportColumn.Siblings)) ? (n, null) : (null, n);
    }

    string? Shortened(ImportColumn column, int max)
    {
        if (Cell(column) is not { } cell || cell.Length <= max) return Cell(column);
        Doubt(column, "Import.Shortened", max);
        return cell[..max];
    }
}
