using AusAiducation.Core.Access;
using AusAiducation.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AusAiducation.Core.Programme;

/// <summary>Opens organisations, corrects and renames them, and writes down which call was sent to them and what came back.</summary>
public sealed class OrganisationKeeping(ViewerDb viewerDb, ProgrammeClock clock)
{
    /// <summary>Returns the key of the new organisation.</summary>
    public async Task<string> CreateAsync(OrganisationInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var p = new Problems();
        var (name, facts) = (input.Name(p), input.Facts(p));
        p.ThrowIfAny();
        var organisation = new Organisation(name, facts.Kind, facts.Province, facts.From, facts.To);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync(ct);
        return organisation.Key;
    }

    public async Task CorrectAsync(string key, OrganisationInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var organisation = await FindAsync(db, key, ct);
        var p = new Problems();
        var (name, facts) = (input.Name(p), input.Facts(p));
        p.ThrowIfAny();
        // On one day a body has one name: notices and letters print it.
        var others = (await db.Organisations.AsNoTracking().Where(o => o.Id != organisation.Id && (o.FirstId ?? o.Id) == organisation.BodyId).ToListAsync(ct)).Find(o => o.OverlapsWith(facts.From, facts.To));
        if (others is not null) throw new InputRefused(facts.To is null || others.ValidFrom <= facts.To ? nameof(input.ValidTo) : nameof(input.ValidFrom), "Organisations.NamesOverlap", others.Name);
        db.Expect(organisation, input.Version);
        organisation.Correct(name, facts.Kind, facts.Province, facts.From, facts.To);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ends the present name and begins another; returns the key under which the body is found from then on.</summary>
    public async Task<string> RenameAsync(string key, RenameInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var organisation = await FindAsync(db, key, ct);
        var p = new Problems();
        var name = new OrganisationInput { NameFr = input.NameFr, NameAr = input.NameAr, NameEn = input.NameEn }.Name(p);
        var from = p.Day(nameof(input.From), input.From);
        p.ThrowIfAny();
        var renamed = organisation.Rename(name, from!.Value);
        db.Organisations.Add(renamed);
        await db.SaveChangesAsync(ct);
        return renamed.Key;
    }

    public async Task SendCallAsync(string key, CallInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var organisation = await FindAsync(db, key, ct);
        var p = new Problems();
        var edition = await db.Editions.FirstOrDefaultAsync(e => e.Code == input.Edition, ct);
        if (edition is null) p.Add(nameof(input.Edition), "Common.ChooseOne");
        else if (edition.ClosedAt is not null) p.Add(nameof(input.Edition), "Programme.EditionClosed", edition.Code);
        var sentOn = p.Day(nameof(input.SentOn), input.SentOn, notAfter: clock.Today);
        var channel = p.Choice<CallChannel>(nameof(input.Channel), input.Channel);
        var to = p.Optional(nameof(input.To), input.To, OrganisationContact.NameMaxLength);
        var note = p.Optional(nameof(input.Note), input.Note, OrganisationCall.NoteMaxLength);
        p.ThrowIfAny();
        db.OrganisationCalls.Add(new OrganisationCall(organisation.BodyId, edition!.Id, sentOn!.Value, channel!.Value, to, note, db.Viewer.UserId));
        await db.SaveChangesAsync(ct);
    }

    public async Task AnswerAsync(CallAnswerInput input, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var call = await db.OrganisationCalls.FirstOrDefaultAsync(c => c.Key == input.Call, ct) ?? throw new NotFoundForViewer("The call");
        var p = new Problems();
        var answer = p.Choice<CallAnswer>(nameof(input.Answer), input.Answer);
        var on = p.Day(nameof(input.AnsweredOn), input.AnsweredOn, required: answer is not CallAnswer.Waiting, notAfter: clock.Today);
        var note = p.Optional(nameof(input.AnswerNote), input.AnswerNote, OrganisationCall.NoteMaxLength);
        p.ThrowIfAny();
        call.Record(answer!.Value, on, note);
        await db.SaveChangesAsync(ct);
    }

    async Task<AppDbContext> OpenAsync(CancellationToken ct)
    {
        var db = await viewerDb.OpenAsync(ct);
        db.Viewer.Demand(Permission.ManageOrganisations);
        return db;
    }

    static async Task<Organisation> FindAsync(AppDbContext db, string key, CancellationToken ct) =>
        await db.Organisations.FirstOrDefaultAsync(o => o.Key == key, ct) ?? throw new NotFoundForViewer("The organisation");
}
