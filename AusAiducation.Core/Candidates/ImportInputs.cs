using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.Programme;

namespace AusAiducation.Core.Candidates;

/// <summary>What is typed beside an uploaded list: who supplied it, when the families were informed, for which edition.</summary>
public sealed class ImportUpload
{
    public string? Edition { get; set; }

    /// <summary>Key of an organisation, or empty with <see cref="NewSupplier"/>.</summary>
    public string? Supplier { get; set; }
    public string? NewSupplier { get; set; }
    public string? NewSupplierKind { get; set; }
    public string? InformedOn { get; set; }
    public string? AgreementReference { get; set; }
    public string? AgreedOn { get; set; }
}

/// <summary>What the person says each unknown heading means: its text, and a column's name or nothing.</summary>
public sealed class MappingInput
{
    public const string Aside = "aside";

    public List<string?> Headings { get; set; } = [];

    /// <summary>In the order of the headings: a column, <see cref="Aside"/>, or empty where nothing was said.</summary>
    public List<string?> Columns { get; set; } = [];
}

/// <summary>A supplier nobody knows yet. It waits as a draft beside the pending list: nothing is written before confirmation.</summary>
sealed record NewSupplier(string Name, OrganisationKind Kind)
{
    public const string Form = "import-supplier";

    public Organisation ToOrganisation() => new(new LocalText(Name, Name, Name), Kind);

    /// <summary>Reads the two fields; null when they are wrong, which the problems then say.</summary>
    public static NewSupplier? Read(Problems problems, ImportUpload input)
    {
        var name = problems.Required(nameof(input.NewSupplier), input.NewSupplier, 120);
        return problems.Choice<OrganisationKind>(nameof(input.NewSupplierKind), input.NewSupplierKind) is { } kind && name.Length > 0 ? new(name, kind) : null;
    }
}
