using AusAiducation.Core.Candidates;
using AusAiducation.Core.Data.Listings;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

/// <summary>Named views of lists; what was done to many files at once.</summary>
sealed class PipelineConfiguration : IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<BulkRun>, IEntityTypeConfiguration<BulkFile>
{
    public void Configure(EntityTypeBuilder<SavedView> b)
    {
        b.HasIndex(v => new { v.OwnerUserId, v.ListCode, v.Name }).IsUnique();
        b.HasIndex(v => v.ListCode);
        b.Property(v => v.ListCode).HasMaxLength(40);
        b.Property(v => v.Name).HasMaxLength(SavedView.NameMaxLength);
        b.Property(v => v.Query).HasMaxLength(SavedView.QueryMaxLength);
        b.HasOne(v => v.Owner).WithMany().HasForeignKey(v => v.OwnerUserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BulkRun> b)
    {
        b.HasIndex(r => r.EditionId);
        b.HasOne(r => r.Edition).WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(r => r.Files).WithOne(f => f.Run).HasForeignKey(f => f.BulkRunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BulkFile> b)
    {
        b.HasIndex(f => new { f.BulkRunId, f.CandidateId }).IsUnique();
        b.HasIndex(f => f.CandidateId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(f => f.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }
}
