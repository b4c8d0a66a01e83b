using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates;

/// <summary>Corrects a file, part by part; each change stands in its history. The second of two writers is told.</summary>
public sealed class CandidateEditing(ViewerDb viewerDb, FieldVault vault, LegalGate gate, ProgrammeClock clock)
{
    /// <summary>Why a file is read only: its edition is closed.</summary>
    public static Refusal? WhyNotEdit(string editionCode, bool closed) => closed ? new("Candidates.EditionClosed", editionCode) : null;

    public async Task CorrectIdentityAsync(string key, IdentityInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var candidate = await LoadAsync(db, db.Candidates.Include(c => c.Person.Identity).Include(c => c.File), key, ct);
        var p = new Problems();
        var family = p.Required(nameof(input.FamilyName), input.FamilyName, Person.NameMaxLength);
        var given = p.Required(nameof(input.GivenName), input.GivenName, Person.NameMaxLength);
        var familyArabic = p.Optional(nameof(input.FamilyNameArabic), input.FamilyNameArabic, Person.NameMaxLength);
        var givenArabic = p.Optional(nameof(input.GivenNameArabic), input.GivenNameArabic, Person.NameMaxLength);
        var gender = p.Choice<Gender>(nameof(input.Gender), input.Gender);
        var birth = p.Day(nameof(input.BirthDate), input.BirthDate, required: false, notAfter: clock.Today);
        var massar = Massar.Normalise(p.Optional(nameof(input.Massar), input.Massar, 20));
        if (Cin.WhyNot(input.Cin) is { } wrong) p.Add(nameof(input.Cin), wrong);
        p.ThrowIfAny();
        if (Cin.Normalise(input.Cin) is not null && await gate.WhyNotCollectAsync(ct) is { } shut) throw new InputRefused([new(nameof(input.Cin), shut)]);
        var cin = Cin.Normalise(input.Cin) is { } plain ? await vault.SealAsync(VaultField.Cin, plain, ct) : null;
        if (massar is not null && await TakenAsync(db, i => i.Massar == massar && i.PersonId != candidate.PersonId, ct)) p.Add(nameof(input.Massar), "Candidates.MassarTaken");
        if (cin is not null && await TakenAsync(db, i => i.CinHash == cin.Hash && i.PersonId != candidate.PersonId, ct)) p.Add(nameof(input.Cin), "Candidates.CinTaken");
        p.ThrowIfAny();

        var person = candidate.Person;
        db.Expect(person, input.PersonVersion);
        person.Rename(family, given, familyArabic, givenArabic);
        person.SetGender(gender!.Value);
        if (person.Identity is { } identity)
        {
            db.Expect(identity, input.IdentityVersion);
            identity.Correct(birth, massar);
            if (cin is not null) identity.Seal(cin);
        }
        else person.Identify(new PersonIdentity(birth, massar, cin?.Cipher, cin?.Hash, cin?.Tail));
        // Somebody who applied twice has two files: both bear the new name.
        foreach (var application in await db.Candidates.IgnoringVisibility().Include(c => c.File).Where(c => c.PersonId == person.Id).ToListAsync(ct)) application.HideName();
        await db.SaveChangesAsync(ct);
    }

    public async Task CorrectContactAsync(string key, ContactInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var candidate = await LoadAsync(db, db.Candidates.Include(c => c.Person.Contact).Include(c => c.File), key, ct);
        var p = new Problems();
        string? phone = null;
        if (!string.IsNullOrWhiteSpace(input.Phone) && !MoroccanPhone.TryE164(input.Phone, out phone)) p.Add(nameof(input.Phone), "People.PhoneFormat");
        var email = p.Optional(nameof(input.Email), input.Email, CandidateInputs.EmailMaxLength);
        if (email is not null && !CandidateInputs.IsEmail(email)) p.Add(nameof(input.Email), "Candidates.EmailFormat");
        var address = p.Optional(nameof(input.Address), input.Address, CandidateInputs.AddressMaxLength);
        var school = p.Optional(nameof(input.School), input.School, Candidate.SchoolMaxLength);
        var province = string.IsNullOrEmpty(input.Province) ? null : input.Province;
        if (province is not null && Provinces.Of(province) is null) p.Add(nameof(input.Province), "Common.ChooseOne");
        p.ThrowIfAny();

        db.Expect(candidate, input.CandidateVersion);
        candidate.Correct(school, province);
        candidate.HideName();
        if (candidate.Person.Contact is { } contact)
        {
            db.Expect(contact, input.Version);
            contact.Correct(phone, email, province, address);
        }
        else candidate.Person.Reach(new PersonContact(phone, email, province, address));
        await db.SaveChangesAsync(ct);
    }

