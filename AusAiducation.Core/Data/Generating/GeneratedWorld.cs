using System.Globalization;
using AusAiducation.Core.Data.Demo;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Data.Generating;

/// <summary>What the steps of a generation share. Between batches nothing stays tracked, so they hold ids.</summary>
sealed class GeneratedWorld(AppDbContext db, GenerateOptions options, int year, int studentsYear, DateTime now, IProgress<string>? progress)
{
    public const int Batch = 500;
    public const int YearsLived = 5;
    int _codes;

    public AppDbContext Db => db;
    public GenerateOptions Options => options;
    public int Year => year;
    public int StudentsYear => studentsYear;
    public DateTime Now => now;
    public Dice Dice { get; } = new((ulong)options.Seed);
    public InventedPeople People => field ??= new InventedPeople(Dice, string.Create(CultureInfo.InvariantCulture, $"G{year % 100:00}"));

    public int CandidatesEditionId { get; set; }
    public int StudentsEditionId { get; set; }
    public int RoundId { get; set; }
    public List<int> Members { get; } = [];
    public List<int> Coaches { get; } = [];
    public List<int> Sponsors { get; } = [];

    /// <summary>Candidates of the open edition in the order they were made.</summary>
    public List<int> CandidateIds { get; } = [];

    public void Say(string step, int done, int all) => progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{step} {done}/{all}"));

    public Task<Edition> EditionAsync(int id, CancellationToken ct) => db.Editions.Include(e => e.RuleVersions).ThenInclude(v => v.Rows).SingleAsync(e => e.Id == id, ct);

    public async Task SaveBatchAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// A file code of seven characters from a counter: ten thousand random ones of five would collide, and a counter repeats from
    /// a seed. The year keeps two generations apart.
    /// </summary>
    public string NextFileCode()
    {
        const string alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var rest = (long)(year - 2000) * 100_000_000 + ++_codes * 7_919L;
        Span<char> code = stackalloc char[7];
        for (var i = code.Length - 1; i >= 0; i--, rest /= alphabet.Length) code[i] = alphabet[(int)(rest % alphabet.Length)];
        return $"C-{code}";
    }
}
