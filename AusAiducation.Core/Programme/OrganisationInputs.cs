using AusAiducation.Core.Access;
using AusAiducation.Core.Data;

namespace AusAiducation.Core.Programme;

/// <summary>An organisation as typed. Names left empty in Arabic or English take the French one.</summary>
public sealed class OrganisationInput
{
    public string? NameFr { get; set; }
    public string? NameAr { get; set; }
    public string? NameEn { get; set; }
    public string? Kind { get; set; }
    public string? Province { get; set; }
    public string? ValidFrom { get; set; }
    public string? ValidTo { get; set; }
    public int Version { get; set; }

    internal LocalText Name(Problems p)
    {
        var fr = p.Required(nameof(NameFr), NameFr, Organisation.NameMaxLength);
        return new LocalText(fr, p.Optional(nameof(NameAr), NameAr, Organisation.NameMaxLength) ?? fr, p.Optional(nameof(NameEn), NameEn, Organisation.NameMaxLength) ?? fr);
    }

    /// <summary>Everything but the name's text: kind, province, days.</summary>
    internal (OrganisationKind Kind, string? Province, DateOnly? From, DateOnly? To) Facts(Problems p)
    {
        var kind = p.Choice<OrganisationKind>(nameof(Kind), Kind);
        if (!string.IsNullOrEmpty(Province) && Provinces.Of(Province) is null) p.Add(nameof(Province), "Common.ChooseOne");
        var from = p.Day(nameof(ValidFrom), ValidFrom, required: false);
        var to = p.Day(nameof(ValidTo), ValidTo, required: false, notBefore: from);
        return (kind ?? default, string.IsNullOrEmpty(Province) ? null : Province, from, to);
    }
}

/// <summary>A new name of an organisation and its first day, as typed.</summary>
public sealed class RenameInput
{
    public string? NameFr { get; set; }
    public string? NameAr { get; set; }
    public string? NameEn { get; set; }
    public string? From { get; set; }
}

/// <summary>A contact as typed.</summary>
public sealed class ContactPersonInput
{
    public string? Name { get; set; }
    public string? Duty { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
}

/// <summary>A call sent to an organisation, as typed.</summary>
public sealed class CallInput
{
    public string? Edition { get; set; }
    public string? SentOn { get; set; }
    public string? Channel { get; set; }
    public string? To { get; set; }
    public string? Note { get; set; }
}

/// <summary>What came back, as typed.</summary>
public sealed class CallAnswerInput
{
    public string? Call { get; set; }
    public string? Answer { get; set; }
    public string? AnsweredOn { get; set; }
    public string? AnswerNote { get; set; }
}
