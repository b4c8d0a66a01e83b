using AusAiducation.Core.Candidates;
using AusAiducation.Core.Candidates.Dossiers;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class DossierConfiguration :
    IEntityTypeConfiguration<Dossier>, IEntityTypeConfiguration<DossierAnswer>, IEntityTypeConfiguration<DossierAccess>, IEntityTypeConfiguration<DossierSession>,
    IEntityTypeConfiguration<CandidateConsent>, IEntityTypeConfiguration<RepresentativeAgreement>, IEntityTypeConfiguration<DossierTwin>
{
    public void Configure(EntityTypeBuilder<Dossier> b)
    {
        b.HasIndex(d => d.Code).IsUnique();
        b.HasIndex(d => d.CandidateId).IsUnique();
        b.HasIndex(d => new { d.EditionId, d.SubmittedAt });
        b.HasIndex(d => d.HelpedByOrganisationId);
        b.HasOne(d => d.Edition).WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.HelpedByOrganisation).WithMany().HasForeignKey(d => d.HelpedByOrganisationId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.Candidate).WithMany().HasForeignKey(d => d.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(d => d.Answers).WithOne().HasForeignKey(a => a.DossierId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DossierAnswer> b)
    {
        b.HasIndex(a => new { a.DossierId, a.Step }).IsUnique();
        b.Property(a => a.Json).HasMaxLength(DossierAnswer.JsonMaxLength);
    }

    public void Configure(EntityTypeBuilder<DossierAccess> b)
    {
        b.HasIndex(a => a.Code).IsUnique();
        b.HasIndex(a => a.DossierId).IsUnique();
        b.HasOne<Dossier>().WithMany().HasForeignKey(a => a.DossierId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DossierSession> b)
    {
        b.HasIndex(s => s.HandleHash).IsUnique();
        b.HasIndex(s => s.DossierId);
        b.HasOne<Dossier>().WithMany().HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CandidateConsent> b)
    {
        b.HasIndex(c => c.CandidateId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(c => c.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RepresentativeAgreement> b)
    {
        b.HasIndex(r => r.CandidateId).IsUnique();
        b.HasOne<Candidate>().WithMany().HasForeignKey(r => r.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.RecordedBy).WithMany().HasForeignKey(r => r.RecordedByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DossierTwin> b)
    {
        b.HasIndex(t => t.CandidateId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(t => t.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Person>().WithMany().HasForeignKey(t => t.OtherPersonId).OnDelete(DeleteBehavior.Restrict);
        b.Property(t => t.Claimed).HasMaxLength(600);
    }
}
