using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

/// <summary>Meetings of the commission, their minutes, and what follows a release: appeals and calls from the reserve.</summary>
sealed class MeetingConfiguration :
    IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingMember>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<MeetingNote>, IEntityTypeConfiguration<MeetingVote>,
    IEntityTypeConfiguration<SecondScore>, IEntityTypeConfiguration<Recusal>, IEntityTypeConfiguration<Minutes>, IEntityTypeConfiguration<MinutesLine>, IEntityTypeConfiguration<MinutesName>,
    IEntityTypeConfiguration<Appeal>, IEntityTypeConfiguration<CallUp>
{
    public void Configure(EntityTypeBuilder<Meeting> b)
    {
        b.HasIndex(m => new { m.EditionId, m.Number }).IsUnique();
        b.Property(m => m.Place).HasMaxLength(Meeting.PlaceMaxLength);
        b.Ignore(m => m.Quorum);
        b.HasOne<Edition>().WithMany().HasForeignKey(m => m.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(m => m.Members).WithOne(m => m.Meeting).HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeetingMember> b)
    {
        b.HasIndex(m => new { m.MeetingId, m.UserId }).IsUnique();
        b.HasIndex(m => m.UserId);
        b.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> b)
    {
        b.HasIndex(i => new { i.MeetingId, i.CandidateId }).IsUnique();
        b.HasIndex(i => i.CandidateId);
        b.Ignore(i => i.Votes);
        b.HasOne(i => i.Meeting).WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(i => i.Candidate).WithMany().HasForeignKey(i => i.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeetingNote> b)
    {
        OnItem(b);
        b.Property(n => n.Text).HasMaxLength(MeetingNote.TextMaxLength);
    }

    public void Configure(EntityTypeBuilder<MeetingVote> b)
    {
        OnItem(b);
        b.HasIndex(v => new { v.ItemId, v.UserId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SecondScore> b)
    {
        OnItem(b);
        b.HasIndex(s => new { s.ItemId, s.UserId, s.Number }).IsUnique();
        b.Ignore(s => s.Score);
    }

    public void Configure(EntityTypeBuilder<Recusal> b)
    {
        OnItem(b);
        b.HasIndex(r => new { r.ItemId, r.UserId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Minutes> b)
    {
        b.HasIndex(m => new { m.MeetingId, m.Number }).IsUnique();
        b.Property(m => m.Body).HasMaxLength(Minutes.TextMaxLength);
        b.Ignore(m => m.Holds);
        b.HasOne(m => m.Meeting).WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(m => m.By).WithMany().HasForeignKey(m => m.ByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(m => m.Lines).WithOne(l => l.Minutes).HasForeignKey(l => l.MinutesId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(m => m.Names).WithOne(n => n.Minutes).HasForeignKey(n => n.MinutesId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesLine> b)
    {
        b.HasIndex(l => new { l.MinutesId, l.Position }).IsUnique();
        b.HasIndex(l => l.DecisionId);
        b.Property(l => l.Text).HasMaxLength(MinutesLine.TextMaxLength);
        b.HasOne(l => l.Candidate).WithMany().HasForeignKey(l => l.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<SelectionDecision>().WithMany().HasForeignKey(l => l.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesName> b)
    {
        b.HasIndex(n => n.MinutesId);
        b.HasIndex(n => n.EraseOn);
        b.HasOne<Candidate>().WithMany().HasForeignKey(n => n.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Appeal> b)
    {
        b.HasIndex(a => a.CandidateId);
        b.HasIndex(a => a.CandidateId, "IX_Appeals_Waiting").IsUnique().HasFilter("\"AnsweredAt\" IS NULL");
        b.HasIndex(a => a.EditionId);
        b.Property(a => a.Words).HasMaxLength(Appeal.WordsMaxLength);
        b.Property(a => a.Answer).HasMaxLength(Appeal.AnswerMaxLength);
        b.HasOne(a => a.Candidate).WithMany().HasForeignKey(a => a.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<SelectionDecision>().WithMany().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(a => a.NewDecision).WithMany().HasForeignKey(a => a.NewDecisionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(a => a.AnsweredBy).WithMany().HasForeignKey(a => a.AnsweredByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CallUp> b)
    {
        b.HasIndex(c => c.InsteadOfId).IsUnique();
        b.HasIndex(c => c.CandidateId).IsUnique();
        b.HasOne(c => c.Candidate).WithMany().HasForeignKey(c => c.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.InsteadOf).WithMany().HasForeignKey(c => c.InsteadOfId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.By).WithMany().HasForeignKey(c => c.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    static void OnItem<T>(EntityTypeBuilder<T> b) where T : OnItem
    {
        b.HasIndex(r => r.CandidateId);
        b.HasOne<AgendaItem>().WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Candidate>().WithMany().HasForeignKey(r => r.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.User).WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
