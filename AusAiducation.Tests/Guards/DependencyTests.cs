using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using AusAiducation.Core.Data;

namespace AusAiducation.Tests.Guards;

/// <summary>Features stand in one order; a feature may use those on its left, never those on its right. Data and Texts are outside the order.</summary>
public class DependencyTests
{
    static readonly string[] Order =
    [
        "Access", "Programme", "People", "Consents", "Documents", "Messages", "Candidates", "Interviews", "Selection", "Sponsorship", "Students", "Funding", "Coaching",
        "Training", "Careers", "Events", "Privacy", "Reports",
    ];

    static readonly Architecture Core = new ArchLoader().LoadAssembly(typeof(AppDbContext).Assembly).Build();

    [Fact]
    public void No_feature_uses_one_on_its_right()
    {
        var wrong = new SortedSet<string>();
        foreach (var type in Core.Types)
        {
            var from = Rank(type.Namespace.FullName);
            if (from < 0) continue;
            foreach (var target in type.Dependencies.Select(d => d.Target))
                if (Rank(target.Namespace?.FullName ?? "") is var to && to > from) wrong.Add($"{type.FullName} uses {target.FullName}");
        }
        // A problem's parser reads typed texts, which Programme owns: the one step back that is meant.
        wrong.RemoveWhere(w => w.StartsWith("AusAiducation.Core.Access.Problems uses AusAiducation.Core.Programme.Typed", StringComparison.Ordinal));
        // How many seats an edition has is one number the decision is held against; the seats themselves belong to Sponsorship.
        wrong.RemoveWhere(w => w == "AusAiducation.Core.Selection.RankingReader uses AusAiducation.Core.Sponsorship.SponsorSeats");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place()
    {
        var folders = Core.Types.Select(t => t.Namespace.FullName).Where(n => n.StartsWith("AusAiducation.Core.", StringComparison.Ordinal)).Select(n => n.Split('.')[2]).Distinct();

        Assert.Empty(folders.Except(Order).Except(["Data", "Texts"]));
    }

    static int Rank(string space) => space.StartsWith("AusAiducation.Core.", StringComparison.Ordinal) ? Array.IndexOf(Order, space.Split('.')[2]) : -1;
}