    public async Task CorrectMarksAsync(string key, MarksInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var candidate = await LoadAsync(db, db.Candidates.Include(c => c.File), key, ct);
        var p = new Problems();
        var marks = new BacMarks(p.Mark(nameof(input.National), input.National), p.Mark(nameof(input.Regional), input.Regional),
            p.Mark(nameof(input.ContinuousControl), input.ContinuousControl), input.PrivateCandidate == "yes", p.Mark(nameof(input.Printed), input.Printed));
        var year = string.IsNullOrWhiteSpace(input.BacYear) ? null : p.Whole(nameof(input.BacYear), input.BacYear, clock.Today.Year - 20, clock.Today.Year + 1);
        var stream = string.IsNullOrEmpty(input.Stream) ? null : input.Stream;
        if (stream is not null && Streams.Of(stream) is null) p.Add(nameof(input.Stream), "Common.ChooseOne");
        p.ThrowIfAny();

        db.Expect(candidate.File, input.Version);
        candidate.File.CorrectMarks(stream, marks, year);
        await db.SaveChangesAsync(ct);
    }

    public async Task CorrectFamilyAsync(string key, FamilyInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var candidate = await LoadAsync(db, db.Candidates.Include(c => c.Social), key, ct);
        RuleBroken.If(await gate.WhyNotCollectAsync(ct));
        var p = new Problems();
        var income = p.Choice<IncomeBracket>(nameof(input.Income), input.Income);
        var size = string.IsNullOrWhiteSpace(input.HouseholdSize) ? null : p.Whole(nameof(input.HouseholdSize), input.HouseholdSize, 1, SocialFile.HouseholdMax);
        var situation = p.Optional(nameof(input.Situation), input.Situation, SocialFile.SituationMaxLength);
        p.ThrowIfAny();

        var social = candidate.Social ?? throw new NotFoundForViewer("The social file");
        db.Expect(social, input.Version);
        social.Correct(income!.Value, size, situation);
        await db.SaveChangesAsync(ct);
    }

    public async Task CorrectWishAsync(string key, WishInput input, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        var candidate = await LoadAsync(db, db.Candidates.Include(c => c.File).Include(c => c.Person), key, ct);
        var p = new Problems();
        var wish = p.Optional(nameof(input.StudyWish), input.StudyWish, CandidateFile.WishMaxLength);
        var motivation = p.Optional(nameof(input.Motivation), input.Motivation, CandidateFile.MotivationMaxLength);
        p.ThrowIfAny();

        db.Expect(candidate.File, input.Version);
        candidate.File.CorrectWish(wish, motivation);
        candidate.HideName();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens the identity card number; that this person read it is written in the file's history first. Null when there is none.</summary>
    public async Task<string?> ShowCinAsync(string key, CancellationToken ct = default)
    {
        await using var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await db.Candidates.Include(c => c.Person.Identity).FirstOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer("The file");
        if (candidate.Person.Identity?.CinCipher is not { } cipher) return null;
        db.History.Add(HistoryRecord.OfLook(db.Viewer, clock.Now, candidate, nameof(PersonIdentity), "", "Cin"));
        await db.SaveChangesAsync(ct);
        return vault.Open(VaultField.Cin, cipher);
    }

    static async Task<Candidate> LoadAsync(AppDbContext db, IQueryable<Candidate> rows, string key, CancellationToken ct)
    {
        db.Viewer.Demand(Permission.EditCandidates);
        var candidate = await rows.Include(c => c.Edition).Include(c => c.Person).FirstOrDefaultAsync(c => c.Key == key, ct) ?? throw new NotFoundForViewer("The file");
        db.Viewer.Demand(Permission.EditCandidates, candidate.EditionId);
        RuleBroken.If(WhyNotEdit(candidate.Edition!.Code, candidate.Edition.ClosedAt is not null));
        return candidate;
    }

    /// <summary>Whether anybody else has it, visible or not: an answer of yes or no.</summary>
    static Task<bool> TakenAsync(AppDbContext db, System.Linq.Expressions.Expression<Func<PersonIdentity, bool>> same, CancellationToken ct) =>
        db.PersonIdentities.IgnoringVisibility().AnyAsync(same, ct);
}
