namespace AusAiducation.Tests.Support;

/// <summary>The checkout these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "AusAiducation.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new InvalidOperationException("The tests run outside the checkout: AusAiducation.sln is in no folder above them.");
}
