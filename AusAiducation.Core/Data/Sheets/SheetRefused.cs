using System.Diagnostics.CodeAnalysis;

namespace AusAiducation.Core.Data.Sheets;

/// <summary>A supplied list cannot be read, and why: a text key with its arguments, for the person who sent it.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named as the sentence it stands for.")]
public sealed class SheetRefused : Exception
{
    public SheetRefused(string key, params object[] args) : base(key) => (Key, Args) = (key, args);

    internal SheetRefused(Exception cause, string key, params object[] args) : base(key, cause) => (Key, Args) = (key, args);

    /// <summary>The text key, such as Import.TooManyLines.</summary>
    public string Key { get; }

    /// <summary>What stands in the places of the text, in their order.</summary>
    public IReadOnlyList<object> Args { get; }
}
