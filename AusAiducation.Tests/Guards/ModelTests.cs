using System.Linq.Expressions;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Tests.Guards;

public class ModelTests
{
    [Fact]
    public async Task Every_table_is_filtered_or_named_among_the_unfiltered()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await using var db = programme.OpenAll();

        var open = db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetDeclaredQueryFilters().Count == 0).Select(e => e.ClrType.Name.Split('`')[0]).ToHashSet();

        // Identity's own tables (claims, logins, tokens, passkeys) hang on the account and have no life of their own.
        open.RemoveWhere(name => name.StartsWith("Identity", StringComparison.Ordinal));
        Assert.Equal(AppDbContext.Unfiltered.Order(), open.Order());
    }

    [Fact]
    public async Task No_filter_comes_back_to_its_own_table()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await using var db = programme.OpenAll();
        var graph = db.Model.GetEntityTypes().ToDictionary(e => e, e => Targets(db.Model, e));

        foreach (var start in graph.Keys)
            Assert.False(Reaches(graph, start, start, []), $"The filter of {start.ClrType.Name} leads back to itself: the first query would never end.");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=nothing-is-opened")]
    [InlineData(DatabaseProvider.Postgres, "Host=nothing-is-opened")]
    public async Task The_migrations_are_those_of_the_model(DatabaseProvider provider, string connection)
    {
        await using var db = new AppDbContextFactory(new DatabaseOptions { Provider = provider, ConnectionString = connection }, new ProgrammeClock(TimeProvider.System)).Create(Viewer.System);

        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration for both databases.");
    }

    [Fact]
    public async Task Instants_are_DateTime_and_durations_are_numbers()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await using var db = programme.OpenAll();

        var wrong = db.Model.GetEntityTypes().Where(e => typeof(Entity).IsAssignableFrom(e.ClrType)).SelectMany(e => e.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) is var t && (t == typeof(DateTimeOffset) || t == typeof(TimeSpan)))
            .Select(p => p.DeclaringType.Name + "." + p.Name);

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_sees_not_one_row_of_any_filtered_table()
    {
        await using var programme = await TestProgramme.CreateAsync();
        await using var db = programme.Factory.Create(Viewer.Nobody);

        foreach (var type in db.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count > 0))
            Assert.Equal(0, await Rows.CountAsync(db, type.ClrType));
    }

    /// <summary>The entities a filter's expression navigates to.</summary>
    static List<IEntityType> Targets(IModel model, IEntityType type)
    {
        var found = new List<IEntityType>();
        foreach (var filter in type.GetDeclaredQueryFilters())
            new Visitor(e =>
            {
                if (model.FindEntityType(e.Expression!.Type) is { } owner && owner.FindNavigation(e.Member.Name) is { } navigation) found.Add(navigation.TargetEntityType);
            }).Visit(filter.Expression!);
        return found;
    }

    static bool Reaches(Dictionary<IEntityType, List<IEntityType>> graph, IEntityType from, IEntityType to, HashSet<IEntityType> seen) =>
        graph[from].Any(next => next == to || (seen.Add(next) && Reaches(graph, next, to, seen)));

    sealed class Visitor(Action<MemberExpression> member) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is not null) member(node);
            return base.VisitMember(node);
        }
    }
}
