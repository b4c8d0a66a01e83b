using AusAiducation.Core.Candidates.Inquiries;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

/// <summary>Social inquiries, their signed reports and the photos taken.</summary>
sealed class InquiryConfiguration :
    IEntityTypeConfiguration<SocialInquiry>, IEntityTypeConfiguration<InquiryReport>, IEntityTypeConfiguration<InquiryFinding>, IEntityTypeConfiguration<InquiryContradiction>,
    IEntityTypeConfiguration<InquiryPhoto>
{
    public void Configure(EntityTypeBuilder<SocialInquiry> b)
    {
        b.HasIndex(i => i.CandidateId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        b.HasIndex(i => new { i.EditionId, i.State });
        b.HasIndex(i => i.InquirerUserId);
        b.HasOne<Edition>().WithMany().HasForeignKey(i => i.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(i => i.Candidate).WithMany().HasForeignKey(i => i.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(i => i.Inquirer).WithMany().HasForeignKey(i => i.InquirerUserId).OnDelete(DeleteBehavior.Restrict);
        b.Ignore(i => i.IsOpen);
    }

    public void Configure(EntityTypeBuilder<InquiryReport> b)
    {
        b.HasIndex(r => new { r.InquiryId, r.Number }).IsUnique();
        b.HasIndex(r => r.CandidateId);
        b.Property(r => r.Notes).HasMaxLength(InquiryReport.NotesMaxLength);
        b.HasOne(r => r.Inquiry).WithMany().HasForeignKey(r => r.InquiryId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(r => r.Findings).WithOne(f => f.Report).HasForeignKey(f => f.InquiryReportId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(r => r.Contradictions).WithOne(c => c.Report).HasForeignKey(c => c.InquiryReportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InquiryFinding> b)
    {
        b.HasIndex(f => new { f.InquiryReportId, f.NeedItemId }).IsUnique();
        b.Property(f => f.Evidence).HasMaxLength(InquiryFinding.EvidenceMaxLength);
        b.HasOne<NeedItem>().WithMany().HasForeignKey(f => f.NeedItemId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<NeedLevel>().WithMany().HasForeignKey(f => f.NeedLevelId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InquiryContradiction> b)
    {
        b.HasIndex(c => new { c.InquiryReportId, c.Kind }).IsUnique();
        b.Property(c => c.Explanation).HasMaxLength(InquiryContradiction.ExplanationMaxLength);
    }

    public void Configure(EntityTypeBuilder<InquiryPhoto> b)
    {
        b.HasIndex(p => p.InquiryId);
        b.HasOne<SocialInquiry>().WithMany().HasForeignKey(p => p.InquiryId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<NeedItem>().WithMany().HasForeignKey(p => p.NeedItemId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(p => p.Document).WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
