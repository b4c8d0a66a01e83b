using AusAiducation.Core.Candidates;
using AusAiducation.Core.Careers;
using AusAiducation.Core.Coaching;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Events;
using AusAiducation.Core.Funding;
using AusAiducation.Core.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class StudentConfiguration :
    IEntityTypeConfiguration<Student>, IEntityTypeConfiguration<Convention>, IEntityTypeConfiguration<AcademicYear>, IEntityTypeConfiguration<TermResult>,
    IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<Internship>, IEntityTypeConfiguration<EventAttendance>
{
    public void Configure(EntityTypeBuilder<Student> b)
    {
        b.HasIndex(s => s.CandidateId).IsUnique();
        b.HasIndex(s => s.SponsorId);
        b.HasIndex(s => s.EditionId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(s => s.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.Sponsor).WithMany().HasForeignKey(s => s.SponsorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Convention> b)
    {
        b.HasIndex(c => c.StudentId).IsUnique();
        b.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AcademicYear> b)
    {
        b.HasIndex(y => new { y.StudentId, y.Code }).IsUnique();
        b.HasOne<Student>().WithMany().HasForeignKey(y => y.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TermResult> b)
    {
        b.HasIndex(r => new { r.StudentId, r.YearCode, r.Term }).IsUnique();
        b.HasOne<Student>().WithMany().HasForeignKey(r => r.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Consent> b)
    {
        b.HasIndex(c => new { c.StudentId, c.Kind }).IsUnique().HasFilter("\"WithdrawnOn\" IS NULL");
        b.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Internship> b)
    {
        b.HasIndex(i => i.StudentId);
        b.HasOne<Student>().WithMany().HasForeignKey(i => i.StudentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EventAttendance> b)
    {
        b.HasIndex(a => new { a.EventId, a.StudentId }).IsUnique();
        b.HasOne(a => a.Event).WithMany().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Student>().WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class FundingConfiguration :
    IEntityTypeConfiguration<FundingPlan>, IEntityTypeConfiguration<Tranche>, IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<FundingPlan> b)
    {
        b.HasIndex(p => p.StudentId).IsUnique();
        b.HasOne<Student>().WithMany().HasForeignKey(p => p.StudentId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(p => p.Tranches).WithOne(t => t.Plan).HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.Cascade);
        b.Ignore(p => p.Total);
    }

    public void Configure(EntityTypeBuilder<Tranche> b)
    {
        b.HasIndex(t => t.StudentId);
        b.HasIndex(t => new { t.SponsorId, t.YearCode });
        b.HasIndex(t => t.DueOn);
        b.HasOne(t => t.Payment).WithOne(p => p.Tranche).HasForeignKey<Payment>(p => p.TrancheId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Payment> b)
    {
        b.HasIndex(p => p.TrancheId).IsUnique();
        b.HasIndex(p => p.StudentId);
        b.HasIndex(p => p.SponsorId);
        b.Property(p => p.Reference).HasMaxLength(Payment.ReferenceMaxLength);
    }

    public void Configure(EntityTypeBuilder<BankAccount> b)
    {
        b.HasIndex(a => a.StudentId).IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
        b.Property(a => a.RibCipher).HasMaxLength(800);
        b.HasOne<Student>().WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class CoachingConfiguration :
    IEntityTypeConfiguration<CoachAssignment>, IEntityTypeConfiguration<CoachingSession>, IEntityTypeConfiguration<PrivateNote>, IEntityTypeConfiguration<NoteOpening>
{
    public void Configure(EntityTypeBuilder<CoachAssignment> b)
    {
        b.HasIndex(a => a.StudentId).IsUnique().HasFilter("\"To\" IS NULL");
        b.HasIndex(a => a.CoachUserId);
        b.HasOne(a => a.Student).WithMany().HasForeignKey(a => a.StudentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(a => a.Coach).WithMany().HasForeignKey(a => a.CoachUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CoachingSession> b)
    {
        b.HasIndex(s => new { s.StudentId, s.HeldOn });
        b.HasIndex(s => s.CoachUserId);
        b.Property(s => s.SharedNote).HasMaxLength(CoachingSession.NoteMaxLength);
        b.HasOne(s => s.Student).WithMany().HasForeignKey(s => s.StudentId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.Coach).WithMany().HasForeignKey(s => s.CoachUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.PrivateNote).WithOne(n => n.Session).HasForeignKey<PrivateNote>(n => n.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PrivateNote> b) => b.Property(n => n.Text).HasMaxLength(CoachingSession.NoteMaxLength);

    public void Configure(EntityTypeBuilder<NoteOpening> b)
    {
        b.HasIndex(o => o.NoteId);
        b.HasIndex(o => o.ByUserId);
        b.HasOne(o => o.By).WithMany().HasForeignKey(o => o.ByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<PrivateNote>().WithMany().HasForeignKey(o => o.NoteId).OnDelete(DeleteBehavior.Restrict);
    }
}
