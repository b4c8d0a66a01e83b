using System.Globalization;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Data.Demo;

/// <summary>The rubrics of an edition from rubrics.txt: four weighted criteria each for the file, the need and the interview, five sentences each; "15?" is a weight that may be left out.</summary>
static class DemoRubrics
{
    public static IEnumerable<Rubric> Of(int editionId)
    {
        foreach (var purpose in Invented.Rows("rubrics.txt").GroupBy(row => Enum.Parse<RubricPurpose>(row[0])))
        {
            var rubric = new Rubric(editionId, purpose.Key);
            foreach (var criterion in purpose.GroupBy(row => row[1]))
            {
                var head = criterion.First();
                rubric.Add(criterion.Key, int.Parse(head[2].TrimEnd('?'), CultureInfo.InvariantCulture), Text(head), criterion.Skip(1).Select(Text), compulsory: !head[2].EndsWith('?'));
            }
            yield return rubric;
        }
    }

    public static void Add(DemoWorld world, Edition edition)
    {
        foreach (var rubric in Of(edition.Id)) world.Db.Rubrics.Add(world.Rubrics[(edition.BacYear, rubric.Purpose)] = rubric);
    }

    static LocalText Text(string[] row) => new(row[3], row[4], row[5]);
}
