using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Selection.Ties;

/// <summary>What speaks for a tie that nobody declared, the strongest first.</summary>
public enum TieGround { SameMail, SamePhone, Representative, CoachOfRelative, OwnSchool, SameFamilyName }

/// <summary>How a family is known: its name in both scripts, where it lives and is reached.</summary>
public sealed record FamilyFacts(string? FamilyName, string? FamilyNameArabic = null)
{
    public IReadOnlyList<string> Phones { get; init; } = [];
    public string? Address { get; init; }
}

/// <summary>What is known of a member outside the selection.</summary>
public sealed record MemberFacts(int UserId, string Key, string Name)
{
    public string? Mail { get; init; }

    /// <summary>Telephones under which organisations know somebody with the member's mail address.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Organisations the member acts for: ids of their rows, and their names.</summary>
    public IReadOnlyList<int> Organisations { get; init; } = [];
    public IReadOnlyList<string> Schools { get; init; } = [];

    /// <summary>Families of the students the member coaches.</summary>
    public IReadOnlyList<FamilyFacts> Coached { get; init; } = [];
}

/// <summary>What a file says of where its candidate comes from.</summary>
public sealed record FileFacts(int CandidateId, string Code, FamilyFacts Family)
{
    public string? Mail { get; init; }
    public string? School { get; init; }
    public int? SuppliedBy { get; init; }

    /// <summary>Who answers for a minor.</summary>
    public string? Representative { get; init; }
}

/// <summary>A tie the facts speak for; a person says whether it is one.</summary>
public sealed record ProposedTie(MemberFacts Member, FileFacts File, IReadOnlyList<TieGround> Grounds)
{
    /// <summary>A family name that more files of the edition bear than this says nothing.</summary>
    public const int RareName = 3;

    /// <summary>What the tie would be, from its strongest ground.</summary>
    public ConflictKind Kind => Grounds[0] switch
    {
        TieGround.SameMail or TieGround.SamePhone or TieGround.Representative or TieGround.SameFamilyName => ConflictKind.Kin,
        TieGround.CoachOfRelative => ConflictKind.Coached,
        TieGround.OwnSchool => ConflictKind.OwnPupil,
    };

    /// <summary>Every pair of a member and a file for which something speaks.</summary>
    public static IReadOnlyList<ProposedTie> Of(IReadOnlyList<MemberFacts> members, IReadOnlyList<FileFacts> files)
    {
        var folded = files.Select(f => new Folded(f)).ToList();
        var bearers = folded.SelectMany(f => f.Names).CountBy(name => name).ToDictionary();
        return [.. from member in members.Select(m => new Known(m))
                   from file in folded
                   let grounds = member.Grounds(file, bearers).Order().ToList()
                   where grounds.Count > 0
                   select new ProposedTie(member.Facts, file.Facts, grounds)];
    }

    static HashSet<string> Names(FamilyFacts family) => [.. new[] { family.FamilyName, family.FamilyNameArabic }.Select(TextFolding.Squash).Where(n => n.Length > 0)];

    static bool SameMail(string? one, string? other) => !string.IsNullOrEmpty(one) && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    sealed class Folded(FileFacts facts)
    {
        public FileFacts Facts => facts;
        public HashSet<string> Names { get; } = ProposedTie.Names(facts.Family);
        public string School { get; } = TextFolding.Squash(facts.School);
        public string Address { get; } = TextFolding.Squash(facts.Family.Address);
    }

    sealed class Known(MemberFacts facts)
    {
        readonly HashSet<string> _parts = Parts(TextFolding.Fold(facts.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        readonly HashSet<string> _schools = [.. facts.Schools.Select(TextFolding.Squash).Where(s => s.Length > 0)];
        readonly string _name = Sorted(facts.Name);
        readonly (HashSet<string> Names, IReadOnlyList<string> Phones, string Address)[] _coached = [.. facts.Coached.Select(c => (ProposedTie.Names(c), c.Phones, TextFolding.Squash(c.Address)))];

        public MemberFacts Facts => facts;

        public IEnumerable<TieGround> Grounds(Folded file, Dictionary<string, int> bearers)
        {
            if (SameMail(facts.Mail, file.Facts.Mail)) yield return TieGround.SameMail;
            if (facts.Phones.Intersect(file.Facts.Family.Phones).Any()) yield return TieGround.SamePhone;
            if (_name.Contains(' ', StringComparison.Ordinal) && file.Facts.Representative is { } representative && Sorted(representative) == _name) yield return TieGround.Representative;
            if (_coached.Any(c => c.Names.Overlaps(file.Names) && (c.Phones.Intersect(file.Facts.Family.Phones).Any() || (c.Address.Length > 0 && c.Address == file.Address)))) yield return TieGround.CoachOfRelative;
            if ((file.Facts.SuppliedBy is { } supplier && facts.Organisations.Contains(supplier)) || _schools.Contains(file.School)) yield return TieGround.OwnSchool;
            if (file.Names.Any(name => bearers[name] <= RareName && _parts.Contains(name))) yield return TieGround.SameFamilyName;
        }

        /// <summary>Whatever of the name may be the family name: each run of its words, joined, a given name left over.</summary>
        static HashSet<string> Parts(string[] words) =>
            [.. from first in Enumerable.Range(0, words.Length) from count in Enumerable.Range(1, words.Length - first) where count < words.Length select string.Concat(words.Skip(first).Take(count))];

        static string Sorted(string name) => string.Join(' ', TextFolding.Fold(name).Split(' ').Order(StringComparer.Ordinal));
    }
}
