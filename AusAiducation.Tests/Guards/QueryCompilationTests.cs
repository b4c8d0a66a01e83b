using System.Collections.Concurrent;
using System.Linq.Expressions;
using AusAiducation.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AusAiducation.Tests.Guards;

/// <summary>
/// Translating a query costs ten times its execution, so a page that was opened before translates none. One that does has a constant that
/// changes in a query (an object instead of a variable): EF then takes each for a new one and keeps them all.
/// </summary>
public class QueryCompilationTests
{
    [Fact]
    public async Task A_page_opened_before_translates_no_query_again()
    {
        var translated = new Translations();
        await using var programme = await LiveProgramme.StartAsync(watching: translated);
        var manager = await programme.SignInAsync("manager");
        List<string> again = [];
        foreach (var page in new[] { "/", "/candidates", "/candidates/eligibility", "/candidates/import", "/candidates/shortlist", "/interviews", "/selection", "/selection/ranking", "/selection/decisions", "/sponsors", "/allocation", "/students", "/students/onboarding", "/coaching", "/mail", "/people", "/year", "/funding" })
        {
            await manager.OpenAsync(page);
            await manager.OpenAsync(page);
            translated.Clear();
            await manager.OpenAsync(page);
            again.AddRange(translated.Select(query => $"{page}: {query}"));
        }

        Assert.Empty(again);
    }

    sealed class Translations : ConcurrentQueue<string>, IQueryExpressionInterceptor
    {
        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Enqueue(queryExpression.ToString());
            return queryExpression;
        }
    }
}
