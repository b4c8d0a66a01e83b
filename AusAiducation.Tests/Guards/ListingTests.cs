using System.Reflection;
using System.Runtime.CompilerServices;
using AusAiducation.Core.Data;
using AusAiducation.Core.Data.Listings;

namespace AusAiducation.Tests.Guards;

public class ListingTests
{
    const string Folded = "alaoui amal";

    /// <summary>Lists sort by a folded name; nobody should read one in an export.</summary>
    [Fact]
    public void No_export_prints_the_name_that_lists_are_sorted_by()
    {
        var lists = typeof(AppDbContext).Assembly.GetTypes().Where(t => !t.IsAbstract && t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(Listing<,>)).ToList();
        Assert.NotEmpty(lists);
        Assert.Empty(lists.SelectMany(Folding));
    }

    static IEnumerable<string> Folding(Type list)
    {
        var row = list.BaseType!.GetGenericArguments()[1];
        if (row.GetProperty("SortName") is null) return [];
        var filled = RuntimeHelpers.GetUninitializedObject(row);
        foreach (var (name, value) in new[] { ("SortName", Folded), ("FamilyName", "Alaoui"), ("GivenName", "Amal") }) row.GetProperty(name)!.SetValue(filled, value);
        return (IEnumerable<string>)typeof(ListingTests).GetMethod(nameof(Offending), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(list.BaseType.GetGenericArguments()).Invoke(null, [list.GetConstructors().Single().Invoke(new object?[list.GetConstructors().Single().GetParameters().Length]), filled])!;
    }

    static List<string> Offending<TFilter, TRow>(Listing<TFilter, TRow> list, TRow row) where TRow : class, IListRow where TFilter : IListFilter<TFilter> =>
        [.. list.Columns.Where(c => Prints(c, row)).Select(c => $"{list.Code}: {c.Code}")];

    static bool Prints<TRow>(Column<TRow> column, TRow row)
    {
        try
        {
            return column.Value(row) is Folded;
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentNullException)
        {
            // A column of something this empty row does not have.
            return false;
        }
    }
}
