using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using AusAiducation.Core.Access;
using AusAiducation.Core.Texts;
using Microsoft.AspNetCore.Components;

namespace AusAiducation.Web.Components.Shared;

/// <summary>A field of a static form: its posted name and value come from an expression such as <c>() => Input.Title</c>.</summary>
public abstract class FieldBase : ComponentBase
{
    [Inject] protected Texts T { get; set; } = null!;

    [CascadingParameter] protected FormState Form { get; set; } = new();
    [Parameter, EditorRequired] public Expression<Func<string?>> For { get; set; } = null!;
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public bool Required { get; set; }

    /// <summary>Put before ids when the same field stands on a page twice.</summary>
    [Parameter] public string? IdPrefix { get; set; }

    protected string Name { get; private set; } = "";
    protected string Id => IdPrefix + Name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
    protected string? Value { get; private set; }
    protected Refusal? Problem { get; private set; }
    protected string? DescribedBy => Problem is not null ? Id + "-msg" : Hint is not null ? Id + "-hint" : null;

    protected override void OnParametersSet()
    {
        (Name, Value) = Read(For.Body);
        Problem = Form.Of(Name[(Name.LastIndexOf('.') + 1)..]);
    }

    /// <summary>Walks `this.Input.Member` by reflection; compiling the expression would cost a thousand times more a field.</summary>
    static (string Name, string? Value) Read(Expression body)
    {
        var members = new Stack<MemberInfo>();
        var at = body;
        while (at is MemberExpression m)
        {
            members.Push(m.Member);
            at = m.Expression!;
        }
        var value = ((ConstantExpression)at).Value;
        var names = new List<string>();
        foreach (var member in members)
        {
            value = member is PropertyInfo p ? p.GetValue(value) : ((FieldInfo)member).GetValue(value);
            if (!member.Name.StartsWith('<') && member is PropertyInfo) names.Add(member.Name);
        }
        return (string.Join('.', names), Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}

/// <summary>A value with the text it is shown by.</summary>
public sealed record Option(string Value, string Text)
{
    /// <summary>Every member of an enum, in the person's language.</summary>
    public static IReadOnlyList<Option> Of<TEnum>(Texts t, params TEnum[] without) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Except(without).Select(v => new Option(v.ToString(), t.Of(v))).ToList();
}
