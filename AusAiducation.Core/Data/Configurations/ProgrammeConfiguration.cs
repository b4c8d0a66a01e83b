using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class ProgrammeConfiguration :
    IEntityTypeConfiguration<Edition>, IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Rubric>, IEntityTypeConfiguration<Criterion>,
    IEntityTypeConfiguration<CriterionLevel>, IEntityTypeConfiguration<EligibilityRules>, IEntityTypeConfiguration<EligibilityRule>, IEntityTypeConfiguration<NeedGrid>, IEntityTypeConfiguration<NeedItem>, IEntityTypeConfiguration<NeedLevel>,
    IEntityTypeConfiguration<ProgrammeSetting>
{
    public void Configure(EntityTypeBuilder<Edition> b)
    {
        b.HasIndex(e => e.Code).IsUnique();
        b.ComplexProperty(e => e.Calendar);
        b.HasMany(e => e.RuleVersions).WithOne().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Cascade);
        b.Ignore(e => e.Eligibility);
        b.Ignore(e => e.RulesDraft);
        b.ComplexProperty(e => e.Funding, f => f.Property(t => t.YearlyIncrease).HasPrecision(6, 4));
    }

    public void Configure(EntityTypeBuilder<Organisation> b)
    {
        b.ComplexProperty(o => o.Name);
        b.HasOne<Organisation>().WithMany().HasForeignKey(o => o.FirstId).OnDelete(DeleteBehavior.Restrict);
        b.Ignore(o => o.BodyId);
    }

    public void Configure(EntityTypeBuilder<Rubric> b)
    {
        b.HasIndex(r => new { r.EditionId, r.Purpose }).IsUnique();
        b.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId);
        b.HasMany(r => r.Criteria).WithOne().HasForeignKey(c => c.RubricId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Criterion> b)
    {
        b.ComplexProperty(c => c.Name);
        b.Property(c => c.Compulsory).HasDefaultValue(true);
        b.HasMany(c => c.Levels).WithOne().HasForeignKey(l => l.CriterionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CriterionLevel> b) => b.ComplexProperty(l => l.Text);

    public void Configure(EntityTypeBuilder<EligibilityRules> b)
    {
        b.HasIndex(r => new { r.EditionId, r.Number }).IsUnique();
        b.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(r => r.Rows).WithOne().HasForeignKey(r => r.EligibilityRulesId).OnDelete(DeleteBehavior.Cascade);
        b.Ignore(r => r.InOrder);
    }

    public void Configure(EntityTypeBuilder<EligibilityRule> b)
    {
        b.Property(r => r.Codes).HasMaxLength(EligibilityRule.CodesMaxLength);
        b.Ignore(r => r.Terms);
    }

    public void Configure(EntityTypeBuilder<NeedGrid> b)
    {
        b.HasIndex(g => g.EditionId).IsUnique();
        b.HasOne<Edition>().WithMany().HasForeignKey(g => g.EditionId);
        b.HasMany(g => g.Items).WithOne().HasForeignKey(i => i.NeedGridId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NeedItem> b)
    {
        b.HasIndex(i => new { i.NeedGridId, i.Code }).IsUnique();
        b.Ignore(i => i.InOrder);
        b.ComplexProperty(i => i.Name);
        b.ComplexProperty(i => i.Evidence);
        b.HasMany(i => i.Levels).WithOne().HasForeignKey(l => l.NeedItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<NeedLevel> b) => b.ComplexProperty(l => l.Text);

    public void Configure(EntityTypeBuilder<ProgrammeSetting> b) => b.HasIndex(s => s.Name).IsUnique();
}

sealed class PeopleConfiguration :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonIdentity>, IEntityTypeConfiguration<PersonContact>, IEntityTypeConfiguration<PersonLink>
{
    public void Configure(EntityTypeBuilder<Person> b)
    {
        b.HasIndex(p => p.SearchKey);
        b.HasOne(p => p.Identity).WithOne().HasForeignKey<PersonIdentity>(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne(p => p.Contact).WithOne().HasForeignKey<PersonContact>(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(p => p.Links).WithOne().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PersonIdentity> b)
    {
        b.HasIndex(i => i.Massar);
        b.HasIndex(i => i.CinHash);
        b.HasIndex(i => i.BirthDate);
        b.Property(i => i.CinCipher).HasMaxLength(600);
    }

    public void Configure(EntityTypeBuilder<PersonContact> b)
    {
        b.HasIndex(c => c.PersonId).IsUnique();
        b.HasIndex(c => c.Phone);
    }

    public void Configure(EntityTypeBuilder<PersonLink> b) => b.HasIndex(l => new { l.PersonId, l.EditionId });
}
