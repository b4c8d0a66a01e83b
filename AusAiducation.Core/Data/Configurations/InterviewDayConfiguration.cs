using AusAiducation.Core.Interviews;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class InterviewDayConfiguration :
    IEntityTypeConfiguration<InterviewDay>, IEntityTypeConfiguration<InterviewPanel>, IEntityTypeConfiguration<InterviewPanelMember>, IEntityTypeConfiguration<EditionTest>
{
    public void Configure(EntityTypeBuilder<InterviewDay> b)
    {
        b.HasIndex(d => new { d.EditionId, d.Date });
        b.Property(d => d.Place).HasMaxLength(InterviewDay.PlaceMaxLength);
        b.Property(d => d.RegionCode).HasMaxLength(40);
        b.Property(d => d.Seed).HasMaxLength(60);
        b.Property(d => d.Languages).HasMaxLength(20).HasConversion(
            list => string.Join(',', list), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).ToList(),
            new ValueComparer<IReadOnlyList<string>>((one, other) => one!.SequenceEqual(other!), list => list.Aggregate(0, (hash, t) => HashCode.Combine(hash, t)), list => list.ToList()));
        b.Ignore(d => d.Terms);
        b.HasOne(d => d.Edition).WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(d => d.Panels).WithOne(p => p.Day).HasForeignKey(p => p.DayId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InterviewPanel> b)
    {
        b.Property(p => p.Name).HasMaxLength(InterviewPanel.NameMaxLength);
        b.Property(p => p.Room).HasMaxLength(InterviewPanel.RoomMaxLength);
        b.HasOne<Edition>().WithMany().HasForeignKey(p => p.EditionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(p => p.Members).WithOne(m => m.Panel).HasForeignKey(m => m.PanelId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InterviewPanelMember> b)
    {
        b.HasIndex(m => new { m.PanelId, m.UserId }).IsUnique();
        b.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EditionTest> b)
    {
        b.HasIndex(t => new { t.EditionId, t.Position });
        b.ComplexProperty(t => t.Name);
        b.HasOne(t => t.Edition).WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Restrict);
    }
}
