using AusAiducation.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AusAiducation.Core.Data.Configurations;

sealed class AccountConfiguration :
    IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<IdentityUserPasskey<int>>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<Invitation>,
    IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<HistoryEntry>, IEntityTypeConfiguration<Secret>
{
    public void Configure(EntityTypeBuilder<AppUser> b)
    {
        b.ToTable("Accounts");
        b.HasIndex(u => u.Key).IsUnique();
        b.HasIndex(u => u.NormalizedEmail).IsUnique();
        b.HasIndex(u => u.PersonId).IsUnique();
        b.Property(u => u.DisplayName).HasMaxLength(AppUser.NameMaxLength);
        b.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
    }

    /// <summary>Identity's own schema leaves passkeys out unless its options hang on the context; said here, they are there in every host.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> b)
    {
        b.ToTable("AccountPasskeys");
        b.HasKey(p => p.CredentialId);
        b.Property(p => p.CredentialId).HasMaxLength(1024);
        b.OwnsOne(p => p.Data).ToJson();
        b.HasOne<AppUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Membership> b)
    {
        b.HasIndex(m => m.UserId);
        b.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UserSession> b)
    {
        b.HasIndex(s => s.HandleHash).IsUnique();
        b.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Invitation> b)
    {
        b.HasIndex(i => i.SecretHash).IsUnique();
        b.HasOne(i => i.User).WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Draft> b)
    {
        b.HasIndex(d => new { d.OwnerUserId, d.Form, d.Target }).IsUnique();
        b.Property(d => d.Json).HasMaxLength(60_000);
    }

    public void Configure(EntityTypeBuilder<HistoryEntry> b)
    {
        b.Property(h => h.Changes).HasMaxLength(60_000);
        b.HasIndex(h => h.CandidateKey);
        b.HasIndex(h => h.StudentKey);
        b.HasIndex(h => h.At);
    }

    public void Configure(EntityTypeBuilder<Secret> b)
    {
        b.HasIndex(s => s.Name).IsUnique();
        b.Property(s => s.Cipher).HasMaxLength(2000);
    }
}
