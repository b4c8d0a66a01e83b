using System.Text.Json;
using AusAiducation.Core.Access;
using AusAiducation.Core.Data.Sheets;
using AusAiducation.Core.Texts;
using Microsoft.AspNetCore.DataProtection;

namespace AusAiducation.Web.Features.Candidates;

/// <summary>Why an upload was refused, with what was typed beside it.</summary>
public sealed record UploadAnswer(UploadProblem? Refusal, IReadOnlyList<UploadProblem> Fields, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>The exception an act would have thrown, for <see cref="FormState"/>.</summary>
    public Task ThrowAsync() => Refusal is { } r ? throw new RuleBroken(r.Key, [.. r.Args]) : throw new InputRefused([.. Fields.Select(f => new FieldProblem(f.Field, new Refusal(f.Key, [.. f.Args])))]);
}

/// <summary>One sentence; its arguments as they will be shown.</summary>
public sealed record UploadProblem(string Field, string Key, IReadOnlyList<string> Args);

/// <summary>
/// Carries the answer of an upload to the page it came from through the address: sealed, so that no link can make a page say something,
/// and short-lived.
/// </summary>
public sealed class UploadAnswers(IDataProtectionProvider protection)
{
    static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("AusAiducation.UploadAnswer").ToTimeLimitedDataProtector();

    /// <summary>Null for an exception that is no answer to a person.</summary>
    public string? Of(Exception refused, IReadOnlyDictionary<string, string> typed) => refused switch
    {
        SheetRefused e => Write(new(Problem("", e.Key, e.Args), [], typed)),
        RuleBroken e => Write(new(Problem("", e.Refusal.Key, e.Refusal.Args), [], typed)),
        InputRefused e => Write(new(null, e.Problems.Select(p => Problem(p.Field, p.Refusal.Key, p.Refusal.Args)).ToList(), typed)),
        _ => null,
    };

    public UploadAnswer? Read(string? answer)
    {
        if (string.IsNullOrEmpty(answer)) return null;
        try
        {
            return JsonSerializer.Deserialize<UploadAnswer>(_seal.Unprotect(answer));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    string Write(UploadAnswer answer) => "answer=" + Uri.EscapeDataString(_seal.Protect(JsonSerializer.Serialize(answer), Validity));

    static UploadProblem Problem(string field, string key, IEnumerable<object> args) => new(field, key, args.Select(a => a switch
    {
        DateOnly day => Formats.Day(day),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => a.ToString() ?? "",
    }).ToList());
}
