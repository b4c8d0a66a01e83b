using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AusAiducation.Core.Data;

/// <summary>
/// A query asked at every request, translated once for each database instead of being recognised by its shape each time. Rules of rows hold in
/// it as in any other: they are read from the context it runs on.
/// </summary>
/// <typeparam name="TQuery">The delegate that EF.CompileAsyncQuery answers.</typeparam>
public sealed class PerModel<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    public TQuery For(DbContext db) => _compiled.GetValue(db.Model, _ => compile());
}
