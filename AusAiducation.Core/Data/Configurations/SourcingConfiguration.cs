using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

/// <summary>Organisations' contacts and calls, waiting lists, what lists corrected, files told apart or merged.</summary>
sealed class SourcingConfiguration :
    IEntityTypeConfiguration<OrganisationContact>, IEntityTypeConfiguration<OrganisationCall>, IEntityTypeConfiguration<PendingImport>, IEntityTypeConfiguration<SupplierColumn>,
    IEntityTypeConfiguration<ListChange>, IEntityTypeConfiguration<CandidateMerge>, IEntityTypeConfiguration<DistinctPair>
{
    // A file's every value, motivation and sealed card number included.
    const int ValuesLength = 12_000;

    public void Configure(EntityTypeBuilder<OrganisationContact> b)
    {
        b.HasIndex(c => c.BodyId);
        b.HasOne<Organisation>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrganisationCall> b)
    {
        b.HasIndex(c => new { c.BodyId, c.EditionId });
        b.HasOne<Organisation>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Edition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.By).WithMany().HasForeignKey(c => c.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PendingImport> b)
    {
        b.HasIndex(i => i.OwnerUserId);
        b.Property(i => i.Mapping).HasMaxLength(ValuesLength);
        b.Ignore(i => i.Basis);
        b.Ignore(i => i.IsLong);
    }

    public void Configure(EntityTypeBuilder<SupplierColumn> b)
    {
        b.HasIndex(c => new { c.BodyId, c.Heading }).IsUnique();
        b.HasOne<Organisation>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ListChange> b)
    {
        b.HasIndex(c => c.SourceListId);
        b.HasIndex(c => c.CandidateId);
        b.Property(c => c.Before).HasMaxLength(ValuesLength);
        b.HasOne<SourceList>().WithMany().HasForeignKey(c => c.SourceListId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Candidate>().WithMany().HasForeignKey(c => c.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CandidateMerge> b)
    {
        b.HasIndex(m => m.EditionId);
        b.HasIndex(m => m.CandidateId);
        b.HasIndex(m => m.MergedCandidateId);
        b.Property(m => m.Before).HasMaxLength(ValuesLength);
        b.Property(m => m.Moved).HasMaxLength(ValuesLength);
        b.HasOne(m => m.Candidate).WithMany().HasForeignKey(m => m.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(m => m.Merged).WithMany().HasForeignKey(m => m.MergedCandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(m => m.By).WithMany().HasForeignKey(m => m.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DistinctPair> b)
    {
        b.HasIndex(p => new { p.CandidateId, p.OtherId }).IsUnique();
        b.HasIndex(p => p.EditionId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(p => p.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Candidate>().WithMany().HasForeignKey(p => p.OtherId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(p => p.By).WithMany().HasForeignKey(p => p.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }
}
