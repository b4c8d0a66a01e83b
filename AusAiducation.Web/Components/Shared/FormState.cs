using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Web.Components.Shared;

/// <summary>What an act answered to a form: a refusal of the whole, or problems beside fields.</summary>
public sealed class FormState
{
    public Refusal? Refusal { get; private set; }
    public IReadOnlyDictionary<string, Refusal> Fields { get; private set; } = new Dictionary<string, Refusal>();

    public bool HasProblems => Refusal is not null || Fields.Count > 0;

    public Refusal? Of(string field) => Fields.GetValueOrDefault(field);

    public void Refuse(Refusal refusal) => Refusal = refusal;

    /// <summary>Runs the act; expected refusals become sentences, anything else goes on as an error.</summary>
    public async Task<bool> TryAsync(Func<Task> act)
    {
        (Refusal, Fields) = (null, new Dictionary<string, Refusal>());
        try
        {
            await act();
            return true;
        }
        catch (InputRefused e)
        {
            Fields = e.Problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.First().Refusal);
            Refusal = new Refusal("Common.LookAtFields", Fields.Count);
        }
        catch (RuleBroken e)
        {
            Refusal = e.Refusal;
        }
        catch (AccessDenied)
        {
            Refusal = new Refusal("Common.NotAllowed");
        }
        catch (NotFoundForViewer)
        {
            Refusal = new Refusal("Common.GoneMeanwhile");
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsDuplicate())
        {
            Refusal = new Refusal("Common.ChangedMeanwhile");
        }
        return false;
    }
}
