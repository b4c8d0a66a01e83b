using System.Globalization;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Funding;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>One of the eleven of 2019 as students.txt tells: who, which marks, whose seat, what is studied where, which coach.</summary>
sealed record DemoLaureate(
    string Sponsor, Gender Gender, BothScripts Family, BothScripts Given, DateOnly Born, Province Province, string Stream, BacMarks Marks,
    string Path, string School, string City, string Coach, HolderRelation Holder)
{
    public static readonly IReadOnlyList<DemoLaureate> All = [.. Invented.Rows("students.txt").Select(Of)];

    /// <summary>Under eighteen on the day of signing: the convention needs a representative.</summary>
    public bool IsMinorOn(DateOnly day) => Born.AddYears(18) > day;

    static DemoLaureate Of(string[] r)
    {
        var marks = new BacMarks(Number(r[9]), Number(r[10]), Number(r[11]));
        return new(r[0], Invented.Sex(r[1]), new(r[2], r[4]), new(r[3], r[5]), DateOnly.Parse(r[6], CultureInfo.InvariantCulture),
            Provinces.Of(r[7])!, r[8], marks with { Printed = decimal.Round(marks.Computed!.Value, 2, MidpointRounding.AwayFromZero) },
            r[12], r[13], r[14], r[15], Enum.Parse<HolderRelation>(r[16]));
    }

    static decimal Number(string typed) => decimal.Parse(typed, CultureInfo.InvariantCulture);
}
