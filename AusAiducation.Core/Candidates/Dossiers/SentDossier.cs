using AusAiducation.Core.Access;
using AusAiducation.Core.Consents;
using AusAiducation.Core.Data;
using AusAiducation.Core.People;
using AusAiducation.Core.Programme;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Candidates.Dossiers;

/// <summary>Carries answers without problems onto the rows of the programme: new ones when the file is sent, the same ones when it is changed after.</summary>
sealed class SentDossier(AppDbContext db, FieldVault vault, ProgrammeClock clock)
{
    /// <summary>Makes the candidate of a complete file. Two saves, in the caller's transaction.</summary>
    public async Task<Candidate> SendAsync(Dossier dossier, StepRules rules, CancellationToken ct)
    {
        var p = new Problems();
        var who = dossier.AnswersOf<IdentityAnswers>().Read(p, rules);
        var bac = dossier.AnswersOf<BacAnswers>().Read(p, rules);
        var studies = dossier.AnswersOf<StudiesAnswers>().Read(p);
        var family = dossier.AnswersOf<FamilyAnswers>().Read(p);
        var motivation = dossier.AnswersOf<MotivationAnswers>().Read(p);
        var project = dossier.AnswersOf<ProjectAnswers>().Read(p);
        p.ThrowIfAny();

        var twins = await TwinSearch.OfAsync(db, who, ownPersonId: 0, ct);
        var person = new Person(who.FamilyName, who.GivenName, who.FamilyNameArabic, who.GivenNameArabic, who.Gender);
        person.Identify(new PersonIdentity(who.BirthDate, OwnMassar(who, twins)));
        person.Reach(Contact(who, new PersonContact(who.Phone, who.Email, who.Province)));
        var file = new CandidateFile(bac.Stream, bac.Marks, bac.Year, studies.Wish, motivation);
        file.CorrectPlans(studies.Admissions, project);
        var candidate = new Candidate(dossier.Edition!, person, file, new SocialFile(family.Income, family.HouseholdSize, family.Situation), who.School, who.Province);
        candidate.CameByForm();
        db.Candidates.Add(candidate);
        dossier.Submit(candidate, clock.Now);
        await db.SaveChangesAsync(ct);

        foreach (var kind in dossier.AnswersOf<ConsentAnswers>().Read(p)) db.CandidateConsents.Add(new CandidateConsent(dossier.EditionId, candidate.Id, kind, clock.Today));
        if (dossier.IsMinor(clock.Today)) db.RepresentativeAgreements.Add(new RepresentativeAgreement(dossier.EditionId, candidate.Id, dossier.AnswersOf<RepresentativeAnswers>().Read(p)));
        await TwinSearch.NoteAsync(db, candidate, twins, ct);
        foreach (var document in await db.Documents.Where(d => d.DossierId == dossier.Id).ToListAsync(ct)) document.OfCandidate(candidate.Id);
        await db.SaveChangesAsync(ct);
        return candidate;
    }

    /// <summary>Changes what was sent by one step, before the save of the caller.</summary>
    public async Task ChangeAsync(Dossier dossier, StepAnswers typed, StepRules rules, CancellationToken ct)
    {
        var id = dossier.CandidateId;
        var candidate = await db.Candidates.Include(c => c.Person.Identity).Include(c => c.Person.Contact).Include(c => c.File).Include(c => c.Social).SingleAsync(c => c.Id == id, ct);
        var p = new Problems();
        switch (typed)
        {
            case IdentityAnswers identity: await ChangeIdentityAsync(dossier, candidate, identity.Read(p, rules), ct); break;
            case BacAnswers bac when bac.Read(p, rules) is var b: candidate.File.CorrectMarks(b.Stream, b.Marks, b.Year); break;
            case StudiesAnswers studies when studies.Read(p) is var s:
                candidate.File.CorrectWish(s.Wish, candidate.File.Motivation);
                candidate.File.CorrectPlans(s.Admissions, candidate.File.Project);
                break;
            case FamilyAnswers family when family.Read(p) is var f: candidate.Social!.Correct(f.Income, f.HouseholdSize, f.Situation); break;
            case MotivationAnswers motivation: candidate.File.CorrectWish(candidate.File.StudyWish, motivation.Read(p)); break;
            case ProjectAnswers project: candidate.File.CorrectPlans(candidate.File.Admissions, project.Read(p)); break;
            case RepresentativeAnswers representative: await ChangeRepresentativeAsync(candidate, representative.Read(p), ct); break;
            case ConsentAnswers consents: await ChangeConsentsAsync(candidate, consents.Read(p), ct); break;
            case ComplementAnswers complement: await CompleteAsync(candidate, complement.Read(p), ct); break;
        }
        candidate.HideName();
    }

