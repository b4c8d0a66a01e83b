using AusAiducation.Core.Candidates;
using AusAiducation.Core.Documents;
using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class CandidateConfiguration :
    IEntityTypeConfiguration<Candidate>, IEntityTypeConfiguration<CandidateFile>, IEntityTypeConfiguration<SocialFile>, IEntityTypeConfiguration<SourceList>,
    IEntityTypeConfiguration<EligibilityDecision>, IEntityTypeConfiguration<OfficialResult>, IEntityTypeConfiguration<ShortlistDecision>
{
    public void Configure(EntityTypeBuilder<Candidate> b)
    {
        b.HasIndex(c => new { c.EditionId, c.PersonId }).IsUnique();
        // Whether a file was merged stands in every question: with it here, the counts of an edition are read from the index alone.
        b.HasIndex(c => new { c.EditionId, c.MergedIntoId, c.Stage, c.StageSince });
        b.HasIndex(c => new { c.EditionId, c.SortName });
        b.HasIndex(c => c.Code).IsUnique();
        b.HasOne(c => c.Edition).WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(c => new { c.EditionId, c.SuppliedByOrganisationId });
        b.HasIndex(c => c.PurgeOn);
        b.HasOne(c => c.SuppliedBy).WithMany().HasForeignKey(c => c.SuppliedByOrganisationId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.MergedInto).WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        b.HasQueryFilter(InternalQueries.MergedFilter, c => c.MergedIntoId == null);
        b.HasOne(c => c.SourceList).WithMany().HasForeignKey(c => c.SourceListId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.File).WithOne().HasForeignKey<CandidateFile>(f => f.CandidateId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne(c => c.Social).WithOne().HasForeignKey<SocialFile>(f => f.CandidateId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CandidateFile> b)
    {
        b.HasIndex(f => new { f.EditionId, f.RulingAverage });
        foreach (var mark in new[] { nameof(CandidateFile.National), nameof(CandidateFile.Regional), nameof(CandidateFile.ContinuousControl), nameof(CandidateFile.PrintedAverage), nameof(CandidateFile.RulingAverage) })
            b.Property<decimal?>(mark).HasConversion(new MarkConverter());
        b.HasIndex(f => f.Code).IsUnique();
        b.Property(f => f.Motivation).HasMaxLength(CandidateFile.MotivationMaxLength);
        b.Property(f => f.AnonymousMotivation).HasMaxLength(CandidateFile.AnonymousMotivationMaxLength);
        b.Property(f => f.Project).HasMaxLength(CandidateFile.ProjectMaxLength);
        b.Property(f => f.AnonymousProject).HasMaxLength(2 * CandidateFile.ProjectMaxLength);
        b.Property(f => f.AnonymousAdmissions).HasMaxLength(2 * CandidateFile.AdmissionsMaxLength);
        b.Ignore(f => f.Marks);
    }

    public void Configure(EntityTypeBuilder<SocialFile> b)
    {
        b.HasIndex(f => f.CandidateId).IsUnique();
        b.Property(f => f.SituationDetail).HasMaxLength(SocialFile.DetailMaxLength);
    }

    public void Configure(EntityTypeBuilder<SourceList> b)
    {
        b.HasOne(l => l.Organisation).WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(l => l.ImportedBy).WithMany().HasForeignKey(l => l.ImportedByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(l => l.EditionId);
        b.HasIndex(l => l.UploadKey);
        b.Ignore(l => l.Basis);
    }


    public void Configure(EntityTypeBuilder<EligibilityDecision> b)
    {
        b.HasIndex(d => d.CandidateId);
        b.HasIndex(d => d.EditionId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(d => d.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.By).WithMany().HasForeignKey(d => d.ByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<EligibilityRules>().WithMany().HasForeignKey(d => d.RulesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OfficialResult> b)
    {
        b.HasIndex(r => r.CandidateId).IsUnique();
        b.HasIndex(r => new { r.EditionId, r.ConfirmedAt });
        b.HasOne(r => r.Candidate).WithMany().HasForeignKey(r => r.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.EnteredBy).WithMany().HasForeignKey(r => r.EnteredByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.ConfirmedBy).WithMany().HasForeignKey(r => r.ConfirmedByUserId).OnDelete(DeleteBehavior.Restrict);
        b.Ignore(r => r.Official);
        b.Ignore(r => r.Declared);
    }

    public void Configure(EntityTypeBuilder<ShortlistDecision> b)
    {
        b.HasIndex(d => d.CandidateId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(d => d.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.By).WithMany().HasForeignKey(d => d.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class InterviewConfiguration :
    IEntityTypeConfiguration<Interview>, IEntityTypeConfiguration<InterviewPanelist>, IEntityTypeConfiguration<InterviewSheet>, IEntityTypeConfiguration<InterviewMark>,
    IEntityTypeConfiguration<TestResult>
{
    const string Live = "\"State\" IN ('Planned', 'Held')";

    public void Configure(EntityTypeBuilder<Interview> b)
    {
        b.HasIndex(i => new { i.EditionId, i.StartsAt });
        // Two people who place at once: one candidate has one interview to come, one slot one candidate.
        b.HasIndex(i => i.CandidateId).IsUnique().HasFilter(Live).HasDatabaseName("IX_Interviews_Live");
        b.HasIndex(i => new { i.PanelOfDayId, i.StartsAt }).IsUnique().HasFilter($"\"PanelOfDayId\" IS NOT NULL AND {Live}");
        b.HasIndex(i => new { i.CandidateId, i.State });
        b.Property(i => i.Language).HasMaxLength(2);
        b.Property(i => i.Companion).HasMaxLength(Interview.CompanionMaxLength);
        b.Property(i => i.Reason).HasMaxLength(Interview.ReasonMaxLength);
        b.Ignore(i => i.Needs);
        b.HasOne(i => i.PanelOfDay).WithMany().HasForeignKey(i => i.PanelOfDayId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Edition>().WithMany().HasForeignKey(i => i.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(i => i.Candidate).WithMany().HasForeignKey(i => i.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(i => i.Panel).WithOne(p => p.Interview).HasForeignKey(p => p.InterviewId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InterviewPanelist> b)
    {
        b.HasIndex(p => p.UserId);
        b.HasIndex(p => new { p.InterviewId, p.UserId }).IsUnique();
        b.HasOne(p => p.User).WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InterviewSheet> b)
    {
        b.HasIndex(s => new { s.InterviewId, s.UserId }).IsUnique();
        b.HasIndex(s => s.CandidateId);
        b.Property(s => s.Notes).HasMaxLength(InterviewSheet.NotesMaxLength);
        b.HasOne<Interview>().WithMany().HasForeignKey(s => s.InterviewId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(s => s.Marks).WithOne(m => m.Sheet).HasForeignKey(m => m.InterviewSheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InterviewMark> b) => b.HasIndex(m => new { m.InterviewSheetId, m.CriterionId }).IsUnique();

    public void Configure(EntityTypeBuilder<TestResult> b)
    {
        b.HasIndex(t => new { t.CandidateId, t.TestId }).IsUnique();
        b.Ignore(t => t.Mark);
        b.HasOne<Candidate>().WithMany().HasForeignKey(t => t.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(t => t.Test).WithMany().HasForeignKey(t => t.TestId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentContent>, IEntityTypeConfiguration<RequiredPaper>
{
    public void Configure(EntityTypeBuilder<Document> b)
    {
        b.HasIndex(d => d.CandidateId);
        b.HasIndex(d => d.StudentId);
        b.HasIndex(d => d.Scan);
        b.HasQueryFilter(InternalQueries.CopiesFilter, d => d.RedactedOfId == null);
        b.HasOne<Document>().WithMany().HasForeignKey(d => d.RedactedOfId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.Content).WithOne(c => c.Document).HasForeignKey<DocumentContent>(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DocumentContent> b) => b.Property(c => c.Bytes);

    public void Configure(EntityTypeBuilder<RequiredPaper> b)
    {
        b.HasIndex(p => new { p.EditionId, p.Kind }).IsUnique();
        b.HasOne<Edition>().WithMany().HasForeignKey(p => p.EditionId);
        b.ComplexProperty(p => p.Explanation);
    }
}
