using AusAiducation.Core.Access;
using AusAiducation.Core.Candidates;
using AusAiducation.Core.Programme;
using AusAiducation.Core.Selection;
using AusAiducation.Core.Selection.Assignment;
using AusAiducation.Core.Selection.Lots;
using AusAiducation.Core.Selection.Ties;
using AusAiducation.Core.Sponsorship;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class SelectionConfiguration :
    IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<Conflict>, IEntityTypeConfiguration<TieStatement>, IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewMark>,
    IEntityTypeConfiguration<SelectionDecision>, IEntityTypeConfiguration<RoundMember>, IEntityTypeConfiguration<RoundRulesVersion>, IEntityTypeConfiguration<Lot>, IEntityTypeConfiguration<LotEntry>,
    IEntityTypeConfiguration<ReviewVersion>, IEntityTypeConfiguration<TrainingNote>,
    IEntityTypeConfiguration<DismissedTie>, IEntityTypeConfiguration<ReviewAssignment>, IEntityTypeConfiguration<ReviewReminder>
{
    public void Configure(EntityTypeBuilder<Round> b)
    {
        b.HasIndex(r => new { r.EditionId, r.Kind, r.Number }).IsUnique();
        b.Property(r => r.Title).HasMaxLength(RoundTerms.TitleMaxLength);
        b.Property(r => r.LotSource).HasMaxLength(RoundTerms.LotMaxLength);
        b.Property(r => r.Seed).HasMaxLength(Keys.Length);
        b.Property(r => r.TieBreakers).HasMaxLength(100).HasConversion(
            list => string.Join(',', list), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(t => Enum.Parse<TieBreaker>(t)).ToList(),
            new ValueComparer<IReadOnlyList<TieBreaker>>((one, other) => one!.SequenceEqual(other!), list => list.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), list => list.ToList()));
        b.Property(r => r.Training).HasMaxLength(100).HasConversion(
            list => string.Join(',', list), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList(),
            new ValueComparer<IReadOnlyList<string>>((one, other) => one!.SequenceEqual(other!), list => list.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), list => list.ToList()));
        b.Ignore(r => r.Name);
        b.Ignore(r => r.Terms);
        b.HasMany(r => r.Members).WithOne(m => m.Round).HasForeignKey(m => m.RoundId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.RoundId).OnDelete(DeleteBehavior.Cascade);
        b.HasOne<Edition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.Rubric).WithMany().HasForeignKey(r => r.RubricId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoundMember> b)
    {
        b.HasIndex(m => new { m.RoundId, m.UserId }).IsUnique();
        b.HasIndex(m => m.UserId);
        b.Property(m => m.Streams).HasMaxLength(200).HasConversion(
            list => string.Join(',', list), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((one, other) => one!.SequenceEqual(other!), list => list.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), list => list.ToList()));
        b.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoundRulesVersion> b)
    {
        b.HasIndex(v => new { v.RoundId, v.Number }).IsUnique();
        b.Property(v => v.Text).HasMaxLength(RoundRulesVersion.TextMaxLength);
        b.HasOne(v => v.By).WithMany().HasForeignKey(v => v.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Conflict> b)
    {
        b.HasIndex(c => new { c.CandidateId, c.UserId }).IsUnique();
        b.HasIndex(c => c.UserId);
        b.HasOne(c => c.Candidate).WithMany().HasForeignKey(c => c.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(c => c.User).WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DismissedTie> b)
    {
        b.HasIndex(d => new { d.CandidateId, d.UserId }).IsUnique();
        b.HasIndex(d => d.EditionId);
        b.Property(d => d.Reason).HasMaxLength(Conflict.ReasonMaxLength);
        b.HasOne<Candidate>().WithMany().HasForeignKey(d => d.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.User).WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewAssignment> b)
    {
        b.HasIndex(a => new { a.RoundId, a.Number }).IsUnique();
        b.Property(a => a.Seed).HasMaxLength(ReviewAssignment.SeedMaxLength);
        b.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(a => a.By).WithMany().HasForeignKey(a => a.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewReminder> b)
    {
        b.HasIndex(r => new { r.RoundId, r.UserId, r.Kind, r.DueOn }).IsUnique();
        b.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TieStatement> b)
    {
        b.HasIndex(s => new { s.RoundId, s.UserId }).IsUnique();
        b.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Review> b)
    {
        b.HasIndex(r => new { r.RoundId, r.CandidateId, r.UserId, r.IsTraining }).IsUnique();
        b.HasQueryFilter(InternalQueries.TrainingFilter, r => !r.IsTraining);
        b.HasIndex(r => r.CandidateId);
        b.HasIndex(r => r.UserId);
        // All that the progress of a round asks: its counts are read from the index alone.
        b.HasIndex(r => new { r.EditionId, r.RoundId, r.State, r.IsTraining, r.UserId });
        b.Ignore(r => r.Score);
        b.Property(r => r.Weights).HasDefaultValue(100);
        b.Property(r => r.Comment).HasMaxLength(Review.CommentMaxLength);
        b.HasOne(r => r.Round).WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.User).WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(r => r.File).WithMany().HasForeignKey(r => r.CandidateId).HasPrincipalKey(f => f.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.Property(r => r.Abstention).HasMaxLength(Review.ReasonMaxLength);
        b.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.ReviewId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(r => r.Marks).WithOne(m => m.Review).HasForeignKey(m => m.ReviewId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Lot> b)
    {
        b.HasIndex(l => new { l.RoundId, l.Number }).IsUnique();
        b.Property(l => l.Source).HasMaxLength(RoundTerms.LotMaxLength);
        b.Property(l => l.Pool).HasMaxLength(Lot.ListMaxLength);
        b.Property(l => l.Order).HasMaxLength(Lot.ListMaxLength);
        b.Property(l => l.Digests).HasMaxLength(Lot.DigestsMaxLength);
        b.Property(l => l.Commitment).HasMaxLength(64);
        b.Property(l => l.Seed).HasMaxLength(Lot.SeedMaxLength);
        b.Ignore(l => l.Codes);
        b.Ignore(l => l.Drawn);
        b.HasOne<Round>().WithMany().HasForeignKey(l => l.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(l => l.CommittedBy).WithMany().HasForeignKey(l => l.CommittedByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(l => l.DrawnBy).WithMany().HasForeignKey(l => l.DrawnByUserId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(l => l.Entries).WithOne().HasForeignKey(e => e.LotId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LotEntry> b)
    {
        b.HasIndex(e => new { e.LotId, e.CandidateId }).IsUnique();
        b.HasIndex(e => e.CandidateId);
        b.HasOne<Candidate>().WithMany().HasForeignKey(e => e.CandidateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewMark> b) => b.HasIndex(m => new { m.ReviewId, m.CriterionId }).IsUnique();

    public void Configure(EntityTypeBuilder<ReviewVersion> b)
    {
        b.HasIndex(v => v.ReviewId);
        b.Property(v => v.Marks).HasMaxLength(ReviewVersion.MarksMaxLength);
        b.Property(v => v.Comment).HasMaxLength(Review.CommentMaxLength);
    }

    public void Configure(EntityTypeBuilder<TrainingNote> b)
    {
        b.HasIndex(n => new { n.RoundId, n.CandidateId }).IsUnique();
        b.Property(n => n.Text).HasMaxLength(TrainingNote.TextMaxLength);
        b.HasOne<Round>().WithMany().HasForeignKey(n => n.RoundId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<CandidateFile>().WithMany().HasForeignKey(n => n.CandidateId).HasPrincipalKey(f => f.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SelectionDecision> b)
    {
        b.HasIndex(d => d.CandidateId).IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
        b.HasIndex(d => d.EditionId);
        b.Property(d => d.Reason).HasMaxLength(SelectionDecision.ReasonMaxLength);
        b.HasOne(d => d.Candidate).WithMany().HasForeignKey(d => d.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(d => d.By).WithMany().HasForeignKey(d => d.ByUserId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class SponsorshipConfiguration :
    IEntityTypeConfiguration<Sponsor>, IEntityTypeConfiguration<SponsorSeats>, IEntityTypeConfiguration<SponsorPreference>, IEntityTypeConfiguration<Placement>, IEntityTypeConfiguration<SponsorTie>
{
    public void Configure(EntityTypeBuilder<Sponsor> b)
    {
        b.HasIndex(s => s.Name).IsUnique();
        b.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SponsorSeats> b)
    {
        b.HasIndex(s => new { s.EditionId, s.SponsorId }).IsUnique();
        b.HasOne(s => s.Sponsor).WithMany().HasForeignKey(s => s.SponsorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SponsorPreference> b)
    {
        b.HasIndex(p => new { p.EditionId, p.SponsorId, p.Kind, p.Value }).IsUnique();
        b.HasOne<Sponsor>().WithMany().HasForeignKey(p => p.SponsorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Placement> b)
    {
        b.HasIndex(p => p.CandidateId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        b.HasIndex(p => new { p.EditionId, p.SponsorId });
        b.HasOne(p => p.Candidate).WithMany().HasForeignKey(p => p.CandidateId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(p => p.Sponsor).WithMany().HasForeignKey(p => p.SponsorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SponsorTie> b)
    {
        b.HasIndex(t => new { t.EditionId, t.SponsorId, t.UserId }).IsUnique();
        b.Property(t => t.Words).HasMaxLength(SponsorTie.WordsMaxLength);
        b.Property(t => t.TakenBackWhy).HasMaxLength(SponsorTie.WordsMaxLength);
        b.HasOne(t => t.Sponsor).WithMany().HasForeignKey(t => t.SponsorId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(t => t.User).WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