    async Task ChangeIdentityAsync(Dossier dossier, Candidate candidate, IdentityFacts who, CancellationToken ct)
    {
        var person = candidate.Person;
        var twins = await TwinSearch.OfAsync(db, who, person.Id, ct);
        person.Rename(who.FamilyName, who.GivenName, who.FamilyNameArabic, who.GivenNameArabic);
        person.SetGender(who.Gender);
        person.Identity!.Correct(who.BirthDate, OwnMassar(who, twins));
        person.Contact!.Correct(who.Phone, who.Email, who.Province, person.Contact.Address);
        Contact(who, person.Contact);
        candidate.Correct(who.School, who.Province);
        await TwinSearch.NoteAsync(db, candidate, twins, ct);
        // A corrected date of birth may make a minor of somebody who sent the file as an adult.
        if (dossier.IsMinor(clock.Today) && dossier.AnswersOf<RepresentativeAnswers>() is { RepresentativeName: not null } named
            && !await db.RepresentativeAgreements.AnyAsync(r => r.CandidateId == candidate.Id, ct))
            db.RepresentativeAgreements.Add(new RepresentativeAgreement(candidate.EditionId, candidate.Id, named.Read(new Problems())));
    }

    async Task ChangeRepresentativeAsync(Candidate candidate, RepresentativeFacts named, CancellationToken ct)
    {
        if (await db.RepresentativeAgreements.SingleOrDefaultAsync(r => r.CandidateId == candidate.Id, ct) is { } there) there.Name(named);
        else db.RepresentativeAgreements.Add(new RepresentativeAgreement(candidate.EditionId, candidate.Id, named));
    }

    async Task ChangeConsentsAsync(Candidate candidate, IReadOnlySet<ConsentKind> given, CancellationToken ct)
    {
        var standing = await db.CandidateConsents.Where(c => c.CandidateId == candidate.Id && c.WithdrawnOn == null).ToListAsync(ct);
        foreach (var consent in standing.Where(c => !given.Contains(c.Kind))) consent.Withdraw(clock.Today);
        foreach (var kind in given.Where(k => standing.TrueForAll(c => c.Kind != k))) db.CandidateConsents.Add(new CandidateConsent(candidate.EditionId, candidate.Id, kind, clock.Today));
    }

    async Task CompleteAsync(Candidate candidate, ComplementFacts facts, CancellationToken ct)
    {
        var cin = await vault.SealAsync(VaultField.Cin, facts.Cin, ct);
        if (await TwinSearch.OfCinAsync(db, cin, candidate.PersonId, ct) is { } twin) await TwinSearch.NoteAsync(db, candidate, [twin], ct);
        else candidate.Person.Identity!.Seal(cin);
        candidate.Social!.Detail(facts.ParentsWork, facts.Household.MonthlyIncomeMad, facts.Detail);
        candidate.Social.Circumstances(facts.Household.Parents, facts.Household.Boarding, facts.Household.DistanceKm);
        // What a list counted is not erased by a field left empty.
        if (facts.Household.Siblings is { } siblings) candidate.Social.CountSiblings(siblings);
    }

    /// <summary>A code that is somebody else's on record waits in the suspicion; the person begins without.</summary>
    static string? OwnMassar(IdentityFacts who, List<TwinSearch.Found> twins) => twins.Exists(t => t.Sign == TwinSign.Massar) ? null : who.Massar;

    static PersonContact Contact(IdentityFacts who, PersonContact contact)
    {
        contact.Share(who.PhoneHolder, who.SecondPhone);
        return contact;
    }
}
