using AusAiducation.Core.Candidates;
using AusAiducation.Core.Messages;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class MessageConfiguration :
    IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<ContactAttempt>, IEntityTypeConfiguration<EditionTemplate>, IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<Message> b)
    {
        b.HasIndex(m => new { m.EditionId, m.State });
        b.HasIndex(m => new { m.EditionId, m.CallOn });
        b.HasIndex(m => new { m.State, m.DueAt });
        b.HasIndex(m => m.CandidateId);
        b.HasIndex(m => m.PersonId);
        b.HasIndex(m => m.AppointmentUid);
        b.Ignore(m => m.Appointment);
        b.Ignore(m => m.HasLeft);
        b.Property(m => m.Body).HasMaxLength(Message.BodyMaxLength);
        b.Property(m => m.Short).HasMaxLength(Message.ShortMaxLength);
        b.HasOne<Edition>().WithMany().HasForeignKey(m => m.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Candidate>().WithMany().HasForeignKey(m => m.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(m => m.Tries).WithOne(t => t.Message).HasForeignKey(t => t.MessageId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ContactAttempt> b) => b.HasIndex(a => a.MessageId);

    public void Configure(EntityTypeBuilder<EditionTemplate> b)
    {
        b.HasIndex(t => new { t.EditionId, t.Template }).IsUnique();
        b.HasOne<Edition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.ComplexProperty(t => t.French, Words);
        b.ComplexProperty(t => t.Arabic, Words);
        b.ComplexProperty(t => t.English, Words);
    }

    public void Configure(EntityTypeBuilder<OutgoingMail> b)
    {
        b.HasIndex(m => new { m.SentAt, m.DueAt });
        b.HasIndex(m => m.Topic);
        b.Property(m => m.Body).HasMaxLength(8000);
        b.Property(m => m.Topic).HasMaxLength(OutgoingMail.TopicMaxLength);
    }

    static void Words(ComplexPropertyBuilder<TemplateWords> b)
    {
        b.Property(w => w.Subject).HasMaxLength(EditionTemplate.SubjectMaxLength);
        b.Property(w => w.Body).HasMaxLength(EditionTemplate.BodyMaxLength);
        b.Property(w => w.Short).HasMaxLength(EditionTemplate.ShortMaxLength);
    }
}
